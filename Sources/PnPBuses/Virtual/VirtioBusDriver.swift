public import PnPModel

/// Identifies virtio devices by their type.
///
/// - SeeAlso: linux-devices 3.2, 3.5.
public struct VirtioBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `virtio`.
    public var buses: [String] { ["virtio"] }

    /// Identifies a device as `VIRTIO\DEV_0001&VEN_1AF4`; there is one below each transport.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let fields = ModaliasFields(record, prefix: "virtio")
        guard let type = Number.hex(record.attributes["device"]) ?? fields?["d"] else { return nil }
        var id = IDText("VIRTIO\\DEV_")
        id.append(hex: type, digits: 4)
        let mark = id.mark
        var draft = IdentityDraft()
        if let vendor = Number.hex(record.attributes["vendor"]) ?? fields?["v"] {
            id.append("&VEN_")
            id.append(hex: vendor, digits: 4)
            try draft.hardware(id)
            id.cut(to: mark)
            try draft.compatible(id)
        } else {
            try draft.hardware(id)
        }
        var identity = try draft.identity(instance: .ordinal)
        let meaning = VirtioWords.meaning(of: type)
        identity.description = meaning?.words ?? "Virtio device"
        identity.className = meaning?.setupClass ?? "System"
        return identity
    }
}
