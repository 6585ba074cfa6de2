internal import PnPJSON
internal import PnPModel

/// Turns one device of a JSON snapshot into a record.
///
/// Variables that have a field of their own in a record (`DRIVER`, `DEVTYPE`, `MODALIAS`, `DEVNAME`) fill it when they
/// stand among the properties and the device does not give that field itself, as people copy them from `uevent` files.
struct JSONDeviceDecoder {
    /// The keys of a device.
    private enum Field: UInt16 {
        case path, bus, driver, modalias, properties, attributes, `class`, node, links, module, devtype, identity
        case unreadable, present

        /// The most frequent ones come first.
        init?(_ key: String) {
            switch key {
            case "path": self = .path
            case "bus": self = .bus
            case "driver": self = .driver
            case "modalias": self = .modalias
            case "properties": self = .properties
            case "attributes": self = .attributes
            case "class": self = .class
            case "node": self = .node
            case "links": self = .links
            case "module": self = .module
            case "devtype": self = .devtype
            case "identity": self = .identity
            case "unreadable": self = .unreadable
            case "present": self = .present
            default: return nil
            }
        }
    }

    /// Names and texts are pooled apart, so that what is unique does not drive out what comes everywhere.
    private var names = JSONStringPool()
    private var texts = JSONStringPool()

    /// Reads a device.
    ///
    /// - Parameters:
    ///   - value: An element of `devices`, or a line.
    ///   - notes: Receives what is strange but does no harm.
    /// - Returns: The record.
    /// - Throws: What makes the device unusable.
    mutating func record(_ value: JSONValue, notes: inout SnapshotNotes) throws(SnapshotFault) -> DeviceRecord {
        guard value.kind == .object else { throw SnapshotFault(.notADevice(found: value.kind.name), at: value.offset) }
        var draft = Draft()
        var seen: UInt16 = 0
        for (key, member) in value.members {
            let name = key.string
            guard let field = Field(name) else {
                notes.addUnknown(name, at: key.offset)
                continue
            }
            if seen & 1 << field.rawValue != 0 { notes.add(SnapshotFault(.duplicateKey(name), at: key.offset)) }
            seen |= 1 << field.rawValue
            // A key without a value is a key left out.
            if member.kind == .null { continue }
            switch field {
            case .path: draft.path = try path(member)
            case .bus, .class:
                let kind: Subsystem.Kind = field == .bus ? .bus : .class
                if let subsystem = draft.subsystem, subsystem.kind != kind {
                    throw SnapshotFault(.busAndClass, at: key.offset)
                }
                draft.subsystem = Subsystem(kind, try fileName(member, name))
            case .driver: draft.driver = try fileName(member, name)
            case .module: draft.module = try fileName(member, name)
            case .devtype: draft.deviceType = try string(member, name)
            case .modalias:
                draft.modaliases = member.kind == .string ? [try string(member, name)] : try strings(member, name)
            case .node: draft.node = try node(member)
            case .properties: draft.properties = try values(member, name, notes: &notes)
            case .attributes: draft.attributes = try values(member, name, notes: &notes)
            case .links: draft.links = try values(member, name, notes: &notes)
            case .identity: draft.identity = try identity(member, notes: &notes)
            case .present:
                guard let flag = member.bool else { throw .wrongType(name, "true or false", member) }
                draft.isPresent = flag
            case .unreadable: draft.unreadable = try values(member, name, notes: &notes)
            }
        }
        guard !draft.path.isEmpty else { throw SnapshotFault(.missingPath, at: value.offset) }
        try draft.fillFields(offset: value.offset)
        return draft.record
    }

    // MARK: Texts

    private mutating func string(_ value: JSONValue, _ key: String) throws(SnapshotFault) -> String {
        guard let text = value.string(in: &names) else { throw .wrongType(key, "a string", value) }
        return text
    }

    private mutating func strings(_ value: JSONValue, _ key: String) throws(SnapshotFault) -> [String] {
        guard value.kind == .array else { throw .wrongType(key, "a string or an array of strings", value) }
        var list: [String] = []
        list.reserveCapacity(value.count)
        for element in value.elements { list.append(try string(element, key)) }
        return list
    }

    /// A name that is one component of a path in sysfs.
    private mutating func fileName(_ value: JSONValue, _ key: String) throws(SnapshotFault) -> String {
        let name = try string(value, key)
        guard SysfsName.isLegal(name) else {
            throw SnapshotFault(.illegalName(key: key, value: name), at: value.offset)
        }
        return name
    }

    private func path(_ value: JSONValue) throws(SnapshotFault) -> String {
        guard let path = value.string else { throw .wrongType("path", "a string", value) }
        guard path.utf8.count <= DevicePath.maximumLength else {
            throw SnapshotFault(.longPath(path.utf8.count), at: value.offset)
        }
        guard value.withText(DevicePath.isLegal) else { throw SnapshotFault(.illegalPath(path), at: value.offset) }
        return path
    }

