import PnPFiles
import PnPModel

/// Reads the text of a `uevent` file: a variable a line, neither quoted nor escaped.
///
/// A value may hold `=`. A device's own name may hold a line end: a line without `=` therefore goes on the value before it,
/// and of two variables of one name the first counts, because the core writes its own before any that repeats what a device
/// said. `MODALIAS` alone may stand twice (an ACPI device with devicetree names).
/// - SeeAlso: linux-devices 1.3.
enum UeventText {
    /// The most variables that are taken; the kernel's own limit is 64.
    static let variableLimit = 256

    /// Fills a record from a file's bytes.
    ///
    /// What has a field of its own in the record goes there alone; all else goes to the properties, verbatim.
    static func read(_ bytes: Span<UInt8>, into record: inout DeviceRecord) {
        record.properties.reserveCapacity(8)
        var last: Target?
        var variables = 0
        TextLines.forEach(in: bytes) { line in
            guard let equals = TextLines.first(UInt8(ascii: "="), in: line), equals > 0 else {
                if let last { append("\n" + EscapedText.value(of: line), to: last, of: &record) }
                return
            }
            variables += 1
            guard variables <= variableLimit else {
                record.unreadable["uevent"] = "more than \(variableLimit) variables"
                last = nil
                return
            }
            let name = EscapedText.value(of: line.extracting(0..<equals))
            let value = EscapedText.value(of: line.extracting((equals + 1)..<line.count))
            last = take(name, value, into: &record)
        }
    }

    /// Where a variable went, so that a further line of its value can follow it.
    private enum Target {
        case driver
        case deviceType
        case node
        case modalias
        case property(String)
    }

    private static func take(_ name: String, _ value: String, into record: inout DeviceRecord) -> Target? {
        switch name {
        case "DRIVER":
            guard record.driver == nil else { return nil }
            record.driver = value
            return .driver
        case "DEVTYPE":
            guard record.deviceType == nil else { return nil }
            record.deviceType = value
            return .deviceType
        case "DEVNAME":
            guard record.node == nil else { return nil }
            record.node = value.utf8.first == UInt8(ascii: "/") ? value : "/dev/" + value
            return .node
        case "MODALIAS":
            guard !record.modaliases.contains(value) else { return nil }
            record.modaliases.append(value)
            return .modalias
        case "SUBSYSTEM", "DEVPATH":
            // Not in the kernel's file, but in the one that umockdev makes; the record has both already.
            return nil
        default:
            guard record.properties[name] == nil else { return nil }
            record.properties.append(name, value)
            return .property(name)
        }
    }

    private static func append(_ text: String, to target: Target, of record: inout DeviceRecord) {
        switch target {
        case .driver: record.driver?.append(text)
        case .deviceType: record.deviceType?.append(text)
        case .node: record.node?.append(text)
        case .modalias:
            if let last = record.modaliases.indices.last { record.modaliases[last].append(text) }
        case .property(let name): record.properties[name]?.append(text)
        }
    }
}

/// Lines of a text in memory.
enum TextLines {
    /// Calls a closure with each line, without its end.
    ///
    /// The last line need not have one.
    static func forEach(in bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            body(bytes.extracting(start..<end))
            start = end + 1
        }
    }

    /// The offset of the first byte of a value.
    static func first(_ byte: UInt8, in bytes: Span<UInt8>) -> Int? {
        for index in bytes.indices where bytes[index] == byte { return index }
        return nil
    }
}
