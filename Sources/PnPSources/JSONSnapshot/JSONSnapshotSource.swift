public import PnPFiles
internal import PnPJSON
public import PnPModel

/// Reads a machine from a JSON snapshot, `pnpctl.snapshot/1`: what `capture` writes and what people write by hand.
///
/// It comes as one document or as NDJSON, a line with the header and then a device a line; which of the two is seen from
/// the content. A device that is wrong is left out with a diagnostic, so is a line that is no JSON; the rest loads.
/// - SeeAlso: design section 5, "The JSON snapshot"; `Schemas/pnpctl.snapshot-1.schema.json`.
public struct JSONSnapshotSource: DeviceSource {
    private let bytes: FileBytes

    /// Takes a file that was read.
    public init(_ bytes: FileBytes) { self.bytes = bytes }

    /// Whether a file looks like JSON: its first character is an opening brace.
    public static func recognizes(_ bytes: FileBytes) -> Bool {
        unsafe bytes.withUnsafeBytes { text in
            var index = unsafe text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while index < text.count, unsafe [0x20, 0x0A, 0x0D, 0x09].contains(text[index]) { index += 1 }
            return unsafe index < text.count && text[index] == UInt8(ascii: "{")
        }
    }

    /// Reads everything; how much detail is asked for does not matter.
    ///
    /// - Throws: `SourceError` with the place of the fault, when the text is no JSON, of another schema, or has devices
    ///   but none that can be used.
    public func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        let outcome = unsafe bytes.withUnsafeBytes { text in
            var reader = unsafe JSONSnapshotReader(text: text, file: bytes.name)
            return reader.read()
        }
        return try outcome.get()
    }
}
