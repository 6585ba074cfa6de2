extension ModaliasGrammar {
    /// Chips on I3C buses: `i3c:dcr51manuf024Dpart0B10ext0000`.
    ///
    /// The characteristics register says what kind of chip it is. Part and extra information are missing where the rest
    /// of the provisioned ID is random.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/i3c/master.c` (name `0-49a0b100000`: the bus, the provisioned ID; older
    ///   kernels write part and extra information in lower-case).
    static let i3c = ModaliasGrammar(
        bus: "i3c",
        fields: [
            .kind("dcr", .hex(2)), .vendor("manuf", .hex(4)), .device("part", .hex(4)).optional,
            .detail("ext", .hex(4), as: "EXT").optional,
        ],
        place: .found(provisionedID),
        words: "I3C chip"
    )
}

/// The provisioned ID, which no two chips on a bus share; `nil` where bit 32 says that the rest of it is random.
///
/// - SeeAlso: MIPI I3C specification, "Provisioned ID".
private func provisionedID(in name: Substring) -> String? {
    guard let digits = KernelName.suffix(of: name, after: "-"), digits.utf8.count <= 12,
        let value = UInt64(digits, radix: 16), value >> 32 & 1 == 0
    else { return nil }
    var text = IDText("")
    text.append(hex: UInt32(truncatingIfNeeded: value >> 24), digits: 6)
    text.append(hex: UInt32(truncatingIfNeeded: value & 0xFF_FFFF), digits: 6)
    return text.text
}
