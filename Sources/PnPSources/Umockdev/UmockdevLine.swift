/// What a line of a recording is, by its first bytes.
///
/// - SeeAlso: linux-devices 5.2.
enum UmockdevLine: UInt8 {
    /// `P: /devices/…`: a device begins.
    case path = 0x50
    /// `N: bus/usb/001/001=1201…`: the node, perhaps with what was read from it: the descriptors of a USB device, which its
    /// attributes repeat.
    case node = 0x4E
    /// `S: disk/by-id/…`: a link to the node.
    case nodeLink = 0x53
    /// `E: KEY=VALUE`: a variable of the kernel's or of udev's.
    case variable = 0x45
    /// `A: name=value`: an attribute that is text.
    case text = 0x41
    /// `H: name=HEX`: an attribute that is not.
    case hexadecimal = 0x48
    /// `L: name=target`: a link.
    case link = 0x4C

    /// How many bytes stand before what a line says: the letter, a colon and a space.
    static let prefixLength = 3

    /// The kind of a line; `nil` for one that is not of this format.
    init?(_ line: Span<UInt8>) {
        guard line.count >= Self.prefixLength, line[1] == UInt8(ascii: ":"), line[2] == UInt8(ascii: " ") else {
            return nil
        }
        self.init(rawValue: line[0])
    }

    /// Whether a line is a comment, which the format does not have but people write.
    static func isComment(_ line: Span<UInt8>) -> Bool { line.count > 0 && line[0] == UInt8(ascii: "#") }

    // MARK: Recognition

    /// The number of the first line of a recording of ioctls, reads or writes, `@DEV /dev/…`; `nil` for another text.
    static func beginningOfTraffic(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var lines = unsafe LineScanner(text)
        while let range = lines.next() {
            if range.isEmpty { continue }
            return unsafe text[range].starts(with: "@DEV ".utf8) ? lines.number : nil
        }
        return nil
    }

    /// The most lines that are looked at; a device has fewer.
    private static let recognitionLimit = 4096

    /// Whether a text is the recorder's.
    ///
    /// It begins with a device, `P:`, as the output of `udevadm info --export-db` does. But that has no attributes, and a
    /// number in its lines `L:`. A recording without either reads the same in both formats.
    static func beginsRecording(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if unsafe beginningOfTraffic(text) != nil { return true }
        var lines = unsafe LineScanner(text)
        var hasPath = false
        while lines.number < recognitionLimit, let range = lines.next() {
            let line = unsafe UnsafeBufferPointer(rebasing: text[range])
            if unsafe range.isEmpty || isComment(line.span) { continue }
            if !hasPath {
                hasPath = unsafe line.starts(with: "P: /devices/".utf8)
                guard hasPath else { return false }
            }
            switch unsafe UmockdevLine(line.span) {
            case .text, .hexadecimal: return true
            case .link: if unsafe line.contains(UInt8(ascii: "=")) { return true }
            case .path, .node, .nodeLink, .variable, nil: break
            }
        }
        return false
    }
}
