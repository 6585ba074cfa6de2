import PnPFiles
import PnPModel
import PnPSources
import Testing

/// What a dump says, and what the records then hold.
@Suite struct UdevDumpReadingTests {
    private func read(_ text: String) throws -> Snapshot {
        try UdevDumpSource(FileBytes(Array(text.utf8), name: "dump.txt")).snapshot(.tree)
    }

    /// The only record of a dump with which nothing is wrong.
    private func record(_ lines: String...) throws -> DeviceRecord {
        let snapshot = try read(lines.joined(separator: "\n") + "\n\n")
        #expect(snapshot.diagnostics.isEmpty, "\(snapshot.diagnostics)")
        try #require(snapshot.records.count == 1)
        return snapshot.records[0]
    }

    // MARK: The reference's dump, in every generation of the format

    /// linux-devices 5.1.
    private static let newest = """
        P: /devices/pci0000:00/0000:00:14.0
        M: 0000:00:14.0
        R: 0
        J: +pci:0000:00:14.0
        U: pci
        B: pci
        V: xhci_hcd
        E: DEVPATH=/devices/pci0000:00/0000:00:14.0
        E: SUBSYSTEM=pci
        E: DRIVER=xhci_hcd
        E: PCI_CLASS=C0330
        E: PCI_ID=8086:1E31
        E: PCI_SUBSYS_ID=1043:108D
        E: PCI_SLOT_NAME=0000:00:14.0
        E: MODALIAS=pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30
        E: USEC_INITIALIZED=4711

        P: /devices/virtual/net/lo
        M: lo
        U: net
        I: 1
        E: DEVPATH=/devices/virtual/net/lo
        E: SUBSYSTEM=net
        E: INTERFACE=lo
        E: IFINDEX=1


        """

