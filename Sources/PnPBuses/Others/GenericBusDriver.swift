public import PnPModel

/// Identifies devices of every bus that has no driver of its own here, and those of which their own driver can say
/// nothing.
///
/// The enumerator is the bus's own name. Firmware's IDs come first, then what the modalias says, then the name without its
/// counter; nothing is made up.
/// - SeeAlso: design section 3, "Identities"; linux-devices 3.5, "Others".
public struct GenericBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// None: it speaks for all that nobody else speaks for.
    public var buses: [String] { [] }

    /// Identifies a device by what any bus has.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let bus = record.subsystem?.name ?? "ROOT"
        let enumerator = bus.isEmpty ? "UNKNOWN" : bus.asEnumerator
        if let tree = OFIdentifiers(record) {
            var identity = try tree.identity(of: record, instance: Self.instance(of: record, bus))
            try Self.add(Self.modaliasID(of: record, enumerator), to: &identity)
            return identity
        }

        var draft = IdentityDraft()
        if let id = Self.modaliasID(of: record, enumerator) { try draft.hardware(id) }
        if device.firmware.isEmpty, let own = ACPIIdentifiers(record) {
            try? own.fill(&draft)
        } else {
            try ACPIIdentifiers.add(companions: device.firmware, to: &draft)
        }
        var id = IDText(enumerator)
        id.append(UInt8(ascii: "\\"))
        let name = KernelName.withoutCounter(record.path.name)
        id.append(legal: name.utf8.prefix(120))
        if name.isEmpty { id.append(UInt8(ascii: "_")) }
        // Without any other ID the name is one; it is the device ID wherever nothing of the bus's own is.
        let named = id.text
        if draft.hardware.isEmpty { try draft.hardware(named) }
        let own = draft.hardware.first.flatMap { $0.spelling.utf8.starts(with: enumerator.utf8) ? $0.spelling : nil }
        return try draft.identity(device: own ?? named, instance: Self.instance(of: record, bus))
    }

    /// `BUS\<what stands behind the modalias's prefix>`; `nil` where that is empty, too long, or firmware's.
    private static func modaliasID(of record: DeviceRecord, _ enumerator: String) -> String? {
        guard
            let modalias = record.modaliases.first(where: {
                !$0.hasModaliasPrefix("of") && !$0.hasModaliasPrefix("acpi")
            })
        else { return nil }
        let rest = modalias.modaliasRest
        guard !rest.isEmpty, rest.utf8.count + enumerator.utf8.count < 199 else { return nil }
        var id = IDText(enumerator)
        id.append(UInt8(ascii: "\\"))
        id.append(legal: rest.utf8)
        return id.text
    }

    private static func add(_ text: String?, to identity: inout DeviceIdentity) throws(IdentificationError) {
        guard let text, identity.compatibleIDs.count < IdentityDraft.limit else { return }
        do throws(IdentifierError) { identity.compatibleIDs.append(try CompatibleID(text)) } catch {
            throw IdentificationError(text: text, fault: error)
        }
    }

    /// Buses whose device names are addresses that hardware or configuration gave.
    ///
    /// - SeeAlso: design section 3, "Instance paths": a ccw, css or vio address is unique.
    private static let addressed: Set<String> = ["ccw", "ccwgroup", "css", "vio", "ap", "ibmebus", "vme"]

    private static func instance(of record: DeviceRecord, _ bus: String) -> DeviceIdentity.Instance {
        guard addressed.contains(bus), let name = DeviceIdentity.Instance.usable(String(record.path.name)) else {
            return .ordinal
        }
        return .unique(name)
    }
}
