internal import PnPFiles
internal import PnPModel

/// The lines of one record, as places in the text.
struct UdevDumpRecord {
    /// Where the record begins.
    private(set) var line = 0
    private(set) var path = 0..<0
    /// Lines `E`, with their numbers.
    var variables: [(text: Range<Int>, line: Int)] = []
    /// How many more lines `E` there are than are taken.
    var surplus = 0
    /// Line `U`.
    var subsystem: Range<Int>?
    /// Line `T`.
    var deviceType: Range<Int>?
    /// Line `N`, without `/dev/`.
    var node: Range<Int>?
    /// Line `V`.
    var driver: Range<Int>?
    /// Lines `S`, without `/dev/`.
    var links: [Range<Int>] = []

    /// Begins the next record; room for lines is used again.
    mutating func begin(at path: Range<Int>, line: Int) {
        self.path = path
        self.line = line
        variables.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        surplus = 0
        (subsystem, deviceType, node, driver) = (nil, nil, nil, nil)
    }

    /// The record, as a live reader would make it of what is known; what cannot be a name is left out of it.
    func record(
        _ text: UnsafeBufferPointer<UInt8>,
        variables: DeviceVariables,
        texts: inout TextPool,
        log: inout UdevDumpLog
    ) -> DeviceRecord {
        func value(of range: Range<Int>) -> String {
            let bytes = unsafe UnsafeBufferPointer(rebasing: text[range])
            return unsafe texts.value(of: bytes.span)
        }
        let pathBytes = unsafe UnsafeBufferPointer(rebasing: text[path])
        let path = unsafe EscapedText.path(of: pathBytes.span)
        let driver = name("DRIVER", variables.driver ?? driver.map(value), log: &log)
        let subsystem = name("SUBSYSTEM", variables.subsystem ?? subsystem.map(value), log: &log)
        var properties = variables.properties
        if !links.isEmpty, properties["DEVLINKS"] == nil {
            properties.append("DEVLINKS", links.map { "/dev/" + value(of: $0) }.joined(separator: " "))
        }
        return DeviceRecord(
            path: SysfsPath(path),
            subsystem: subsystem.map {
                SubsystemKinds.subsystem(named: $0, path: path, isBound: driver != nil)
            },
            driver: driver,
            deviceType: variables.deviceType ?? deviceType.map(value),
            modaliases: variables.modaliases,
            node: nodePath(variables.node ?? node.map { "/dev/" + value(of: $0) }, log: &log),
            properties: properties
        )
    }

    private func name(_ key: String, _ name: String?, log: inout UdevDumpLog) -> String? {
        guard let name else { return nil }
        if SysfsName.isLegal(name) { return name }
        log.add(.illegalName(key: key, name), line: line, column: 0)
        return nil
    }

    private func nodePath(_ path: String?, log: inout UdevDumpLog) -> String? {
        guard let path else { return nil }
        if NodePath.isLegal(path) { return path }
        log.add(.illegalNode(path), line: line, column: 0)
        return nil
    }
}
