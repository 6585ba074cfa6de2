public import PnPModel

/// Identifies block devices that are nodes: NVMe disks, which no bus stands between them and their controller.
///
/// - SeeAlso: design section 3, row 11; windows-pnp 3.3, V-SCSI-2 and Q7.
public struct BlockClassDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// None: block devices belong to a class.
    public var buses: [String] { [] }

    /// Identifies an NVMe disk as Windows does, any other block device as a software device.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        guard let above = device.own.parent?.record,
            above.isOfClass("nvme") || above.isOfClass("nvme-subsystem")
        else { return try SoftwareClassDriver().identify(device) }
        let record = device.record
        let strings = InquiryStrings(nvme: device.own, controller: above)
        guard let type = SCSIType.scsi(0) else { return nil }
        var draft = IdentityDraft(hardware: 8, compatible: 1)
        if let vendor = strings.vendor, let product = strings.product {
            var id = IDText("SCSI\\")
            id.append(type.word)
            id.append(folded: vendor, width: 8)
            id.append(legal: product.utf8.prefix(40))
            if let revision = strings.revision {
                let mark = id.mark
                id.append(folded: revision, width: 8)
                try draft.hardware(id)
                id.cut(to: mark)
            }
            try draft.hardware(id)
        }
        try StorageIDs.fill(&draft, "SCSI\\", type, strings)
        if let generic = type.generic {
            try draft.hardware(ifNew: generic)
            try draft.compatible(generic)
        }

        // Path, target and LUN of Windows; its LUNs count namespaces from 0.
        var address = IDText("0000")
        address.append(hex: max(1, Self.namespace(of: record)) - 1, digits: 2)
        var identity = try draft.identity(
            device: StorageIDs.key("SCSI\\", type, strings),
            instance: .address(address.text)
        )
        identity.description = strings.product?.namedWithBlanks ?? "NVMe disk"
        identity.className = type.setupClass
        // The controller's driver reads and writes it; none is bound to the disk.
        identity.capabilities.insert(.rawDeviceOK)
        return identity
    }

    /// The namespace ID: the attribute, else the number behind the last `n` of `nvme0n1`.
    private static func namespace(of record: DeviceRecord) -> UInt32 {
        Number.decimal(record.attributes["nsid"])
            ?? KernelName.suffix(of: record.path.name, after: "n").flatMap { Number.decimal(String($0)) } ?? 1
    }
}
