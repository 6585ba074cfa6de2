/// What a text must be to be the path of a device, wherever it was written down.
enum DevicePath {
    /// The longest path, in bytes: Linux' own limit.
    static let maximumLength = 4096

    /// Whether a text is a path below `/devices` without empty names, `.` and `..`.
    static func isLegal(_ text: Span<UInt8>) -> Bool {
        let root: StaticString = "/devices/"
        let rootCount = root.utf8CodeUnitCount
        guard text.count > rootCount else { return false }
        for index in 0..<rootCount where unsafe root.utf8Start[index] != text[index] { return false }
        var start = rootCount
        for index in rootCount...text.count {
            guard index == text.count || text[index] == UInt8(ascii: "/") else {
                if text[index] == 0 { return false }
                continue
            }
            switch index - start {
            case 0: return false
            case 1: if text[start] == UInt8(ascii: ".") { return false }
            case 2: if text[start] == UInt8(ascii: "."), text[start + 1] == UInt8(ascii: ".") { return false }
            default: break
            }
            start = index + 1
        }
        return true
    }
}
