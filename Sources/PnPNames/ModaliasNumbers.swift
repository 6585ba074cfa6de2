/// Reads the numbers of a modalias whose fields have fixed widths, from left to right: `pci:v00008086d…`.
///
/// - SeeAlso: linux-devices 3.2.
struct ModaliasNumbers {
    private var rest: Substring.UTF8View

    /// Begins behind the colon.
    init(_ modalias: String) {
        let bytes = modalias.utf8
        rest =
            bytes.firstIndex(of: UInt8(ascii: ":")).map { bytes[bytes.index(after: $0)...] } ?? bytes[bytes.endIndex...]
    }

    /// The number behind a name, which must come next.
    ///
    /// - Returns: `nil` where something else comes, or less than so many digits; then nothing is read.
    mutating func next(_ name: String, digits: Int) -> UInt32? {
        guard rest.starts(with: name.utf8) else { return nil }
        let text = rest.dropFirst(name.utf8.count)
        var value: UInt32 = 0
        var count = 0
        for byte in text.prefix(digits) {
            guard let digit = hexadecimalDigit(byte) else { return nil }
            value = value << 4 | digit
            count += 1
        }
        guard count == digits else { return nil }
        rest = text.dropFirst(digits)
        return value
    }
}
