internal import PnPModel

/// The variables of one device, `KEY=VALUE`, as the kernel's `uevent` file has them and as text formats repeat them.
///
/// Neither names nor values are quoted or escaped, and a value may hold `=`. What has a field of its own in a record goes
/// there alone; all else is a property, verbatim. Of two variables of one name the first counts, because a device may call
/// itself anything, and the kernel writes what it says itself before what a device said. `MODALIAS` alone may stand twice
/// (an ACPI device with devicetree names).
/// - SeeAlso: linux-devices 1.3.
struct DeviceVariables {
    /// `SUBSYSTEM`: a bus or a class, which this variable does not tell.
    private(set) var subsystem: String?
    /// `DRIVER`, as the driver is called in sysfs.
    var driver: String? { kernelDriver.map(SysfsName.spelling(of:)) }
    /// `DEVTYPE`.
    private(set) var deviceType: String?
    /// `DEVNAME`, beginning with `/dev/`.
    private(set) var node: String?
    /// `MODALIAS`.
    private(set) var modaliases: [String] = []
    /// All others but `DEVPATH`, which every record has already.
    private(set) var properties = NamedValues()
    /// How many were taken or passed over.
    private(set) var count = 0
    /// Whether the last one was passed over because its name had come before.
    private(set) var isRepeated = false

    /// `DRIVER` as the kernel has it.
    private var kernelDriver: String?
    /// How many variables are expected, so that memory is got once.
    private let capacity: Int
    /// Where the last variable went, so that a further line of its value can follow it.
    private var last: Place?
    /// For each name of a property a bit: most names are seen to be new without a comparison.
    private var bits: UInt64 = 0
    /// The names of the properties, once they are too many to be compared one by one.
    private var names: Set<String> = []

    private enum Place {
        case driver, deviceType, node, modalias, property
    }

    /// Begins a device.
    init(capacity: Int = 8) { self.capacity = capacity }

    /// Takes one variable.
    ///
    /// - Parameters:
    ///   - line: The name, `=` and the value.
    ///   - texts: Where strings come from.
    /// - Returns: `false` for a line that is no variable.
    mutating func add(_ line: Span<UInt8>, texts: inout TextPool) -> Bool {
        guard let equals = Self.nameLength(in: line) else { return false }
        let name = line.extracting(0..<equals)
        let value = line.extracting((equals + 1)..<line.count)
        count += 1
        last = nil
        isRepeated = false
        switch Field(name) {
        case .path: break
        case .subsystem:
            isRepeated = subsystem != nil
            if !isRepeated { subsystem = texts.value(of: value) }
        case .driver:
            isRepeated = kernelDriver != nil
            if isRepeated { break }
            kernelDriver = texts.value(of: value)
            last = .driver
        case .deviceType:
            isRepeated = deviceType != nil
            if isRepeated { break }
            deviceType = texts.value(of: value)
            last = .deviceType
        case .node:
            isRepeated = node != nil
            if isRepeated { break }
            let text = texts.value(of: value)
            node = text.utf8.first == UInt8(ascii: "/") ? text : "/dev/" + text
            last = .node
        case .modalias:
            let text = texts.value(of: value)
            isRepeated = modaliases.contains(text)
            if isRepeated { break }
            modaliases.append(text)
            last = .modalias
        case nil: addProperty(texts.value(of: name), Self.bit(of: name)) { texts.value(of: value) }
        }
        return true
    }

    /// Adds a line to the value of the variable before it: a name may hold line ends.
    mutating func continueValue(_ line: Span<UInt8>, texts: inout TextPool) {
        let text = "\n" + texts.value(of: line)
        switch last {
        case nil: break
        case .driver: kernelDriver?.append(text)
        case .deviceType: deviceType?.append(text)
        case .node: node?.append(text)
        case .modalias: modaliases.indices.last.map { modaliases[$0].append(text) }
        case .property: properties.pairs.last.map { properties[$0.name]?.append(text) }
        }
    }

    /// Gives a record what was taken, except the subsystem; what cannot be a name or a node is left out, and the record says
    /// so.
    func fill(_ record: inout DeviceRecord) {
        if let driver {
            if SysfsName.isLegal(driver) {
                record.driver = driver
            } else {
                record.unreadable["uevent"] = "'DRIVER' is no name"
            }
        }
        if let deviceType { record.deviceType = deviceType }
        if let node {
            if NodePath.isLegal(node) {
                record.node = node
            } else {
                record.unreadable["uevent"] = "'DEVNAME' is no path below /dev"
            }
        }
        if !modaliases.isEmpty { record.modaliases = modaliases }
        if !properties.isEmpty { record.properties = properties }
    }

    private mutating func addProperty(_ name: String, _ bit: UInt64, value: () -> String) {
        isRepeated = bits & bit != 0 && isKnown(name)
        if isRepeated { return }
        if bits == 0 { properties.reserveCapacity(capacity) }
        bits |= bit
        if !names.isEmpty { names.insert(name) }
        properties.append(name, value())
        last = .property
    }

    private mutating func isKnown(_ name: String) -> Bool {
        if properties.pairs.count < 64 { return properties[name] != nil }
        // A long list may be hostile; a search of it for each name would take too long.
        if names.isEmpty { names = Set(properties.pairs.map(\.name)) }
        return names.contains(name)
    }

    /// One of 64 bits, the same for equal names.
    private static func bit(of name: Span<UInt8>) -> UInt64 {
        1
            << UInt64(
                (name.count &* 11 &+ Int(name[0]) &+ Int(name[name.count - 1]) &* 5 &+ Int(name[name.count / 2])) & 63
            )
    }

    /// How long the name is; `nil` without a name or `=`.
    private static func nameLength(in line: Span<UInt8>) -> Int? {
        for index in line.indices where line[index] == UInt8(ascii: "=") { return index > 0 ? index : nil }
        return nil
    }

    /// Names whose values have a field of their own.
    private enum Field {
        case subsystem, driver, deviceType, node, modalias, path

        init?(_ name: Span<UInt8>) {
            switch name.count {
            case 6 where Self.isEqual(name, "DRIVER"): self = .driver
            case 7 where Self.isEqual(name, "DEVPATH"): self = .path
            case 7 where Self.isEqual(name, "DEVNAME"): self = .node
            case 7 where Self.isEqual(name, "DEVTYPE"): self = .deviceType
            case 8 where Self.isEqual(name, "MODALIAS"): self = .modalias
            case 9 where Self.isEqual(name, "SUBSYSTEM"): self = .subsystem
            default: return nil
            }
        }

        private static func isEqual(_ name: Span<UInt8>, _ word: StaticString) -> Bool {
            for index in name.indices where unsafe name[index] != word.utf8Start[index] { return false }
            return true
        }
    }
}
