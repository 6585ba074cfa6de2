import PnPDiagnostics
import PnPJSON
import PnPModel
public import PnPSelection

/// Writes what databases can drive: a line an entry, or `pnpctl.list/1`.
///
/// - SeeAlso: `Schemas/pnpctl.list-1.schema.json`.
public struct DriverListRenderer: Sendable {
    /// How many bytes are worth a system call.
    private static let portion = 1 << 17

    private let glyphs: TextStyle.Glyphs

    /// Makes a renderer.
    ///
    /// - Parameter glyphs: Which characters text may hold.
    public init(glyphs: TextStyle.Glyphs = .unicode) { self.glyphs = glyphs }

    /// Writes lines of fields with a tab between them: ID, kind, driver, class or `-`, place, and a device where there are
    /// any; an entry with several devices has a line for each.
    ///
    /// - Parameters:
    ///   - entries: What to write.
    ///   - emit: Called with each portion in turn.
    /// - Throws: What `emit` throws, at once.
    public func renderText(_ entries: [DriverEntry], emit: ([UInt8]) throws -> Void) rethrows {
        var bytes: [UInt8] = []
        for entry in entries {
            let fields = [
                entry.id.text, entry.kind.rawValue, entry.driver, entry.className ?? "-", entry.id.location.description,
            ]
            var line: [UInt8] = []
            for field in fields {
                if !line.isEmpty { line.append(UInt8(ascii: "\t")) }
                DisplayText.append(field, to: &line, glyphs: glyphs)
            }
            for device in entry.devices {
                bytes += line
                bytes.append(UInt8(ascii: "\t"))
                DisplayText.append(device.spelling, to: &bytes, glyphs: glyphs)
                bytes.append(UInt8(ascii: "\n"))
            }
            if entry.devices.isEmpty {
                bytes += line
                bytes.append(UInt8(ascii: "\n"))
            }
            if bytes.count >= Self.portion {
                try emit(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try emit(bytes)
    }

    /// Writes JSON.
    ///
    /// - Parameters:
    ///   - entries: What to write.
    ///   - emit: Called with each portion in turn.
    /// - Throws: What `emit` throws, at once.
    public func renderJSON(_ entries: [DriverEntry], emit: ([UInt8]) throws -> Void) rethrows {
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.list/1")
        writer.key("entries")
        writer.beginArray(.lines)
        for entry in entries {
            writer.beginObject()
            writer.member("id", entry.id.text)
            writer.member("idKind", entry.kind.rawValue)
            writer.member("driver", entry.driver)
            writer.member("class", entry.className)
            writer.key("location")
            writer.location(entry.id.location)
            if !entry.devices.isEmpty { writer.member("devices", entry.devices.map(\.spelling)) }
            writer.endObject()
            if writer.bytes.count >= Self.portion {
                try emit(writer.bytes)
                writer.removeAll()
            }
        }
        writer.endArray()
        writer.endObject()
        writer.newline()
        try emit(writer.bytes)
    }
}
