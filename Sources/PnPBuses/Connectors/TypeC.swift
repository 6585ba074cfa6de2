extension ModaliasGrammar {
    /// Alternate modes of USB Type-C ports and partners: `typec:idFF01m01`; newer kernels leave the mode out.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/usb/typec/class.c` (names `port0.0`, `port0-partner.1`,
    ///   `port0-plug0.0`: the port is counted).
    static let typeC = ModaliasGrammar(
        bus: "typec",
        fields: [.device("id", .hex(4), as: "SVID"), .detail("m", .hex(2), as: "MODE").optional],
        place: .found(partAndNumber),
        words: "USB Type-C alternate mode",
        setupClass: "USB",
        meanings: [
            "8087": ("Thunderbolt alternate mode", "USB"), "FF01": ("DisplayPort alternate mode", "USB"),
        ]
    )
}

/// `partner.1` of `port0-partner.1`, `0` of the port's own `port0.0`.
private func partAndNumber(in name: Substring) -> String? {
    guard let number = KernelName.suffix(of: name, after: ".") else { return nil }
    let owner = name.utf8.dropLast(number.utf8.count + 1)
    guard let dash = owner.firstIndex(of: UInt8(ascii: "-")) else { return String(number) }
    return String(Substring(owner[owner.index(after: dash)...])) + "." + number
}
