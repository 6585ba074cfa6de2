internal import PnPModel

/// Who a draft is, or why that is not known.
///
/// A class, because an identity is a dozen strings and lists, and naming, drivers and nodes each look at it.
final class Identified: Sendable {
    /// What the bus driver or the person who wrote the snapshot says.
    let identity: DeviceIdentity
    /// Why the identity is a stand-in: what the device says is no legal ID.
    let fault: String?
    /// Whether a person stated the instance ID, so that a duplicate is a duplicate and no accident of naming.
    let isInstanceStated: Bool

    init(_ identity: DeviceIdentity, fault: String? = nil, isInstanceStated: Bool = false) {
        self.identity = identity
        self.fault = fault
        self.isInstanceStated = isInstanceStated
    }
}

/// Asks bus drivers who the devices are.
struct Identifier: Sendable {
    let forest: RecordForest
    let buses: any BusCatalogue

    /// The identity of a draft; always something that can stand in a tree.
    func identify(_ draft: NodeDraft) -> Identified {
        let record = forest.records[draft.own]
        guard let stated = record.identity else {
            do throws(IdentificationError) {
                if let identity = try derive(draft) { return Identified(identity) }
                return unusable(record, "its bus driver can make no ID of what is known of it")
            } catch {
                return unusable(record, error.description)
            }
        }
        do throws(IdentificationError) {
            return try complete(stated, draft)
        } catch {
            return unusable(record, error.description)
        }
    }

    private func derive(_ draft: NodeDraft) throws(IdentificationError) -> DeviceIdentity? {
        let view = DeviceView(
            own: forest[draft.own],
            merged: draft.merged.map { forest[$0] },
            // A firmware object without an ID says nothing of who the device is.
            firmware: draft.companions.filter { forest.records[$0].modalias != nil }.map { forest[$0] }
        )
        return try buses.driver(for: forest.records[draft.own]).identify(view)
    }

    /// IDs that a person wrote down, and what the bus driver says where the person says nothing.
    ///
    /// Hardware and compatible IDs go together: who states the first states the second.
    private func complete(_ stated: StatedIdentity, _ draft: NodeDraft) throws(IdentificationError) -> Identified {
        let derived: DeviceIdentity?
        if forest.records[draft.own].subsystem == nil {
            derived = nil
        } else if stated.hardwareIDs.isEmpty {
            derived = try derive(draft)
        } else {
            derived = try? derive(draft)
        }
        let instance = stated.instanceID.map { DeviceIdentity.Instance.unique($0) } ?? derived?.instance ?? .ordinal
        let device =
            stated.deviceID ?? stated.hardwareIDs.first ?? derived?.deviceID.spelling ?? stated.compatibleIDs.first
            ?? ""
        if let text = stated.instanceID { try check(instance: text, of: device) }
        var identity = try DeviceIdentity(
            device: device,
            hardware: stated.hardwareIDs.isEmpty ? derived?.hardwareIDs.map(\.spelling) ?? [] : stated.hardwareIDs,
            compatible: stated.hardwareIDs.isEmpty && stated.compatibleIDs.isEmpty
                ? derived?.compatibleIDs.map(\.spelling) ?? [] : stated.compatibleIDs,
            instance: instance
        )
        for name in stated.capabilities {
            if let capability = DeviceCapabilities(name: name) { identity.capabilities.insert(capability) }
        }
        if stated.capabilities.isEmpty { identity.capabilities = derived?.capabilities ?? [] }
        identity.label = derived?.label
        identity.location = derived?.location
        identity.description = stated.description ?? derived?.description
        identity.kind = derived?.kind
        identity.className = stated.className ?? derived?.className
        return Identified(identity, isInstanceStated: stated.instanceID != nil)
    }

    private func check(instance: String, of device: String) throws(IdentificationError) {
        do throws(IdentifierError) { _ = try InstanceID(instance) } catch {
            throw IdentificationError(text: instance, fault: error)
        }
        let length = device.utf8.count + instance.utf8.count
        if length >= InstanceNaming.pathRoom {
            throw IdentificationError(text: device + "\\" + instance, fault: .length(length))
        }
    }

    /// A node for a device that cannot be named: `UNKNOWN\<its kernel name, made legal>`.
    private func unusable(_ record: DeviceRecord, _ reason: String) -> Identified {
        var name = ""
        for byte in record.path.name.utf8.prefix(100) {
            let isLegal = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\\")
            name.unicodeScalars.append(isLegal ? Unicode.Scalar(byte) : "_")
        }
        guard let device = try? DeviceID("UNKNOWN\\" + (name.isEmpty ? "_" : name)) else {
            preconditionFailure("a name of legal bytes makes a legal device ID")
        }
        let identity = DeviceIdentity(deviceID: device, hardwareIDs: [], instance: .ordinal)
        return Identified(identity, fault: reason)
    }
}
