public import PnPModel

extension DeviceLink {
    /// Reads `current_link_…` and `max_link_…` of a PCI function; `nil` where there are none, because it is not on PCI Express
    /// or nobody asked.
    ///
    /// - Parameter attributes: The function's attributes, as far as they were read.
    /// - SeeAlso: linux-devices 1.4, 1.5.
    public init?(_ attributes: NamedValues) {
        let current = Rate(speed: attributes["current_link_speed"], width: attributes["current_link_width"])
        let maximum = Rate(speed: attributes["max_link_speed"], width: attributes["max_link_width"])
        guard current != nil || maximum != nil else { return nil }
        self.init(current: current, maximum: maximum)
    }
}

extension DeviceLink.Rate {
    /// Reads `8.0 GT/s PCIe`, `2.5 GT/s` or `Unknown`, and `16`; `nil` where neither says anything.
    init?(speed: String?, width: String?) {
        let tenths = speed.map(Self.tenths) ?? 0
        let lanes = ResourceText.decimal(width).flatMap { Int(exactly: $0) } ?? 0
        guard tenths > 0 || 0 < lanes && lanes <= Self.mostLanes else { return nil }
        self.init(speed: tenths, width: lanes <= Self.mostLanes ? lanes : 0)
    }

    /// What the register has room for; the kernel writes 255 for a link that it knows nothing of.
    private static let mostLanes = 63

    /// A number with at most one digit behind its point, in tenths; 0 where there is none.
    private static func tenths(_ text: String) -> Int {
        let bytes = text.utf8.span
        var rest = 0..<bytes.count
        guard let word = ResourceText.word(in: bytes, &rest) else { return 0 }
        let point = word.first { bytes[$0] == UInt8(ascii: ".") } ?? word.upperBound
        guard word.count <= 6, let whole = ResourceText.decimal(in: bytes, word.lowerBound..<point) else { return 0 }
        let tenth = point + 1 < word.upperBound ? ResourceText.decimal(in: bytes, (point + 1)..<(point + 2)) : 0
        return tenth.map { Int(whole * 10 + $0) } ?? 0
    }
}
