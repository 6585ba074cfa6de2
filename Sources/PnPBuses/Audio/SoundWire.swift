extension ModaliasGrammar {
    /// Audio chips on SoundWire links: `sdw:m01FAp4243v03c01`, maker, part, version of SoundWire, class.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/soundwire/slave.c`, `drivers/soundwire/bus_type.c`.
    static let soundwire = ModaliasGrammar(
        bus: "soundwire",
        prefix: "sdw",
        fields: [
            .vendor("m", .hex(4)), .device("p", .hex(4)), .revision("v", .hex(2), as: "VER"), .kind("c", .hex(2)),
        ],
        place: .found(linkAndUniqueID),
        words: "SoundWire audio device",
        setupClass: "Media"
    )
}

/// The link of `sdw:0:1:025d:0711:01:2` and, where there is one, the number of the chip among equal ones: `1:2`.
///
/// Older kernels leave out the controller before the link: `sdw:1:025d:0711:01:2`. Only the maker has four digits.
/// - SeeAlso: `drivers/soundwire/slave.c`, `sdw_slave_add`.
private func linkAndUniqueID(in name: Substring) -> String? {
    let parts = name.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 8, omittingEmptySubsequences: false)
    guard let maker = parts.firstIndex(where: { $0.count == 4 }), maker >= 2 else { return nil }
    var place = String(Substring(parts[maker - 1]))
    // Maker, part and class, then the number.
    if maker + 3 < parts.count { place += ":" + String(Substring(parts[maker + 3])) }
    return place
}
