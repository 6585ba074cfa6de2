public import PnPModel

/// Identifies the functions of 16-bit PC Cards.
///
/// Of Windows' forms that with the numbers of maker and card is made; the others have a checksum of the card's whole
/// description, which sysfs does not show. A card without names has the IDs that follow from its modalias.
/// - SeeAlso: windows-pnp 3.3, "PCMCIA"; linux-devices 3.2; `drivers/pcmcia/ds.c` (name `0.1`: the socket, which is
///   counted, and the function).
public struct PCMCIABusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `pcmcia`.
    public var buses: [String] { ["pcmcia"] }

    /// Identifies a function as `PCMCIA\MEGAHERTZ-CC10BT/2-0128-0103`, by type where it has one that Windows names.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let card = Card(device.own)
        var own = ModaliasGrammar.pcmcia.ownIdentity(of: record)
        if let id = card.windowsID {
            own.hardware = [id]
            own.compatible = []
        }
        guard !own.hardware.isEmpty else { return nil }
        if let generic = card.kind.flatMap({ Self.genericIDs[$0] }) { own.compatible.append(generic) }
        let words = [card.vendorName, card.productName].compactMap { $0 }
        if !words.isEmpty { own.words = words.joined(separator: " ") }
        var identity = try own.joined(with: device)
        identity.capabilities.formUnion([.removable, .surpriseRemovalOK])
        return identity
    }

    /// IDs of the functions that any driver for their kind drives.
    ///
    /// A card says that it is serial, not that it is a modem, so Windows' `*PNPC200` is not made.
    private static let genericIDs: [UInt32: String] = [0: "PNP0D00", 4: "PNP0600"]

    /// What a card says of one of its functions.
    private struct Card {
        let vendorName: String?
        let productName: String?
        let maker: UInt32?
        let card: UInt32?
        let kind: UInt32?
        /// The function's number, where the card has several.
        let function: UInt32?

        init(_ view: RecordView) {
            let record = view.record
            let fields = ModaliasFields(record, prefix: "pcmcia")
            vendorName = record.attributes["prod_id1"]?.named
            productName = record.attributes["prod_id2"]?.named
            maker = Number.hex(record.attributes["manf_id"]) ?? fields?["m"]
            card = Number.hex(record.attributes["card_id"]) ?? fields?["c"]
            kind = Number.hex(record.attributes["func_id"]) ?? fields?["f"]
            let hasSeveral =
                fields?["fn"] != 0
                || view.parent?.descendants.prefix(16).contains { other in
                    other.isOnBus("pcmcia") && (ModaliasFields(other, prefix: "pcmcia")?["fn"] ?? 0) > 0
                } ?? false
            function = hasSeveral ? fields?["fn"] : nil
        }

        /// `nil` where names or numbers are missing.
        var windowsID: String? {
            guard let vendorName, let productName, let maker, let card else { return nil }
            var id = IDText(#"PCMCIA\"#)
            id.append(legal: vendorName.utf8.prefix(64))
            id.append(UInt8(ascii: "-"))
            id.append(legal: productName.utf8.prefix(64))
            if let function {
                id.append("-DEV")
                id.append(decimal: function)
            }
            for number in [maker, card] {
                id.append(UInt8(ascii: "-"))
                id.append(hex: number, digits: 4)
            }
            return id.text
        }
    }
}

extension ModaliasGrammar {
    /// PC Cards by their numbers: maker, card, kind of function, which function of how many, and hashes of four names.
    ///
    /// `pcmcia:m0279c950Bf02fn00pfn00pa00000000pb00000000pc00000000pd00000000`; a hash of 0 says that there is no name.
    /// - SeeAlso: linux-devices 3.2; `include/linux/mod_devicetable.h`; PC Card Standard, "CISTPL_FUNCID".
    static let pcmcia = ModaliasGrammar(
        bus: "pcmcia",
        fields: [
            .vendor("m", .hex(4)), .device("c", .hex(4)), .kind("f", .hex(2)), .place("fn", .hex(2)),
            .place("pfn", .hex(2)), .place("pa", .hex(8)), .place("pb", .hex(8)), .place("pc", .hex(8)),
            .place("pd", .hex(8)),
        ],
        place: .behind("."),
        words: "PC Card",
        setupClass: "PCMCIA",
        meanings: [
            "00": ("Multifunction PC Card", "Multifunction"), "01": ("Memory PC Card", "MTD"),
            "02": ("Serial PC Card", "Ports"), "03": ("Parallel port PC Card", "Ports"),
            "04": ("Disk PC Card", "HDC"), "05": ("Video PC Card", "Display"), "06": ("Network PC Card", "Net"),
            "07": ("AIMS PC Card", "PCMCIA"), "08": ("SCSI PC Card", "SCSIAdapter"),
        ]
    )
}
