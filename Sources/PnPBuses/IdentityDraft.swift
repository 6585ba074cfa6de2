internal import PnPModel

/// The ID lists of a device while a bus driver fills them.
///
/// No list grows past what Windows allows, and a text that is too long for an ID is left out.
/// - SeeAlso: windows-pnp 3.1.
struct IdentityDraft {
    /// The most IDs that a list may have.
    static let limit = 64

    /// Most specific first.
    private(set) var hardware: [HardwareID] = []
    /// Most specific first.
    private(set) var compatible: [CompatibleID] = []

    /// Makes room.
    init(hardware: Int = 2, compatible: Int = 3) {
        if hardware > 0 { self.hardware.reserveCapacity(hardware) }
        if compatible > 0 { self.compatible.reserveCapacity(compatible) }
    }

    /// Adds a hardware ID.
    ///
    /// - Throws: When it has a byte that no ID may contain.
    mutating func hardware(_ text: String) throws(IdentificationError) {
        guard hardware.count < Self.limit else { return }
        do throws(IdentifierError) { hardware.append(try HardwareID(text)) } catch { try Self.judge(error, of: text) }
    }

    /// Adds a compatible ID.
    ///
    /// - Throws: When it has a byte that no ID may contain.
    mutating func compatible(_ text: String) throws(IdentificationError) {
        guard compatible.count < Self.limit else { return }
        do throws(IdentifierError) { compatible.append(try CompatibleID(text)) } catch {
            try Self.judge(error, of: text)
        }
    }

    /// Adds what has been written as a hardware ID.
    mutating func hardware(_ text: borrowing IDText) throws(IdentificationError) {
        guard text.isLegal else { return try hardware(text.text) }
        guard hardware.count < Self.limit, HardwareID.lengths.contains(text.mark) else { return }
        hardware.append(HardwareID(checked: text.text))
    }

    /// Adds what has been written as a compatible ID.
    mutating func compatible(_ text: borrowing IDText) throws(IdentificationError) {
        guard text.isLegal else { return try compatible(text.text) }
        guard compatible.count < Self.limit, CompatibleID.lengths.contains(text.mark) else { return }
        compatible.append(CompatibleID(checked: text.text))
    }

    /// Adds a hardware ID unless it is there.
    mutating func hardware(ifNew text: String) throws(IdentificationError) {
        if !hardware.contains(where: { $0.spelling == text }) { try hardware(text) }
    }

    /// Adds a compatible ID unless one of the lists has it.
    mutating func compatible(ifNew text: String) throws(IdentificationError) {
        if !compatible.contains(where: { $0.spelling == text }), !hardware.contains(where: { $0.spelling == text }) {
            try compatible(text)
        }
    }

    /// The identity; the device ID is the first hardware ID unless it is given.
    ///
    /// - Throws: When there is no ID at all, or the device ID is no legal one.
    func identity(device: String? = nil, instance: DeviceIdentity.Instance) throws(IdentificationError)
        -> DeviceIdentity
    {
        let text = device ?? hardware.first?.spelling ?? compatible.first?.spelling ?? ""
        do throws(IdentifierError) {
            var identity = DeviceIdentity(
                deviceID: try DeviceID(text),
                hardwareIDs: hardware,
                compatibleIDs: compatible,
                instance: instance
            )
            switch instance {
            case .unique, .serial: identity.capabilities.insert(.uniqueID)
            case .address, .ordinal: break
            }
            return identity
        } catch {
            throw IdentificationError(text: text, fault: error)
        }
    }

    private static func judge(_ error: IdentifierError, of text: String) throws(IdentificationError) {
        if case .length = error { return }
        throw IdentificationError(text: text, fault: error)
    }
}

extension DeviceIdentity.Instance {
    /// A serial number as a part of an instance path, if it can be one.
    ///
    /// - SeeAlso: windows-pnp 3.1 (illegal characters, room for the device ID).
    static func usable(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count < 150, text.utf8.allSatisfy(\.isLegalInName) else { return nil }
        return text
    }
}

extension DeviceRecord {
    /// What can be done with a device whose bus says whether it can be pulled.
    ///
    /// - SeeAlso: linux-devices 1.4, `removable`; windows-pnp 2.4.
    var removability: DeviceCapabilities {
        attributes["removable"] == "removable" ? [.removable, .surpriseRemovalOK] : []
    }
}
