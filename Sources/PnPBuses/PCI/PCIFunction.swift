internal import PnPModel

/// The numbers in a PCI function's configuration header, as far as a source knows them.
struct PCIFunction {
    /// Who made it.
    var vendor: UInt32
    /// What it is.
    var device: UInt32
    /// Whose board it is on; 0 and 0 is something known, `nil` is not.
    var subsystem: (vendor: UInt32, device: UInt32)?
    /// The revision; `nil` where nothing says it, which is so in all formats without attributes.
    var revision: UInt32?
    /// Base class, subclass and programming interface, a byte each.
    var classCode: UInt32?

    /// Reads attributes, then uevent variables, then the modalias.
    ///
    /// - Returns: `nil` where vendor and device are not known.
    /// - SeeAlso: linux-devices 1.3 (`PCI_CLASS` has lost its leading zeros), 1.4, 3.5.
    init?(_ record: DeviceRecord) {
        let attributes = record.attributes
        let properties = record.properties
        lazy var fields = ModaliasFields(record, prefix: "pci")

        if let vendor = Number.hex(attributes["vendor"]), let device = Number.hex(attributes["device"]) {
            (self.vendor, self.device) = (vendor, device)
        } else if let id = Number.hexPair(properties["PCI_ID"]) {
            (vendor, device) = id
        } else if let fields, let vendor = fields["v"], let device = fields["d"] {
            (self.vendor, self.device) = (vendor, device)
        } else {
            return nil
        }
        guard vendor <= 0xFFFF, device <= 0xFFFF else { return nil }

        if let vendor = Number.hex(attributes["subsystem_vendor"]),
            let device = Number.hex(attributes["subsystem_device"])
        {
            subsystem = (vendor, device)
        } else if let id = Number.hexPair(properties["PCI_SUBSYS_ID"]) {
            subsystem = (id.0, id.1)
        } else if let vendor = fields?["sv"], let device = fields?["sd"] {
            subsystem = (vendor, device)
        }
        if let known = subsystem, known.vendor > 0xFFFF || known.device > 0xFFFF { subsystem = nil }

        revision = Number.hex(attributes["revision"])
        if let known = revision, known > 0xFF { revision = nil }

        classCode = Number.hex(attributes["class"]) ?? Number.hex(properties["PCI_CLASS"])
        if classCode == nil, let base = fields?["bc"], let sub = fields?["sc"], let interface = fields?["i"],
            base <= 0xFF, sub <= 0xFF, interface <= 0xFF
        {
            classCode = base << 16 | sub << 8 | interface
        }
        if let known = classCode, known > 0xFF_FFFF { classCode = nil }
    }
}
