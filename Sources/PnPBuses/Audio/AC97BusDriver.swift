public import PnPModel

/// Identifies codecs on AC '97 links by their chip.
///
/// - SeeAlso: linux-devices 1.1 (`ac97`); `sound/pci/ac97/ac97_codec.c` (name `0-0:CS4297A`: the card, the codec on its
///   link, the chip).
public struct AC97BusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `ac97`.
    public var buses: [String] { ["ac97"] }

    /// Identifies a codec as `AC97\CS4297A`.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let name = device.record.path.name
        guard let chip = KernelName.suffix(of: name, after: ":"),
            let codec = KernelName.suffix(of: name.dropLast(chip.utf8.count + 1), after: "-")
        else { return nil }
        var own = OwnIdentity(bus: "ac97", instance: .address(String(codec).madeLegal))
        own.hardware = [#"AC97\"# + String(chip).madeLegal]
        own.words = "AC '97 codec"
        own.setupClass = "Media"
        return try own.joined(with: device)
    }
}
