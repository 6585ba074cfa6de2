/// The top-level application collections of a HID report descriptor.
///
/// Windows makes a device of each collection and numbers them with `&Col`. Linux has one HID device for each interface, so
/// the first collection speaks for it.
/// - SeeAlso: "Device Class Definition for HID" 1.11, section 6.2.2 (short and long items, usages, collections).
struct HIDCollections {
    /// What a top-level collection is for.
    struct Usage: Hashable {
        /// The usage page, such as 1 for generic desktop.
        var page: UInt32
        /// The usage on its page.
        var usage: UInt32
    }

    /// The most of a descriptor that is read; the kernel takes no longer one.
    private static let limit = 4096

    /// What the first top-level collection is for.
    var first: Usage
    /// How many top-level collections there are.
    var count: Int

    /// Reads a descriptor; fails when the text is no descriptor or has no collection.
    ///
    /// - Parameter descriptor: Hexadecimal text; blanks between digits are skipped.
    init?(hex descriptor: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(Self.limit, descriptor.utf8.count / 2))
        var high: UInt8?
        for byte in descriptor.utf8 {
            if byte <= 0x20 { continue }
            guard let digit = byte.hexValue, bytes.count < Self.limit else { return nil }
            if let half = high {
                bytes.append(half << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self.init(bytes)
    }

    /// Reads a descriptor's bytes; of one that ends within an item, what was whole counts.
    init?(_ bytes: [UInt8]) {
        var first: Usage?
        var count = 0
        var depth = 0
        var page: UInt32 = 0
        // Only the first of the usages before a collection is the collection's.
        var usage: UInt32?
        var saved: [UInt32] = []
        var index = 0
        while index < bytes.count {
            let prefix = bytes[index]
            if prefix == 0xFE {
                // A long item: length, tag, data; none are defined.
                guard index + 1 < bytes.count else { break }
                index += 3 + Int(bytes[index + 1])
                continue
            }
            let size = prefix & 3 == 3 ? 4 : Int(prefix & 3)
            guard index + size < bytes.count else { break }
            var value: UInt32 = 0
            for offset in 0..<size { value |= UInt32(bytes[index + 1 + offset]) << UInt32(8 * offset) }
            switch prefix & 0xFC {
            case 0x04: page = value
            case 0xA4: if saved.count < 16 { saved.append(page) }
            case 0xB4: page = saved.popLast() ?? page
            case 0x08: usage = usage ?? (size == 4 ? value : page << 16 | value & 0xFFFF)
            case 0xA0:
                if depth == 0 {
                    first = first ?? usage.map { Usage(page: $0 >> 16, usage: $0 & 0xFFFF) }
                    guard first != nil else { return nil }
                    count += 1
                }
                depth += 1
                usage = nil
            // Every main item ends the local items before it.
            case 0xC0:
                depth = max(0, depth - 1)
                usage = nil
            case 0x80, 0x90, 0xB0: usage = nil
            default: break
            }
            index += 1 + size
        }
        guard let first else { return nil }
        self.first = first
        self.count = count
    }
}
