public import PnPModel

/// Identifies what sound cards offer to the sequencer: MIDI and synthesizer ports.
///
/// - SeeAlso: linux-devices 3.2, "none"; `sound/core/seq_device.c` (name `seq-midi-0-1`: the kind, the card, the device).
public struct SequencerBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `snd_seq`.
    public var buses: [String] { ["snd_seq"] }

    /// Identifies a port by its kind; the card's number is a counter, the device's is its place on the card.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let name = device.record.path.name
        guard let number = KernelName.suffix(of: name, after: "-"), number.utf8.allSatisfy(\.isDigit) else {
            return nil
        }
        let rest = name.dropLast(number.utf8.count + 1)
        guard let card = KernelName.suffix(of: rest, after: "-"), card.utf8.allSatisfy(\.isDigit) else { return nil }
        let kind = rest.dropLast(card.utf8.count + 1)
        guard !kind.isEmpty else { return nil }
        var own = OwnIdentity(bus: "snd_seq", instance: .address(String(number)))
        own.hardware = [#"SND_SEQ\"# + String(kind).madeLegal]
        own.words = "Sequencer port"
        own.setupClass = "Media"
        return try own.joined(with: device)
    }
}