    private static let referenceRecords = [
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:14.0"),
            subsystem: .bus("pci"),
            driver: "xhci_hcd",
            modaliases: ["pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30"],
            properties: [
                "PCI_CLASS": "C0330", "PCI_ID": "8086:1E31", "PCI_SUBSYS_ID": "1043:108D",
                "PCI_SLOT_NAME": "0000:00:14.0", "USEC_INITIALIZED": "4711",
            ]
        ),
        DeviceRecord(
            path: SysfsPath("/devices/virtual/net/lo"),
            subsystem: .class("net"),
            properties: ["INTERFACE": "lo", "IFINDEX": "1"]
        ),
    ]

    /// The dump without lines that begin with one of some letters.
    private static func without(_ letters: Set<Character>) -> String {
        newest.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { line in line.first.map { !letters.contains($0) } ?? true }.joined(separator: "\n")
    }

    /// Every line behind the drawing of `--tree`; `corner` stands before the first field of a device.
    private static func drawn(branch: String, field: String) -> String {
        let devices = newest.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isEmpty }
            .map { ($0.hasPrefix("P") ? branch + $0.dropFirst(3) + "\n" : "") + field + $0 }
        return devices.joined(separator: "\n") + "\n\n2 items shown.\n"
    }

    private static let generations: [(name: String, text: String)] = [
        ("systemd 257", newest), ("systemd 251", without(["J", "B"])),
        ("old", without(["M", "R", "J", "U", "B", "V", "I"])),
        (
            "old, with priorities",
            without(["M", "R", "J", "U", "B", "V", "I"]).replacing("\nE: DEVP", with: "\nL: 0\nE: DEVP")
        ),
        (
            "without variables of the core",
            without(["X"]).replacing("E: DRIVER=xhci_hcd\n", with: "").replacing("E: SUBSYSTEM=pci\n", with: "")
        ),
        ("tree", drawn(branch: "│ └─", field: "│ │ ┆ ")), ("tree in ASCII", drawn(branch: "| `-", field: "| | : ")),
        (
            "indented by a mail",
            newest.replacing("\n", with: "\n    ").replacing("P: /devices/pci", with: "    P: /devices/pci")
        ),
        ("Windows line ends", newest.replacing("\n", with: "\r\n")), ("byte order mark", "\u{FEFF}" + newest),
        ("prompt", "user@host:~$ udevadm info --export-db\n" + newest + "\n"),
        ("several blank lines", newest.replacing("\n\n", with: "\n\n\n\n")),
        ("no blank lines", newest.replacing("\n\n", with: "\n")),
        ("blanks cut by an editor", newest.replacing("V: xhci_hcd\n", with: "V: xhci_hcd\nR:\n")),
    ]

    @Test(arguments: generations) func everyGenerationGivesTheSameRecords(name: String, text: String) throws {
        let bytes = FileBytes(Array(text.utf8), name: "dump.txt")
        #expect(UdevDumpSource.recognizes(bytes))
        #expect(SourceFormat.recognize(bytes) == .udevDump)
        let snapshot = try UdevDumpSource(bytes).snapshot(.everything)
        #expect(snapshot.records == Self.referenceRecords)
        #expect(snapshot.diagnostics.isEmpty, "\(snapshot.diagnostics)")
        #expect(snapshot.source == SourceDescription(kind: "udev-db", path: "dump.txt"))
        #expect(snapshot.machine == Machine())
    }

    // MARK: Fields

    @Test func aDiskHasNodeTypeAndLinks() throws {
        let disk = try record(
            "P: /devices/pci0000:00/0000:00:02.0/virtio1/block/vda",
            "M: vda",
            "J: b254:0",
            "U: block",
            "T: disk",
            "D: b 254:0",
            "N: vda",
            "L: -100",
            "S: disk/by-id/virtio-x",
            "S: disk/by-diskseq/9",
            "Q: 9",
            "E: DEVPATH=/devices/pci0000:00/0000:00:02.0/virtio1/block/vda",
            "E: DEVNAME=/dev/vda",
            "E: DEVTYPE=disk",
            "E: DISKSEQ=9",
            "E: MAJOR=254",
            "E: MINOR=0",
            "E: SUBSYSTEM=block",
            "E: TAGS=:systemd:"
        )
        #expect(
            disk
                == DeviceRecord(
                    path: SysfsPath("/devices/pci0000:00/0000:00:02.0/virtio1/block/vda"),
                    subsystem: .class("block"),
                    deviceType: "disk",
                    node: "/dev/vda",
                    properties: [
                        "DISKSEQ": "9", "MAJOR": "254", "MINOR": "0", "TAGS": ":systemd:",
                        "DEVLINKS": "/dev/disk/by-id/virtio-x /dev/disk/by-diskseq/9",
                    ]
                )
        )
    }

    @Test func linksThatUdevWroteItselfCount() throws {
        let disk = try record("P: /devices/a", "S: cdrom", "E: SUBSYSTEM=block", "E: DEVLINKS=/dev/cdrom /dev/dvd")
        #expect(disk.properties == ["DEVLINKS": "/dev/cdrom /dev/dvd"])
    }

    @Test func fieldsStandInForVariables() throws {
        let device = try record("P: /devices/a", "U: usb", "T: usb_device", "N: bus/usb/001/002", "V: usb")
        #expect(
            device
                == DeviceRecord(
                    path: SysfsPath("/devices/a"),
                    subsystem: .bus("usb"),
                    driver: "usb",
                    deviceType: "usb_device",
                    node: "/dev/bus/usb/001/002"
                )
        )
    }

    @Test func aDriverTellsTheBusOfAnUnknownSubsystem() throws {
        #expect(try record("P: /devices/x/gizmo/g0", "E: SUBSYSTEM=gizmo").subsystem == .class("gizmo"))
        #expect(try record("P: /devices/x/gizmo/g0", "E: SUBSYSTEM=gizmo", "E: DRIVER=g").subsystem == .bus("gizmo"))
        #expect(try record("P: /devices/x/g0", "E: SUBSYSTEM=gizmo").subsystem == .bus("gizmo"))
        #expect(try record("P: /devices/x/g0").subsystem == nil)
    }

    // MARK: Values

    @Test(arguments: [
        (["E: A=b=c"], "b=c"), (["E: A="], ""), (["E: A= x "], " x "), (["E: A=two", "lines"], "two\nlines"),
        (["E: A=two", "B=lines"], "two\nB=lines"), (["E: A=", "not a variable"], "\nnot a variable"),
        (["E: A==", "B=1"], "=\nB=1"), (["E: A=first", "E: A=second"], "first"), (["E: A=a\u{0}b"], "a\u{0}b"),
        (["E: A=x", "  E: B=1"], "x\n  E: B=1"),
    ])
    func valuesAreTakenVerbatim(lines: [String], value: String) throws {
        let snapshot = try read((["P: /devices/a"] + lines).joined(separator: "\n") + "\n\n")
        #expect(snapshot.records.map { $0.properties["A"] } == [value])
        #expect(snapshot.diagnostics.isEmpty)
    }

    /// Old releases took a line end for the first character of an empty value.
    @Test func aVariableBehindAnEmptyValueIsOneOfItsOwn() throws {
        let device = try record(
            "P: /devices/a",
            "E: DRIVER=hid-generic",
            "E: HID_PHYS=",
            "HID_UNIQ=",
            "MODALIAS=hid:b0003g0001v00000624p00000200",
            "E: SUBSYSTEM=hid"
        )
        #expect(device.modaliases == ["hid:b0003g0001v00000624p00000200"])
        #expect(device.properties == ["HID_PHYS": "", "HID_UNIQ": ""])
        #expect(device.subsystem == .bus("hid"))
    }

    /// A device may call itself anything.
    @Test func aNameDoesNotReplaceTheDriver() throws {
        let device = try record("P: /devices/a", "E: DRIVER=usbhid", "E: HID_NAME=evil", "E: DRIVER=other")
        #expect(device.driver == "usbhid")
    }

    @Test func hundredsOfVariablesAreKept() throws {
        let lines = (0..<1000).map { "E: MEMORY_DEVICE_\($0)_SIZE=\($0)\n" }.joined()
        let snapshot = try read("P: /devices/virtual/dmi/id\n\(lines)E: MEMORY_DEVICE_999_SIZE=again\n\n")
        #expect(snapshot.records[0].properties.pairs.count == 1000)
        #expect(snapshot.records[0].properties["MEMORY_DEVICE_999_SIZE"] == "999")
        #expect(snapshot.diagnostics.isEmpty)
    }

    // MARK: The machine

    @Test(
        arguments: [
            (
                "dmi:bvnDellInc.:bvrX19:bd12/18/2013:svnDellInc.:pnInspiron20Model3048:pvr01:rvnDellInc.:rn0RK89T:cvnDellInc.:",
                "DellInc.", "Inspiron20Model3048"
            ), ("dmi:bvnx:svn:pn:pvr1:", nil, nil), ("dmi:pnOnly", nil, "Only"), ("nonsense", nil, nil),
        ] as [(String, String?, String?)]
    )
    func theFirmwareTablesNameTheMachine(modalias: String, vendor: String?, product: String?) throws {
        let text = "P: /devices/virtual/dmi/id\nE: SUBSYSTEM=dmi\nE: MODALIAS=\(modalias)\n\n"
        #expect(try read(text).machine == Machine(vendor: vendor, product: product))
    }

    @Test func anotherDeviceDoesNotNameTheMachine() throws {
        let text = "P: /devices/virtual/dmi/other\nE: SUBSYSTEM=dmi\nE: MODALIAS=dmi:svnEvil:pnEvil:\n\n"
        #expect(try read(text).machine == Machine())
    }

    // MARK: Recognition

    @Test(arguments: [
        "", "\n", "P: x\n", "P:\n", "{\"P: /\": 1}", "nothing\nof\ninterest\n", "E: DEVPATH=/devices/a\n",
        "P: /devices/a\nE: SUBSYSTEM=usb\nA: dev=189:0\\n\n", "P: /devices/a\nH: config=00\n",
        String(repeating: "x\n", count: 40_000) + "P: /devices/a\n",
    ])
    func anotherTextIsNotTakenForADump(text: String) {
        #expect(!UdevDumpSource.recognizes(FileBytes(Array(text.utf8), name: "x")))
    }
}
