import PnPFiles
import PnPModel

/// One file of udev's database.
///
/// - SeeAlso: linux-devices 4.3, "Line grammar".
struct UdevEntry: Hashable {
    /// Lines `S`: symbolic links below `/dev`, without that prefix.
    var links: [String] = []
    /// Line `L`: which of several devices gets a link.
    var linkPriority: Int?
    /// Lines `E`.
    var properties: NamedValues = [:]
    /// Lines `G`: tags that were ever set.
    var tags: [String] = []
    /// Lines `Q`: tags that are set now (udev 247 or later).
    var currentTags: [String] = []
    /// Line `I`: when the device was ready, in microseconds of the monotonic clock.
    var initialized: String?

    /// The most lines that are taken of one file.
    static let lineLimit = 4096

    /// Reads a file; lines of another kind are passed over, as udev does.
    init(parsing bytes: Span<UInt8>) {
        var lines = 0
        TextLines.forEach(in: bytes) { line in
            lines += 1
            guard lines <= Self.lineLimit, line.count > 2, line[1] == UInt8(ascii: ":") else { return }
            let value = EscapedText.value(of: line.extracting(2..<line.count))
            switch line[0] {
            case UInt8(ascii: "S"): links.append(value)
            case UInt8(ascii: "L"): linkPriority = Int(value)
            case UInt8(ascii: "E"): add(property: value)
            case UInt8(ascii: "G"): tags.append(value)
            case UInt8(ascii: "Q"): currentTags.append(value)
            case UInt8(ascii: "I"): initialized = value
            default: break
            }
        }
    }

    private mutating func add(property text: String) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals != text.startIndex else { return }
        properties[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
    }

    /// The name of a device's file; `nil` for what udev does not know.
    static func fileName(for record: DeviceRecord) -> String? {
        guard let subsystem = record.subsystem else { return nil }
        let properties = record.properties
        if let major = properties["MAJOR"], let minor = properties["MINOR"] {
            return "\(subsystem.name == "block" ? "b" : "c")\(major):\(minor)"
        }
        if subsystem.name == "net", let index = properties["IFINDEX"] { return "n\(index)" }
        return "+\(subsystem.name):\(record.path.name)"
    }

    /// Adds the properties to a record, and those that libudev derives from the other lines.
    func complete(_ record: inout DeviceRecord) {
        var added = properties
        if !links.isEmpty { added["DEVLINKS"] = links.map { "/dev/" + $0 }.joined(separator: " ") }
        if !tags.isEmpty { added["TAGS"] = Self.list(tags) }
        if !currentTags.isEmpty { added["CURRENT_TAGS"] = Self.list(currentTags) }
        if let initialized { added["USEC_INITIALIZED"] = initialized }
        for pair in added.pairs where !Self.ownFields.contains(pair.name) && record.properties[pair.name] == nil {
            record.properties.append(pair.name, pair.value)
        }
    }

    /// What the kernel says and a record keeps in a field of its own.
    private static let ownFields: Set = ["DRIVER", "DEVTYPE", "DEVNAME", "MODALIAS", "SUBSYSTEM", "DEVPATH"]

    private static func list(_ tags: [String]) -> String {
        ":" + tags.joined(separator: ":") + ":"
    }
}
