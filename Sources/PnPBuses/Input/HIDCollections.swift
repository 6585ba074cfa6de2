/// The top-level application collections of a HID report descriptor.
///
/// - SeeAlso: "Device Class Definition for HID" 1.11, section 6.2.2 (short and long items, usages, collections).
enum HIDCollections {
    /// What a top-level collection is for.
    struct Usage: Hashable {
        /// The usage page, such as 1 for generic desktop.
        var page: UInt32
        /// The usage on its page.
        var usage: UInt32
    }

    /// The most of a descriptor that is read; the kernel takes no longer one.
    private static let limit = 4096

    /// The usage of the first top-level collection.
    ///
    /// Windows makes a device of each collection and numbers them with `&Col`. Linux has one HID device for each interface,
    /// so the first collection speaks for it and no `&Col` is written.
    /// - Parameter descriptor: Hexadecimal text; blanks between digits are skipped.
    /// - Returns: `nil` when the text is no descriptor or has no collection.
    static func first(inHex descriptor: String) -> Usage? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(limit, descriptor.utf8.count / 2))
        var high: UInt8?
        for byte in descriptor.utf8 {
            if byte <= 0x20 { continue }
            guard let digit = byte.hexValue, bytes.count < limit else { return nil }
            if let half = high {
                bytes.append(half << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? first(in: bytes) : nil
    }

    /// The same of the descriptor's bytes.
    static func first(in bytes: [UInt8]) -> Usage? {
        var page: UInt32 = 0
        // Only the first of the usages before a collection is the collection's.
        var usage: UInt32?
        var saved: [UInt32] = []
        var index = 0
        while index < bytes.count {
            let prefix = bytes[index]
            if prefix == 0xFE {
                // A long item: length, tag, data; none are defined.
                guard index + 1 < bytes.count else { return nil }
                index += 3 + Int(bytes[index + 1])
                continue
            }
            let size = prefix & 3 == 3 ? 4 : Int(prefix & 3)
            guard index + size < bytes.count else { return nil }
            var value: UInt32 = 0
            for offset in 0..<size { value |= UInt32(bytes[index + 1 + offset]) << UInt32(8 * offset) }
            switch prefix & 0xFC {
            case 0x04: page = value
            case 0xA4: if saved.count < 16 { saved.append(page) }
            case 0xB4: page = saved.popLast() ?? page
            case 0x08: usage = usage ?? (size == 4 ? value : page << 16 | value & 0xFFFF)
            case 0xA0:
                guard let usage else { return nil }
                return Usage(page: usage >> 16, usage: usage & 0xFFFF)
            // Any other main item ends the local items before it.
            case 0x80, 0x90, 0xB0, 0xC0: usage = nil
            default: break
            }
            index += 1 + size
        }
        return nil
    }
}
