public import PnPModel

/// Names of PCI devices from `pci.ids`.
///
/// A name has the form that udev's hardware database gives it: where the subsystem has one of its own, it stands in
/// parentheses behind the device's.
/// - SeeAlso: linux-devices 4.4, 5.3.
public final class PCINames: DeviceNameDatabase {
    private let database: IDsDatabase

    /// Takes the file from where it is installed; nothing is read yet.
    public convenience init() { self.init(folders: idsFolders) }

    /// Takes the file from the first of some folders that has it.
    public init(folders: [String]) { database = IDsDatabase("pci.ids", in: folders) }

    /// Which file it is.
    public var origin: NameOrigin? { database.origin }

    /// Names of the device with a modalias `pci:v…d…sv…sd…bc…sc…i…`; `nil` for others and for vendors that are not listed.
    public func names(ofModalias modalias: String) -> DeviceNames? {
        guard modalias.utf8.starts(with: "pci:".utf8) else { return nil }
        return database.answer(modalias) { file in
            var fields = ModaliasNumbers(modalias)
            guard let vendor = fields.next("v", digits: 8), let device = fields.next("d", digits: 8),
                vendor <= 0xFFFF, device <= 0xFFFF
            else { return nil }
            let subsystem = Self.subsystem(&fields)
            let base = fields.next("bc", digits: 2)
            let subclass = fields.next("sc", digits: 2)
            let names = DeviceNames(
                vendor: file.name(ofVendor: UInt16(vendor)),
                model: Self.model(UInt16(vendor), UInt16(device), subsystem, file),
                kind: base.flatMap { file.name(ofClass: UInt8($0), subclass.map { UInt8($0) }) }
            )
            return names.vendor == nil && names.model == nil ? nil : names
        }
    }

    private static func subsystem(_ fields: inout ModaliasNumbers) -> (vendor: UInt16, device: UInt16)? {
        guard let vendor = fields.next("sv", digits: 8), let device = fields.next("sd", digits: 8),
            vendor <= 0xFFFF, device <= 0xFFFF
        else { return nil }
        return (UInt16(vendor), UInt16(device))
    }

    private static func model(
        _ vendor: UInt16,
        _ device: UInt16,
        _ subsystem: (vendor: UInt16, device: UInt16)?,
        _ file: IDsFile
    ) -> String? {
        guard let model = file.name(ofDevice: device, of: vendor) else { return nil }
        guard let subsystem, let name = file.name(ofSubsystem: subsystem, on: device, of: vendor) else { return model }
        // A name that begins with the device's says only what is behind it.
        guard name.hasPrefix(model) else { return "\(model) (\(name))" }
        let rest = name.dropFirst(model.count).drop { $0 == " " }
        return rest.isEmpty ? model : "\(model) (\(rest))"
    }
}
