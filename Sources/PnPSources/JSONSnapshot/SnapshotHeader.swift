internal import PnPJSON
internal import PnPModel

/// What a snapshot says of itself, collected in whatever order it comes.
struct SnapshotHeader {
    private(set) var machine = Machine()
    private(set) var isRedacted = false
    private(set) var hasDevices = false
    private var schema: (text: String, offset: Int)?
    private var seen: Set<String> = []

    /// Reads a member of the top level other than a list of devices; what is wrong with it goes to the log.
    mutating func read(_ key: JSONKey, _ value: JSONValue, log: inout SnapshotLog) {
        let name = key.string
        switch name {
        case "schema", "machine", "source", "redacted", "devices": noteKey(name, at: key.offset, log: &log)
        default: return log.addUnknown(name, at: key.offset)
        }
        do throws(SnapshotFault) {
            switch name {
            case "schema":
                guard let text = value.string else { throw .wrongType(name, "a string", value) }
                schema = (text, value.offset)
            case "machine": try readMachine(value, log: &log)
            case "source": try checkSource(value, log: &log)
            case "redacted":
                guard let flag = value.bool else { throw .wrongType(name, "true or false", value) }
                isRedacted = flag
            default: throw .wrongType(name, "an array", value)
            }
        } catch {
            log.add(error)
        }
    }

    /// Notes that the list of devices begins.
    mutating func beginDevices(_ key: JSONKey, log: inout SnapshotLog) {
        noteKey("devices", at: key.offset, log: &log)
        hasDevices = true
    }

    /// Refuses what is not of the version that is read here.
    func checkSchema() throws(SnapshotFault) {
        guard let schema else { throw SnapshotFault(.missingSchema, at: 0) }
        guard schema.text == SnapshotFault.schema else {
            throw SnapshotFault(.otherSchema(schema.text), at: schema.offset)
        }
    }

    /// What to say where there is no list of devices: the schema's fault, if it has one.
    var missingDevices: SnapshotFault {
        do throws(SnapshotFault) { try checkSchema() } catch { return error }
        return SnapshotFault(.missingDevices, at: 0)
    }

    private mutating func noteKey(_ name: String, at offset: Int, log: inout SnapshotLog) {
        if !seen.insert(name).inserted { log.add(SnapshotFault(.duplicateKey(name), at: offset)) }
    }

    private mutating func readMachine(_ value: JSONValue, log: inout SnapshotLog) throws(SnapshotFault) {
        guard value.kind == .object else { throw .wrongType("machine", "an object", value) }
        for (key, value) in value.members {
            let name = key.string
            guard ["vendor", "product", "kernel"].contains(name) else {
                log.addUnknown(name, at: key.offset)
                continue
            }
            guard value.kind == .string || value.kind == .null else { throw .wrongType(name, "a string", value) }
            switch name {
            case "vendor": machine.vendor = value.string
            case "product": machine.product = value.string
            default: machine.kernel = value.string
            }
        }
    }

    /// The source that a capture was made from is there for people; here the file is the source.
    private func checkSource(_ value: JSONValue, log: inout SnapshotLog) throws(SnapshotFault) {
        guard value.kind == .object else { throw .wrongType("source", "an object", value) }
        for (key, value) in value.members {
            let name = key.string
            guard name == "kind" || name == "path" else {
                log.addUnknown(name, at: key.offset)
                continue
            }
            guard value.kind == .string || value.kind == .null else { throw .wrongType(name, "a string", value) }
        }
    }
}

extension SnapshotFault {
    /// That a key has a value of the wrong type.
    static func wrongType(_ key: String, _ expected: String, _ value: JSONValue) -> SnapshotFault {
        SnapshotFault(.wrongType(key: key, expected: expected, found: value.kind.name), at: value.offset)
    }
}
