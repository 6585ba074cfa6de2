internal import PnPModel

/// A draft with its identity, or why it has none.
struct Identified {
    /// What the bus driver or the person who wrote the snapshot says.
    var identity: DeviceIdentity
    /// Why the identity is a stand-in: what the device says is no legal ID.
    var fault: String?
    /// Whether a person stated the instance ID, so that a duplicate is a duplicate and no accident of naming.
    var isInstanceStated = false
}

/// Asks bus drivers who the devices are.
struct Identifier {
    let forest: RecordForest
    let buses: any BusCatalogue

    /// The identity of a draft; always something that can stand in a tree.
    func identify(_ draft: NodeDraft) -> Identified {
        let record = forest.records[draft.own]
        if let stated = record.identity { return identify(stated, record) }
        let view = DeviceView(
            own: forest[draft.own],
            merged: draft.merged.map { forest[$0] },
            firmware: draft.firmware.filter { isCompanion($0, of: draft) }.map { forest[$0] }
        )
        do throws(IdentificationError) {
            if let identity = try buses.driver(for: record).identify(view) { return Identified(identity: identity) }
            return unusable(record, "its bus driver can make no ID of what is known of it")
        } catch {
            return unusable(record, error.description)
        }
    }

    /// Firmware records that describe this device; others only found no better place.
    private func isCompanion(_ firmware: Int, of draft: NodeDraft) -> Bool {
        let own = forest.records[draft.own]
        let record = forest.records[firmware]
        return own.links["firmware_node"] == record.path.text
            || record.links.pairs.contains {
                $0.name.utf8.starts(with: "physical_node".utf8) && $0.value == own.path.text
            }
            || (own.isOnBus("platform") && own.path.name == record.path.name)
            || draft.merged.contains { forest.records[$0].links["firmware_node"] == record.path.text }
    }

    /// IDs that a person wrote down.
    private func identify(_ stated: StatedIdentity, _ record: DeviceRecord) -> Identified {
        do throws(IdentificationError) {
            let first = stated.deviceID ?? stated.hardwareIDs.first ?? stated.compatibleIDs.first ?? ""
            var capabilities: DeviceCapabilities = []
            for name in stated.capabilities {
                if let capability = DeviceCapabilities(name: name) { capabilities.insert(capability) }
            }
            let instance: DeviceIdentity.Instance =
                stated.instanceID.map { .unique($0) } ?? .ordinal
            var identity = try DeviceIdentity(
                device: first,
                hardware: stated.hardwareIDs,
                compatible: stated.compatibleIDs,
                instance: instance
            )
            if let text = stated.instanceID { try check(instance: text) }
            identity.capabilities = capabilities
            identity.description = stated.description
            identity.className = stated.className
            return Identified(identity: identity, isInstanceStated: stated.instanceID != nil)
        } catch {
            return unusable(record, error.description)
        }
    }

    private func check(instance: String) throws(IdentificationError) {
        do throws(IdentifierError) { _ = try InstanceID(instance) } catch {
            throw IdentificationError(text: instance, fault: error)
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
        return Identified(identity: identity, fault: reason)
    }
}
