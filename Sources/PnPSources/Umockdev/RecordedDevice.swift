internal import PnPFiles
internal import PnPModel

/// One device of a recording while its lines are read, used again for the next one.
@safe
struct RecordedDevice: ~Copyable {
    /// The most variables that are taken of one device.
    static let variableLimit = 4096

    /// The line of its path.
    private(set) var line = 0
    /// Where that line begins in the file.
    private(set) var start = 0
    /// Lines `E:`.
    private(set) var variables = DeviceVariables()
    /// Lines `A:`, `H:` and `L:`.
    var directory: RecordedDirectory

    private var path = ""
    /// Line `N:`, beginning with `/dev/`.
    private var node: String?
    /// Lines `S:`, beginning with `/dev/`.
    private var nodeLinks: [String] = []
    private var texts = TextPool()
    private var buffer = FileBuffer()
    private var allowLists: [Subsystem: [AttributeAllowList.Entry]] = [:]

    /// - Parameter text: The file; it stays as long as this value is used.
    init(text: UnsafeBufferPointer<UInt8>) { directory = unsafe RecordedDirectory(text: text) }

    /// Begins a device; what was read of another is gone.
    mutating func begin(_ path: String, line: Int, start: Int) {
        self.path = path
        self.line = line
        self.start = start
        variables = DeviceVariables()
        node = nil
        nodeLinks.removeAll(keepingCapacity: true)
        directory.begin(String(path.dropFirst()))
    }

    // MARK: Lines

    /// Takes what stands behind `E: `.
    ///
    /// - Returns: `false` for a line that is no variable.
    mutating func addVariable(_ line: Span<UInt8>) -> Bool { variables.add(line, texts: &texts) }

    /// Takes the name of the node, below `/dev`; the first one counts.
    mutating func addNode(_ name: Span<UInt8>) { node = node ?? "/dev/" + EscapedText.value(of: name) }

    /// Takes the name of a link to the node, below `/dev`.
    mutating func addNodeLink(_ name: Span<UInt8>) { nodeLinks.append("/dev/" + EscapedText.value(of: name)) }

    // MARK: The record

    /// What was read, as the record that the live reader would make of the device.
    mutating func record(log: inout UmockdevLog) -> DeviceRecord {
        let driver = name("DRIVER", variables.driver ?? linkText("driver").flatMap(SysfsLink.lastName), log: &log)
        let subsystem = subsystem(isBound: driver != nil, log: &log)
        let record = DeviceRecord(
            path: SysfsPath(path),
            subsystem: subsystem,
            driver: driver,
            deviceType: variables.deviceType,
            modaliases: modaliases(),
            node: node(log: &log),
            properties: properties()
        )
        guard let subsystem else { return record }
        var reader = AttributeReader(record: record, path: directory.path, tree: .stored)
        // A link that is recorded was there, whether the firmware's objects are recorded, too, or not.
        reader.read(allowList(for: subsystem), detail: .everything, firmware: true, from: directory, into: &buffer)
        return reader.record
    }

    private mutating func allowList(for subsystem: Subsystem) -> [AttributeAllowList.Entry] {
        if let known = allowLists[subsystem] { return known }
        let entries = AttributeAllowList.entries(for: subsystem, detail: .everything)
        allowLists[subsystem] = entries
        return entries
    }

    /// The bus or class; a link says which of them it is, else its name does.
    private func subsystem(isBound: Bool, log: inout UmockdevLog) -> Subsystem? {
        let linked = linkText("subsystem").flatMap { SysfsLink.subsystem(of: $0, in: directory.path) }
        guard let stated = name("SUBSYSTEM", variables.subsystem, log: &log) else {
            log.add(.noSubsystem, line: line, column: UmockdevLine.prefixLength + 1)
            return linked
        }
        if let linked, linked.name == stated { return linked }
        return SubsystemKinds.subsystem(named: stated, path: path, isBound: isBound)
    }

    /// The modaliases; of the two lines that an ACPI device with devicetree names has, udev keeps one, the attribute both.
    private mutating func modaliases() -> [String] {
        let stated = variables.modaliases
        guard (try? directory.read("modalias", in: directory.path, into: &buffer)) != nil,
            stated.isEmpty || buffer.bytes.dropLast().contains(UInt8(ascii: "\n"))
        else { return stated }
        let lines = buffer.text.split(separator: "\n").map(String.init)
        return stated.allSatisfy(lines.contains) ? lines : stated
    }

    private func node(log: inout UmockdevLog) -> String? {
        guard let node = variables.node ?? node else { return nil }
        if NodePath.isLegal(node) { return node }
        log.add(.illegalNode(node), line: line)
        return nil
    }

    private func properties() -> NamedValues {
        var properties = variables.properties
        // The recorder's own; it plays the label of the node back.
        properties["__DEVCONTEXT"] = nil
        if !nodeLinks.isEmpty, properties["DEVLINKS"] == nil {
            properties.append("DEVLINKS", nodeLinks.joined(separator: " "))
        }
        return properties
    }

    /// A name that is one component of a path in sysfs.
    private func name(_ key: String, _ name: String?, log: inout UmockdevLog) -> String? {
        guard let name else { return nil }
        if SysfsName.isLegal(name) { return name }
        log.add(.illegalName(key: key, name), line: line)
        return nil
    }

    private func linkText(_ name: String) -> String? { try? directory.linkText(of: name, in: directory.path) }
}
