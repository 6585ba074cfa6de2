internal import PnPModel

/// What a bus that Windows does not know says of one of its devices, before firmware has its say.
struct OwnIdentity {
    /// The first part of the IDs.
    let enumerator: String
    /// Most specific first.
    var hardware: [String] = []
    /// Most specific first.
    var compatible: [String] = []
    /// Which one it is.
    var instance: DeviceIdentity.Instance
    /// What it is.
    var words: String?
    /// What any device like it is, for one of which nobody says more.
    var kind: String?
    /// The setup class that fits.
    var setupClass: String?

    /// Begins with a bus: its name in upper-case is the enumerator.
    init(bus: String, instance: DeviceIdentity.Instance) {
        enumerator = bus.isEmpty ? "UNKNOWN" : bus.asEnumerator
        self.instance = instance
    }

    /// `BUS\<all that stands behind the modalias's prefix>`; `nil` where that is empty, too long, or firmware's.
    func wholeModaliasID(of record: DeviceRecord) -> String? {
        let own = record.modaliases.first { !$0.hasModaliasPrefix("of") && !$0.hasModaliasPrefix("acpi") }
        guard let rest = own?.modaliasRest, !rest.isEmpty else { return nil }
        let length = rest.utf8.count + enumerator.utf8.count + 1
        guard length < 200 else { return nil }
        var id = IDText(enumerator)
        id.append(UInt8(ascii: "\\"))
        id.append(legal: rest.utf8)
        return id.text
    }

    /// The identity: what a devicetree says comes first, what ACPI says comes after the bus's own.
    ///
    /// Where nobody says anything, the kernel name without its counter is the ID, or the kernel's word for the kind of
    /// device where the name is nothing but numbers.
    /// - Throws: When there is no legal ID at all.
    func joined(with device: DeviceView) throws(IdentificationError) -> DeviceIdentity {
        let record = device.record
        if let tree = OFIdentifiers(record) { return try joined(with: tree, of: record) }
        var draft = IdentityDraft()
        for id in hardware { try draft.hardware(id) }
        for id in compatible { try draft.compatible(id) }
        let ownID = draft.hardware.first ?? draft.compatible.first.flatMap { try? HardwareID($0.spelling) }
        if device.firmware.isEmpty, let own = ACPIIdentifiers(record) {
            // In a format without links the device's own modalias says what its companion is.
            try? own.fill(&draft)
        } else {
            try ACPIIdentifiers.add(companions: device.firmware, to: &draft)
        }
        let named = ownID?.spelling ?? nameID(of: record)
        if draft.hardware.isEmpty, draft.compatible.isEmpty { try draft.hardware(named) }
        var identity = try draft.identity(device: named, instance: instance)
        identity.description = words
        identity.kind = kind
        identity.className = setupClass
        return identity
    }

    private func joined(
        with tree: OFIdentifiers,
        of record: DeviceRecord
    ) throws(IdentificationError) -> DeviceIdentity {
        var identity = try tree.identity(of: record, instance: instance)
        for text in hardware + compatible where identity.compatibleIDs.count < IdentityDraft.limit {
            do throws(IdentifierError) { identity.compatibleIDs.append(try CompatibleID(text)) } catch {
                if case .length = error { continue }
                throw IdentificationError(text: text, fault: error)
            }
        }
        identity.description = identity.description ?? words
        identity.kind = kind
        return identity
    }

    private func nameID(of record: DeviceRecord) -> String {
        var name = KernelName.withoutCounter(record.path.name)
        if !name.utf8.contains(where: \.isLetter), let type = record.deviceType, !type.isEmpty { name = type[...] }
        var id = IDText(enumerator)
        id.append(UInt8(ascii: "\\"))
        id.append(legal: name.utf8.prefix(120))
        if name.isEmpty { id.append(UInt8(ascii: "_")) }
        return id.text
    }
}
