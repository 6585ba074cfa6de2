/// What the fields of IDs and modaliases are called, in the words of the specifications they come from.
///
/// - SeeAlso: linux-devices 3.2 for modaliases; windows-pnp 3.3 for IDs.
enum FieldNames {
    /// The words for a tag of a modalias; the tag itself where nobody has a better word.
    static func modalias(_ prefix: Substring, _ tag: String) -> String {
        tagged[prefix]?.first { $0.tag == tag }?.name ?? tag
    }

    /// Whether a grammar is one of lower-case tags and values without lower-case letters.
    static func isTagged(_ prefix: Substring) -> Bool { tagged[prefix] != nil }

    /// What the whole rest of a modalias is, in the grammars without tags.
    static func whole(_ prefix: Substring) -> String { wholes[prefix] ?? "name" }

    /// The words for the part of an ID before its `_`, upper-case; `nil` for one that is no field.
    static func identifier(_ tag: String) -> String? { identifiers[tag] }

    private static let type = [(tag: "t", name: "type")]
    private static let vendorAndDevice = [(tag: "v", name: "vendor"), (tag: "d", name: "device")]
    private static let subsystem = [(tag: "sv", name: "subsystem vendor"), (tag: "sd", name: "subsystem device")]
    private static let usb: [(tag: String, name: String)] = [
        ("v", "vendor"), ("p", "product"), ("d", "release"), ("dc", "device class"), ("dsc", "device subclass"),
        ("dp", "device protocol"), ("ic", "interface class"), ("isc", "interface subclass"),
        ("ip", "interface protocol"), ("in", "interface number"),
    ]
    private static let pcmcia: [(tag: String, name: String)] = [
        ("m", "manufacturer"), ("c", "card"), ("f", "function"), ("fn", "function number"), ("pfn", "pseudo function"),
        ("pa", "product hash 1"), ("pb", "product hash 2"), ("pc", "product hash 3"), ("pd", "product hash 4"),
    ]

    private static let tagged: [Substring: [(tag: String, name: String)]] = [
        "amba": [("d", "peripheral ID")],
        "ap": type,
        "bcma": [("m", "manufacturer"), ("id", "core"), ("rev", "revision"), ("cl", "class")],
        "ccw": [
            ("t", "control unit type"), ("m", "control unit model"), ("dt", "device type"), ("dm", "device model"),
        ],
        "cdx": vendorAndDevice + subsystem + [("c", "class")],
        "coreboot": [("t", "tag")],
        "css": type,
        "cxl": type,
        "dax": type,
        "dfl": type + [("f", "feature")],
        "eisa": [("s", "signature")],
        "hdaudio": [("v", "codec"), ("r", "revision"), ("a", "API type")],
        "hid": [("b", "bus"), ("g", "group"), ("v", "vendor"), ("p", "product")],
        "i3c": [("dcr", "characteristics"), ("manuf", "manufacturer"), ("part", "part"), ("ext", "extra information")],
        "idxd": type,
        "ieee1394": [("ven", "vendor"), ("mo", "model"), ("sp", "specifier"), ("ver", "version")],
        "ipack": [("f", "format")] + vendorAndDevice,
        "mipscdmm": type,
        "nd": type,
        "parisc": type + [("hv", "hardware version"), ("rev", "revision"), ("sv", "software version")],
        "pci": vendorAndDevice + subsystem + [("bc", "class"), ("sc", "subclass"), ("i", "programming interface")],
        "pcmcia": pcmcia,
        "rapidio": vendorAndDevice + [("av", "assembly vendor"), ("ad", "assembly device")],
        "sdio": [("c", "class")] + vendorAndDevice,
        "sdw": [("m", "manufacturer"), ("p", "part"), ("v", "SoundWire version"), ("c", "class")],
        "serio": [("ty", "type"), ("pr", "protocol"), ("id", "ID"), ("ex", "extra")],
        "ssam": [
            ("d", "domain"), ("c", "category"), ("t", "target"), ("i", "instance"), ("f", "function"),
        ],
        "ssb": [("v", "vendor"), ("id", "core"), ("rev", "revision")],
        "typec": [("id", "SVID"), ("m", "mode")],
        "usb": usb,
        "vfio_pci": vendorAndDevice + subsystem
            + [("bc", "class"), ("sc", "subclass"), ("i", "programming interface")],
        "virtio": [("d", "device type"), ("v", "vendor")],
        "zorro": [("i", "ID")],
    ]

    private static let wholes: [Substring: String] = [
        "ishtp": "GUID", "mdio": "PHY ID", "mei": "client", "scsi": "type", "slim": "ID", "tee": "UUID", "ulpi": "ID",
        "vmbus": "GUID", "wmi": "GUID",
    ]

    private static let identifiers: [String: String] = [
        "CC": "class", "CID": "codec ID", "CLASS": "interface class", "COL": "collection", "CTLR": "controller",
        "DEV": "device", "DEVCLASS": "device class", "DEVPROT": "device protocol", "DEVSUBCLASS": "device subclass",
        "FUNC": "function", "MI": "interface number", "OID": "OEM", "PID": "product", "PROT": "interface protocol",
        "REV": "revision", "SUBCLASS": "interface subclass", "SUBSYS": "subsystem", "VEN": "vendor", "VID": "vendor",
    ]
}
