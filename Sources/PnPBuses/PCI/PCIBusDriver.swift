public import PnPModel

/// Identifies PCI functions, in the layout of Windows 10 and later.
///
/// - SeeAlso: windows-pnp 3.3, "PCI"; linux-devices 3.5.
public struct PCIBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `pci`.
    public var buses: [String] { ["pci"] }

    /// Identifies a PCI function by vendor, device, subsystem, revision and class; an ACPI companion adds its IDs.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let function = PCIFunction(record), let place = PCIAddress.chain(of: record.path) else { return nil }
        var draft = IdentityDraft(hardware: 4, compatible: 7)
        let deviceID = try Self.fill(&draft, with: function)
        try ACPIIdentifiers.add(companions: device.firmware, to: &draft)

        var identity = try draft.identity(device: deviceID, instance: .address(place.digits))
        identity.label = place.own.domain == 0 ? String(record.path.name.utf8.dropFirst(5)) : nil
        identity.location = place.own.location
        identity.capabilities.formUnion(record.removability)
        if let code = function.classCode {
            identity.description = PCIClass.words(for: code)
            identity.className = PCIClass.setupClass(of: code)
        }
        return identity
    }

    /// `PCI(1400)`: device and function, two hexadecimal digits each.
    ///
    /// - SeeAlso: windows-pnp 3.3, "location path element".
    public func locationStep(to device: RecordView) -> LocationStep? {
        let name = device.record.path.name.utf8.span
        guard let address = PCIAddress(name, 0..<name.count) else { return nil }
        var step = IDText("PCI(")
        step.append(hex: address.device, digits: 2)
        step.append(hex: address.function, digits: 2)
        step.append(UInt8(ascii: ")"))
        return .next(step.text)
    }

    /// Writes the IDs of a function.
    ///
    /// What is not known takes its forms away. Where the subsystem is not known, the forms with and without revision take
    /// the place of the subsystem's among the hardware IDs, as they had before Windows 10.
    /// - Returns: The device ID, the most specific of all.
    static func fill(
        _ draft: inout IdentityDraft,
        with function: PCIFunction
    ) throws(IdentificationError) -> String? {
        var id = IDText("PCI\\VEN_")
        id.append(hex: function.vendor, digits: 4)
        let vendor = id.mark
        id.append("&DEV_")
        id.append(hex: function.device, digits: 4)
        let device = id.mark

        if let subsystem = function.subsystem {
            id.append("&SUBSYS_")
            id.append(hex: subsystem.device, digits: 4)
            id.append(hex: subsystem.vendor, digits: 4)
            let mark = id.mark
            if let revision = function.revision {
                id.append(revision: revision)
                try draft.hardware(id)
                id.cut(to: mark)
            }
            try draft.hardware(id)
            id.cut(to: device)
        } else {
            if let revision = function.revision {
                id.append(revision: revision)
                try draft.hardware(id)
                id.cut(to: device)
            }
            try draft.hardware(id)
        }
        if let code = function.classCode {
            id.append(classCode: code, after: "&CC_")
            try draft.hardware(id)
            id.cut(to: id.mark - 2)
            try draft.hardware(id)
            id.cut(to: device)
        }

        if function.subsystem != nil {
            if let revision = function.revision {
                id.append(revision: revision)
                try draft.compatible(id)
                id.cut(to: device)
            }
            try draft.compatible(id)
        }
        id.cut(to: vendor)
        guard let code = function.classCode else {
            try draft.compatible(id)
            return draft.hardware.first?.spelling
        }
        id.append(classCode: code, after: "&CC_")
        try draft.compatible(id)
        id.cut(to: id.mark - 2)
        try draft.compatible(id)
        id.cut(to: vendor)
        try draft.compatible(id)
        id.cut(to: 4)
        id.append(classCode: code, after: "CC_")
        try draft.compatible(id)
        id.cut(to: id.mark - 2)
        try draft.compatible(id)
        return draft.hardware.first?.spelling
    }
}

extension IDText {
    fileprivate mutating func append(revision: UInt32) {
        append("&REV_")
        append(hex: revision, digits: 2)
    }

    fileprivate mutating func append(classCode: UInt32, after tag: String) {
        append(tag)
        append(hex: classCode, digits: 6)
    }
}
