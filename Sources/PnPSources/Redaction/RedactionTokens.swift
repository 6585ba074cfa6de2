/// A key that is known while one snapshot is redacted, and a hash that says nothing to whoever has not got it.
///
/// - SeeAlso: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012; this is SipHash-2-4.
struct RedactionKey: Sendable {
    private let first: UInt64
    private let second: UInt64

    init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    /// The keyed hash of some bytes.
    func hash(_ bytes: [UInt8]) -> UInt64 {
        var state = SipState(first, second)
        var word: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            word |= UInt64(byte) << UInt64(8 * (index % 8))
            if index % 8 == 7 {
                state.absorb(word)
                word = 0
            }
        }
        state.absorb(word | UInt64(truncatingIfNeeded: bytes.count) << 56)
        return state.finish()
    }

    private struct SipState {
        private var a: UInt64, b: UInt64, c: UInt64, d: UInt64

        init(_ first: UInt64, _ second: UInt64) {
            a = first ^ 0x736F_6D65_7073_6575
            b = second ^ 0x646F_7261_6E64_6F6D
            c = first ^ 0x6C79_6765_6E65_7261
            d = second ^ 0x7465_6462_7974_6573
        }

        mutating func absorb(_ word: UInt64) {
            d ^= word
            for _ in 0..<2 { mix() }
            a ^= word
        }

        mutating func finish() -> UInt64 {
            c ^= 0xFF
            for _ in 0..<4 { mix() }
            return a ^ b ^ c ^ d
        }

        private mutating func mix() {
            a = a &+ b
            c = c &+ d
            b = Self.rotate(b, 13) ^ a
            d = Self.rotate(d, 16) ^ c
            a = Self.rotate(a, 32)
            c = c &+ b
            a = a &+ d
            b = Self.rotate(b, 17) ^ c
            d = Self.rotate(d, 21) ^ a
            c = Self.rotate(c, 32)
        }

        private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
    }
}

/// What stands in the place of the secrets of one snapshot.
struct RedactionTokens {
    /// What every replacement has in it: of a text, of a serial number that cannot be part of an instance path, and of an
    /// address in each of its forms.
    static let marks = [
        "redacted-", "redacted,", "02:ed:ac:", "02:ED:AC:", "02-ed-ac-", "02-ED-AC-", "02edac", "02EDAC",
    ]

    private let key: RedactionKey
    /// The addresses of the snapshot and their replacements, as bytes.
    private var addresses: [[UInt8]: [UInt8]] = [:]
    private var takenAddresses: Set<[UInt8]> = []

    init(key: RedactionKey) { self.key = key }

    /// The replacement of a text: the same for equal texts, upper or lower case, with or without `0x`.
    func token(for text: String) -> String {
        if let address = replaceCompactAddress(text) { return address }
        if !HardwareAddress.all(in: text).isEmpty { return replaceAddresses(in: text) }
        var folded = Array(text.lowercased().utf8)
        if folded.starts(with: "0x".utf8) { folded.removeFirst(2) }
        let digits = String(key.hash(folded) & 0xFFFF_FFFF_FFFF, radix: 16)
        // What could not be part of an instance path before must not become so.
        let isLegal = folded.count < 150 && folded.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }
        return "redacted" + (isLegal ? "-" : ",") + String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    // MARK: Addresses

    /// Notes the addresses in a text, and gives each its replacement: different ones for different addresses.
    mutating func addAddresses(in text: String) {
        for found in HardwareAddress.all(in: text) { add(found) }
    }

    /// Notes the address at the end of a network interface's name: `enx001a2b3c4d5e`.
    mutating func addAddress(ofName name: String) {
        for found in HardwareAddress.all(in: String(name.suffix(12)), orCompact: { _ in true }) { add(found) }
    }

    private mutating func add(_ found: HardwareAddress) {
        guard addresses[found.bytes] == nil, !found.isRedacted else { return }
        var attempt = found.bytes
        var replacement: [UInt8]
        // There are 16 million replacements of six bytes; only millions of addresses can make the search fail.
        repeat {
            replacement = Self.address(key, attempt, count: found.bytes.count)
            attempt.append(0)
        } while !takenAddresses.insert(replacement).inserted && attempt.count < found.bytes.count + 100
        addresses[found.bytes] = replacement
    }

    /// `02:ed:ac` marks an address as one that no maker gave: the second bit says "administered locally".
    private static func address(_ key: RedactionKey, _ bytes: [UInt8], count: Int) -> [UInt8] {
        let hash = key.hash(bytes)
        return [0x02, 0xED, 0xAC] + (0..<(count - 3)).map { UInt8(truncatingIfNeeded: hash >> UInt64(8 * ($0 % 8))) }
    }

    /// The text with every known address replaced, in whatever form it stands there.
    func replaceAddresses(in text: String) -> String {
        guard !addresses.isEmpty else { return text }
        let found = HardwareAddress.all(in: text, orCompact: { addresses[$0] != nil })
        guard !found.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for address in found {
            guard let replacement = addresses[address.bytes] else { continue }
            address.write(replacement, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func replaceCompactAddress(_ text: String) -> String? {
        guard text.utf8.count == 12 else { return nil }
        let replaced = replaceAddresses(in: text)
        return replaced == text ? nil : replaced
    }
}
