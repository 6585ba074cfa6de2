internal import PnPJSON
public import PnPModel

/// Writes a snapshot as `pnpctl.snapshot/1`, so that reading it gives the same records.
///
/// The same snapshot gives the same bytes: keys stand in a fixed order, what is empty is left out, properties and
/// attributes keep their order. There is a line for each device.
public struct SnapshotWriter: Sendable {
    /// How the devices are arranged.
    public enum Form: Hashable, Sendable {
        /// One JSON document.
        case document
        /// NDJSON: a line with the header, then a device a line; for what is too large to be read at once.
        case lines
    }

    /// How the devices are arranged.
    public var form: Form

    /// Makes a writer.
    public init(form: Form = .document) { self.form = form }

    /// The whole snapshot, UTF-8, ending with a line feed.
    public func bytes(of snapshot: Snapshot) -> [UInt8] {
        var output: [UInt8] = []
        write(snapshot) { output += $0 }
        return output
    }

    /// Writes the snapshot in portions, so that it need not be in memory twice.
    ///
    /// - Parameters:
    ///   - snapshot: What to write.
    ///   - emit: Gets each portion, in order.
    /// - Throws: What `emit` throws.
    public func write<Failure: Error>(
        _ snapshot: Snapshot,
        _ emit: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var writer = JSONWriter(indentation: 0, reservingCapacity: Self.portion + 65536)
        writer.beginObject(form == .document ? .lines : .inline)
        writeHeader(of: snapshot, to: &writer)
        if form == .document {
            writer.key("devices")
            writer.beginArray(.lines)
        } else {
            writer.endObject()
            writer.newline()
        }
        for record in snapshot.records {
            write(record, to: &writer)
            if form == .lines { writer.newline() }
            if writer.bytes.count >= Self.portion {
                try emit(writer.bytes)
                writer.removeAll()
            }
        }
        if form == .document {
            writer.endArray()
            writer.endObject()
            writer.newline()
        }
        try emit(writer.bytes)
    }

    private static let portion = 1 << 20

    private func writeHeader(of snapshot: Snapshot, to writer: inout JSONWriter) {
        writer.member("schema", SnapshotFault.schema)
        let machine = snapshot.machine
        writer.key("machine")
        writer.beginObject()
        writer.optionalMember("vendor", machine.vendor)
        writer.optionalMember("product", machine.product)
        writer.optionalMember("kernel", machine.kernel)
        writer.endObject()
        writer.key("source")
        writer.beginObject()
        writer.member("kind", snapshot.source.kind)
        // The path of a file holds the names of people and hosts.
        if !snapshot.isRedacted { writer.optionalMember("path", snapshot.source.path) }
        writer.endObject()
        writer.member("redacted", snapshot.isRedacted)
    }

    private func write(_ record: DeviceRecord, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("path", record.path.text)
        if let subsystem = record.subsystem { writer.member(subsystem.kind.rawValue, subsystem.name) }
        if !record.isPresent { writer.member("present", false) }
        writer.optionalMember("driver", record.driver)
        writer.optionalMember("module", record.module)
        writer.optionalMember("devtype", record.deviceType)
        if record.modaliases.count == 1 {
            writer.optionalMember("modalias", record.modaliases.first)
        } else {
            writer.list("modalias", record.modaliases)
        }
        writer.optionalMember("node", record.node)
        writer.values("properties", record.properties)
        writer.values("attributes", record.attributes)
        writer.values("links", record.links)
        if let identity = record.identity { write(identity, to: &writer) }
        writer.values("unreadable", record.unreadable)
        writer.endObject()
    }

    private func write(_ identity: StatedIdentity, to writer: inout JSONWriter) {
        writer.key("identity")
        writer.beginObject()
        writer.optionalMember("deviceID", identity.deviceID)
        writer.list("hardwareIDs", identity.hardwareIDs)
        writer.list("compatibleIDs", identity.compatibleIDs)
        writer.optionalMember("instanceID", identity.instanceID)
        writer.list("capabilities", identity.capabilities)
        writer.optionalMember("description", identity.description)
        writer.optionalMember("class", identity.className)
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member, unless there is no value.
    fileprivate mutating func optionalMember(_ name: String, _ value: String?) {
        if let value { member(name, value) }
    }

    /// Writes a list of strings, unless it is empty.
    fileprivate mutating func list(_ name: String, _ values: [String]) {
        if !values.isEmpty { member(name, values) }
    }

    /// Writes an object of names and values, unless it is empty.
    fileprivate mutating func values(_ name: String, _ values: NamedValues) {
        guard !values.isEmpty else { return }
        key(name)
        beginObject()
        for pair in values.pairs { member(pair.name, pair.value) }
        endObject()
    }
}
