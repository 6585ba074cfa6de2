/// How an ID in a rule is compared with a device's: by folded bytes, so that nothing is copied to compare.
///
/// ASCII letters fold to upper-case. After an enumerator that Windows does not know, what no ID may contain folds to
/// `_`, because bus drivers wrote `_` there; after one that Windows knows such a byte stays and never matches.
/// - SeeAlso: windows-pnp 3.1; design section 3, "Identities".
package enum IdentifierFolding {
    /// The enumerators whose IDs Windows defines, folded.
    ///
    /// - SeeAlso: windows-pnp 3.3.
    package static let windowsEnumerators: Set<String> = [
        "1394", "ACPI", "ACPI_HAL", "BTHENUM", "BTHLE", "BTHLEDEVICE", "COMPUTER", "DISPLAY", "HDAUDIO", "HID", "HTREE",
        "IDE", "ISAPNP", "LPTENUM", "MONITOR", "PCI", "PCIIDE", "PCMCIA", "ROOT", "SBP2", "SCSI", "SD", "STORAGE", "SW",
        "SWC", "SWD", "USB", "USBPRINT", "USBSTOR", "VMBUS",
    ]

    /// Whether the bytes that no ID may contain count as `_` in this text.
    package static func repairsIllegalBytes(in text: String) -> Bool {
        let bytes = text.utf8
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\\")) else { return false }
        guard bytes.distance(from: bytes.startIndex, to: end) <= 16 else { return true }
        return !windowsEnumerators.contains(String(text[..<end]).uppercased())
    }

    /// The text with `_` for what no ID may contain, where that is what a bus driver writes.
    package static func deviceSpelling(of text: String) -> String {
        guard text.utf8.contains(where: isIllegal), repairsIllegalBytes(in: text) else { return text }
        return String(decoding: text.utf8.map { isIllegal($0) ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// A hash of the folded text, FNV-1a.
    package static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 {
            // Nearly every ID is legal, and then its enumerator does not matter.
            if isIllegal(byte), repairsIllegalBytes(in: text) { return self.hash(deviceSpelling(of: text)) }
            hash = (hash ^ UInt64(byte.asciiUppercased)) &* 0x100_0000_01b3
        }
        return hash
    }

    /// Whether two texts name the same thing.
    package static func equal(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).allSatisfy { one, other in
            if one.asciiUppercased == other.asciiUppercased { return true }
            if one == UInt8(ascii: "_"), isIllegal(other) { return repairsIllegalBytes(in: right) }
            if other == UInt8(ascii: "_"), isIllegal(one) { return repairsIllegalBytes(in: left) }
            return isIllegal(one) && isIllegal(other) && repairsIllegalBytes(in: left) && repairsIllegalBytes(in: right)
        }
    }

    private static func isIllegal(_ byte: UInt8) -> Bool { byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: ",") }
}
