public import PnPModel

/// Identifies what belongs to no bus: the roots directly below `/devices`, and PCI root buses wherever they are.
///
/// - SeeAlso: design section 3, row 9; windows-pnp 3.3, "ROOT".
public struct RootBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// None: a root has no subsystem.
    public var buses: [String] { [] }

    /// Identifies a root by name: `ROOT\PLATFORM\0000`; a PCI root with a companion is the ACPI device.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let name = device.record.path.name
        if let root = try ACPIRoots.identity(ofName: name) { return root }
        if let companion = device.firmware.first?.record,
            var identity = try ACPIBusDriver.identity(of: companion, named: companion)
        {
            if Self.isPCIRoot(name) { identity.label = String(name) }
            return identity
        }
        if Self.isPCIRoot(name) {
            var identity = try DeviceIdentity(
                device: #"ROOT\PCI"#,
                hardware: [#"ROOT\PCI"#],
                instance: .address(String(name.dropFirst(3)).asEnumerator.replacingColon)
            )
            identity.description = "PCI root bus"
            identity.className = "System"
            return identity
        }
        let stem = KernelName.withoutCounter(name)
        let device = "ROOT\\" + String(stem).asEnumerator
        // Root-enumerated devices have four digits, counted where there are several of a name.
        let digits = String(
            name.utf8.dropFirst(stem.utf8.count).filter(\.isDigit).suffix(9).reduce(0) { value, digit in
                value * 10 + Int(digit - 0x30)
            }
        )
        var identity = try DeviceIdentity(
            device: device,
            hardware: [device],
            instance: .unique(String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits)
        )
        identity.capabilities = .uniqueID
        identity.description = Self.words[String(stem)]
        identity.className = "System"
        return identity
    }

    /// `PCIROOT(0)`: domain and bus of a PCI root in hexadecimal, without the zeros before them.
    ///
    /// - SeeAlso: windows-pnp 3.4, "Location path elements".
    public func locationStep(to device: RecordView) -> LocationStep? {
        let name = device.record.path.name
        guard Self.isPCIRoot(name) else { return nil }
        let digits = String(name.dropFirst(3)).asEnumerator.utf8.filter { $0 != UInt8(ascii: ":") }
        let number = digits.drop { $0 == UInt8(ascii: "0") }
        return .start("PCIROOT(" + (number.isEmpty ? "0" : String(decoding: number, as: UTF8.self)) + ")")
    }

    /// Whether a path is that of a root: directly below `/devices`, or a PCI root bus.
    static func isRoot(_ path: SysfsPath) -> Bool {
        path.text.utf8.count { $0 == UInt8(ascii: "/") } == 2 || isPCIRoot(path.name)
    }

    /// Whether a name is `pciDDDD:BB`.
    static func isPCIRoot(_ name: Substring) -> Bool {
        let bytes = name.utf8
        guard bytes.count >= 10, bytes.starts(with: "pci".utf8), bytes.dropLast(2).last == UInt8(ascii: ":") else {
            return false
        }
        return bytes.dropFirst(3).dropLast(3).allSatisfy { $0.hexValue != nil }
            && bytes.suffix(2).allSatisfy { $0.hexValue != nil }
    }

    private static let words = [
        "platform": "Platform devices", "pnp": "Plug and Play devices", "isa": "ISA devices", "faux": "Faux devices",
        "system": "System devices", "software": "Software nodes", "virtual": "Software devices",
    ]
}

extension String {
    /// `0000:00` as `0000_00`.
    fileprivate var replacingColon: String {
        String(decoding: utf8.map { $0 == UInt8(ascii: ":") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }
}
