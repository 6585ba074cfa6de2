import PnPDiagnostics
import PnPFiles
import PnPModel

@testable import PnPSources

/// A tar archive that a test puts together, header by header.
struct TarSample {
    private var blocks: [UInt8] = []

    init() {}

    /// Packs a tree, each path behind a prefix.
    ///
    /// - Parameters:
    ///   - files: The tree.
    ///   - prefix: Such as `sys/`.
    ///   - isPadded: Whether files have a page, as tar makes them of a running kernel's.
    /// - Throws: What the tree says.
    init(of files: InMemoryFiles, below prefix: String, isPadded: Bool = false) throws {
        try add(files, "", prefix, isPadded)
    }

    /// Puts archives one behind the other.
    init(joining samples: [TarSample]) { blocks = samples.flatMap(\.blocks) }

    private mutating func add(_ files: InMemoryFiles, _ path: String, _ prefix: String, _ isPadded: Bool) throws {
        for entry in try files.entries(of: path) {
            let path = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            switch entry.kind {
            case .directory:
                addDirectory("\(prefix)\(path)/")
                try add(files, path, prefix, isPadded)
            case .link: addLink(prefix + path, to: try files.linkText(at: path))
            case .file:
                var buffer = FileBuffer()
                try files.read(path, into: &buffer)
                var content = Array(buffer.bytes)
                if isPadded { content += [UInt8](repeating: 0, count: 4096 - content.count) }
                addFile(prefix + path, content)
            case .other: break
            }
        }
    }

    /// The archive with its end.
    var bytes: [UInt8] { blocks + [UInt8](repeating: 0, count: 1024) }

    mutating func addDirectory(_ path: String) { add(Array(path.utf8), "5") }
    mutating func addFile(_ path: String, _ text: String) { add(Array(path.utf8), "0", content: Array(text.utf8)) }
    mutating func addFile(_ path: String, _ content: [UInt8]) { add(Array(path.utf8), "0", content: content) }
    mutating func addLink(_ path: String, to text: String) { add(Array(path.utf8), "2", link: Array(text.utf8)) }

    /// Adds an entry of any type: `1` is a hard link, `3` a character device, `6` a pipe.
    ///
    /// - Parameters:
    ///   - path: Its path; a long one gets an entry of its own, as GNU tar writes it.
    ///   - type: The type's character.
    ///   - link: The text of a link.
    ///   - content: A file's bytes.
    ///   - size: How many bytes the header claims, if not as many as there are.
    mutating func add(
        _ path: [UInt8],
        _ type: Character,
        link: [UInt8] = [],
        content: [UInt8] = [],
        size: Int? = nil
    ) {
        if path.count > 100 { add(Array("././@LongLink".utf8), "L", content: path + [0]) }
        if link.count > 100 { add(Array("././@LongLink".utf8), "K", content: link + [0]) }
        var header = [UInt8](repeating: 0, count: 512)
        header.replaceSubrange(0..<min(100, path.count), with: path.prefix(100))
        header.replaceSubrange(100..<107, with: Array("0000644".utf8))
        header.replaceSubrange(108..<115, with: Array("0000000".utf8))
        header.replaceSubrange(116..<123, with: Array("0000000".utf8))
        header.replaceSubrange(124..<135, with: Self.octal(size ?? content.count))
        header.replaceSubrange(136..<147, with: Self.octal(0))
        header.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
        header[156] = type.asciiValue ?? 0
        header.replaceSubrange(157..<(157 + min(100, link.count)), with: link.prefix(100))
        header.replaceSubrange(257..<265, with: Array("ustar  \0".utf8))
        let sum = header.reduce(0) { $0 + Int($1) }
        header.replaceSubrange(148..<154, with: Self.octal(sum).suffix(6))
        header[154] = 0
        blocks += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    private static func octal(_ number: Int) -> [UInt8] {
        let digits = Array(String(number, radix: 8).utf8)
        return [UInt8](repeating: 0x30, count: max(0, 11 - digits.count)) + digits.suffix(11)
    }
}

/// What was learned of an archive.
struct ArchiveOutcome {
    var snapshot: Snapshot
    /// By path.
    var records: [String: DeviceRecord]
    /// Code and place of each.
    var diagnostics: [String]

    /// Reads an archive called `a`.
    init(reading bytes: [UInt8], _ detail: SourceDetail = .tree) throws {
        snapshot = try SysfsArchiveSource(FileBytes(bytes, name: "a")).snapshot(detail)
        let grouped = Dictionary(grouping: snapshot.records, by: \.path.text)
        precondition(grouped.values.allSatisfy { $0.count == 1 }, "a path stands twice")
        records = grouped.compactMapValues(\.first)
        diagnostics = snapshot.diagnostics.map { "\($0.code) \($0.location)" }
    }
}

extension SourceError {
    /// Code and place, or the description where there is none.
    var short: String { diagnostic.map { "\($0.code) \($0.location)" } ?? description }
}
