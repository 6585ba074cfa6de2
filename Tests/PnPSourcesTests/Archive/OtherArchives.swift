import PnPFiles

/// Archives of other formats than tar, small and without compression.
enum OtherArchives {
    /// The "new" format of cpio: a header of hexadecimal numbers before each name and content.
    static func cpio(of files: InMemoryFiles, below prefix: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var number = 0
        func pad() { while bytes.count % 4 != 0 { bytes.append(0) } }
        func add(_ path: String, _ mode: Int, _ content: [UInt8]) {
            number += 1
            let fields = [number, mode, 0, 0, 1, 0, content.count, 0, 0, 0, 0, path.utf8.count + 1, 0]
            bytes += Array("070701".utf8)
            for field in fields {
                let digits = String(field, radix: 16)
                bytes += Array((String(repeating: "0", count: 8 - digits.count) + digits).utf8)
            }
            bytes += Array(path.utf8) + [0]
            pad()
            bytes += content
            pad()
        }
        for node in try nodes(of: files) { add(prefix + node.path, node.mode, node.content) }
        add("TRAILER!!!", 0, [])
        return bytes
    }

    /// Zip, stored without compression; links are files with a mode of their own.
    static func zip(of files: InMemoryFiles, below prefix: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        var count = 0
        func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> ($0 * 8) & 255) } }
        for node in try nodes(of: files) where node.mode & 0o170000 != 0o040000 {
            let name = Array((prefix + node.path).utf8)
            let middle =
                number(0, 2) + number(0, 2) + number(0, 4) + number(Int(crc32(node.content)), 4)
                + number(node.content.count, 4) + number(node.content.count, 4) + number(name.count, 2) + number(0, 2)
            let start = bytes.count
            bytes += [0x50, 0x4B, 3, 4] + number(20, 2) + middle + name + node.content
            directory += [0x50, 0x4B, 1, 2] + number(0x0314, 2) + number(20, 2) + middle
            directory +=
                number(0, 2) + number(0, 2) + number(0, 2) + number(node.mode << 16, 4) + number(start, 4) + name
            count += 1
        }
        let start = bytes.count
        bytes += directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2)
        return bytes + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    private static func nodes(
        of files: InMemoryFiles,
        in path: String = ""
    ) throws -> [(path: String, mode: Int, content: [UInt8])] {
        var nodes: [(path: String, mode: Int, content: [UInt8])] = []
        for entry in try files.entries(of: path) {
            let path = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            switch entry.kind {
            case .directory:
                nodes.append((path, 0o040755, []))
                nodes += try Self.nodes(of: files, in: path)
            case .link: nodes.append((path, 0o120777, Array(try files.linkText(at: path).utf8)))
            case .file:
                var buffer = FileBuffer()
                try files.read(path, into: &buffer)
                nodes.append((path, 0o100644, Array(buffer.bytes)))
            case .other: break
            }
        }
        return nodes
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