    private mutating func node(_ value: JSONValue) throws(SnapshotFault) -> String {
        guard let node = value.string(in: &texts) else { throw .wrongType("node", "a string", value) }
        guard NodePath.isLegal(node) else { throw SnapshotFault(.illegalNode(node), at: value.offset) }
        return node
    }

    // MARK: Objects

    private mutating func values(
        _ value: JSONValue,
        _ key: String,
        notes: inout SnapshotNotes
    ) throws(SnapshotFault) -> NamedValues {
        guard value.kind == .object else { throw .wrongType(key, "an object", value) }
        var list = NamedValues()
        list.reserveCapacity(value.count)
        // Equal names have equal bits: most lists are seen to be free of duplicates without a comparison.
        var bits: UInt64 = 0
        // A long list may be hostile; a search of it for each name would take too long.
        var places: [String: Int]? = value.count > 64 ? [:] : nil
        var replaced: [Int: String] = [:]
        for (key, value) in value.members {
            let name = key.string(in: &names)
            guard let text = try text(value, name) else { continue }
            let bit = key.bit
            if bits & bit != 0, places.map({ $0[name] != nil }) ?? (list[name] != nil) {
                notes.add(SnapshotFault(.duplicateKey(name), at: key.offset))
                if let place = places?[name] { replaced[place] = text } else { list[name] = text }
                continue
            }
            bits |= bit
            places?[name] = list.pairs.count
            list.append(name, text)
        }
        if replaced.isEmpty { return list }
        var corrected = NamedValues()
        corrected.reserveCapacity(list.pairs.count)
        for (place, pair) in list.pairs.enumerated() { corrected.append(pair.name, replaced[place] ?? pair.value) }
        return corrected
    }

    /// The text of a property, whose value may be written as a number or boolean; `nil` for `null`.
    private mutating func text(_ value: JSONValue, _ key: String) throws(SnapshotFault) -> String? {
        switch value.kind {
        case .string: value.string(in: &texts)
        case .number: value.numberText
        case .bool: value.bool == true ? "true" : "false"
        case .null: nil
        case .array, .object: throw .wrongType(key, "a string", value)
        }
    }

    private mutating func identity(_ value: JSONValue, notes: inout SnapshotNotes) throws(SnapshotFault)
        -> StatedIdentity
    {
        guard value.kind == .object else { throw .wrongType("identity", "an object", value) }
        var identity = StatedIdentity()
        for (key, member) in value.members where member.kind != .null {
            let name = key.string
            switch name {
            case "deviceID": identity.deviceID = try string(member, name)
            case "hardwareIDs": identity.hardwareIDs = try strings(member, name)
            case "compatibleIDs": identity.compatibleIDs = try strings(member, name)
            case "instanceID": identity.instanceID = try string(member, name)
            case "capabilities": identity.capabilities = try strings(member, name)
            case "description": identity.description = try string(member, name)
            case "class": identity.className = try string(member, name)
            default: notes.addUnknown(name, at: key.offset)
            }
        }
        return identity
    }
}

/// The fields of a record while they are read.
private struct Draft {
    var path = ""
    var subsystem: Subsystem?
    var driver: String?
    var module: String?
    var deviceType: String?
    var modaliases: [String] = []
    var node: String?
    var properties = NamedValues()
    var attributes = NamedValues()
    var links = NamedValues()
    var identity: StatedIdentity?
    var isPresent = true
    var unreadable = NamedValues()

    /// Moves variables that have a field of their own there, unless the device gave that field itself.
    ///
    /// - Parameter offset: Where the device stands in the text.
    /// - Throws: What could not stand in that field either.
    mutating func fillFields(offset: Int) throws(SnapshotFault) {
        for pair in properties.pairs where Self.hasField(pair.name) {
            properties[pair.name] = nil
            switch pair.name {
            case "DRIVER":
                if driver != nil { break }
                guard SysfsName.isLegal(pair.value) else {
                    throw SnapshotFault(.illegalName(key: pair.name, value: pair.value), at: offset)
                }
                driver = pair.value
            case "DEVTYPE": deviceType = deviceType ?? pair.value
            case "MODALIAS": if modaliases.isEmpty { modaliases = [pair.value] }
            default:
                if node != nil { break }
                let path = pair.value.utf8.first == UInt8(ascii: "/") ? pair.value : "/dev/" + pair.value
                guard NodePath.isLegal(path) else { throw SnapshotFault(.illegalNode(path), at: offset) }
                node = path
            }
        }
    }

    private static func hasField(_ name: String) -> Bool {
        // Most names do not get past the first byte.
        guard let first = name.utf8.first, first == UInt8(ascii: "D") || first == UInt8(ascii: "M") else {
            return false
        }
        return name == "DRIVER" || name == "DEVTYPE" || name == "MODALIAS" || name == "DEVNAME"
    }

    var record: DeviceRecord {
        DeviceRecord(
            path: SysfsPath(path),
            subsystem: subsystem,
            driver: driver,
            module: module,
            deviceType: deviceType,
            modaliases: modaliases,
            node: node,
            properties: properties,
            attributes: attributes,
            links: links,
            identity: identity,
            isPresent: isPresent,
            unreadable: unreadable
        )
    }
}
