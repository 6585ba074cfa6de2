import PnPDiagnostics
import PnPFiles
import PnPModel

@testable import PnPSources

/// A recording that a test writes down.
struct RecordingSample {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads it as `r.umockdev`.
    func snapshot() throws -> Snapshot {
        try UmockdevSource(FileBytes(bytes, name: "r.umockdev")).snapshot(.everything)
    }

    /// Reads it and returns the records by path, and the diagnostics as `line:column: CODE`.
    func read() throws -> (records: [String: DeviceRecord], diagnostics: [String]) {
        let snapshot = try snapshot()
        let records = Dictionary(grouping: snapshot.records, by: \.path.text)
        precondition(records.values.allSatisfy { $0.count == 1 }, "a path stands twice")
        return (records.compactMapValues(\.first), snapshot.diagnostics.map(Self.summary))
    }

    /// Where a diagnostic is, and its code.
    static func summary(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.location.line):\(diagnostic.location.column) \(diagnostic.code)"
    }

    /// A USB root hub before its controller, as the recorder orders them: linux-devices 5.2.
    static let reference = RecordingSample(
        #"""
        P: /devices/pci0000:00/0000:00:14.0/usb1
        N: bus/usb/001/001=1201000209000140
        S: myusb
        E: DEVNAME=/dev/bus/usb/001/001
        E: DEVTYPE=usb_device
        E: MAJOR=189
        E: MINOR=0
        E: SUBSYSTEM=usb
        A: dev=189:0\n
        A: idVendor=1d6b\n
        A: product=a \\ b \"q\" \t\303\251\n

        P: /devices/pci0000:00/0000:00:14.0
        E: DRIVER=xhci_hcd
        E: MODALIAS=pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30
        E: SUBSYSTEM=pci
        A: class=0x0c0330\n
        H: config=8680311E06040000
        A: device=0x1e31\n
        L: driver=../../../bus/pci/drivers/xhci_hcd

        """#
    )

    /// Devices of several kinds with all letters of the format, about 2 KB.
    static let machine = RecordingSample(
        #"""
        P: /devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:046D:C31C.0001/hidraw/hidraw0
        N: hidraw0
        S: keyboard
        S: input/by-id/é
        E: DEVNAME=/dev/hidraw0
        E: MAJOR=240
        E: MINOR=0
        E: SUBSYSTEM=hidraw
        E: TAGS=:seat:
        A: dev=240:0\n

        P: /devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:046D:C31C.0001
        E: DRIVER=hid-generic
        E: HID_ID=0003:0000046D:0000C31C
        E: HID_NAME=Logitech USB Keyboard
        E: MODALIAS=hid:b0003g0001v0000046Dp0000C31C
        E: SUBSYSTEM=hid
        A: country=00\n
        L: driver=../../../../../../../../bus/hid/drivers/hid-generic
        H: report_descriptor=05010906A101FFC0

        P: /devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0
        E: DEVTYPE=usb_interface
        E: DRIVER=usbhid
        E: INTERFACE=3/1/1
        E: MODALIAS=usb:v046DpC31Cd0100dc00dsc00dp00ic03isc01ip01in00
        E: PRODUCT=46d/c31c/100
        E: SUBSYSTEM=usb
        E: TYPE=0/0/0
        A: bInterfaceClass=03\n
        A: bInterfaceNumber=00\n

        P: /devices/pci0000:00/0000:00:14.0/usb1/1-2
        N: bus/usb/001/002=12010002000000406D041CC3000101020001
        E: BUSNUM=001
        E: DEVNAME=/dev/bus/usb/001/002
        E: DEVNUM=002
        E: DEVTYPE=usb_device
        E: DRIVER=usb
        E: MAJOR=189
        E: MINOR=1
        E: PRODUCT=46d/c31c/100
        E: SUBSYSTEM=usb
        E: TYPE=0/0/0
        A: bNumInterfaces= 1\n
        A: manufacturer=Logitech \"é\"\n
        A: product=USB \\ Keyboard\n
        A: removable=removable\n
        L: port=../1-0:1.0/usb1-port2

        P: /devices/pci0000:00/0000:00:14.0
        E: DRIVER=xhci_hcd
        E: MODALIAS=pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30
        E: PCI_CLASS=C0330
        E: PCI_ID=8086:1E31
        E: SUBSYSTEM=pci
        A: class=0x0c0330\n
        L: firmware_node=../../LNXSYSTM:00/device:05
        A: revision=0x04\n

        P: /devices/LNXSYSTM:00/device:05
        E: SUBSYSTEM=acpi
        A: adr=0x00140000\n
        L: physical_node=../../pci0000:00/0000:00:14.0

        """#
    )
}

extension RecordingSample {
    /// Writes a tree of sysfs down as the recorder does.
    ///
    /// - SeeAlso: linux-devices 5.2.
    init(recording files: InMemoryFiles) throws {
        var text: [UInt8] = []
        try Self.record("devices", files, into: &text)
        bytes = text
    }

    private static func record(_ path: String, _ files: InMemoryFiles, into text: inout [UInt8]) throws {
        let entries = try files.entries(of: path).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for entry in entries where entry.kind == .directory {
            try record("\(path)/\(entry.name)", files, into: &text)
        }
        guard let link = try? files.linkText(at: "\(path)/subsystem"), files.exists("\(path)/uevent") else { return }
        var variables = try self.text("\(path)/uevent", files).split(separator: 0x0A).map(Array.init)
        variables.append(Array("SUBSYSTEM=\(link.split(separator: "/").last ?? "")".utf8))
        text += Array("P: /\(path)\n".utf8)
        for variable in variables.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            text += Array("E: ".utf8) + variable + [0x0A]
        }
        try recordAttributes(of: path, below: "", files, into: &text)
        text.append(0x0A)
    }

    private static func recordAttributes(
        of device: String,
        below folder: String,
        _ files: InMemoryFiles,
        into text: inout [UInt8]
    ) throws {
        let entries = try files.entries(of: folder.isEmpty ? device : "\(device)/\(folder)")
        for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let name = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
            guard name != "uevent", name != "subsystem" else { continue }
            switch entry.kind {
            case .directory:
                if folder.isEmpty, !files.exists("\(device)/\(name)/uevent") {
                    try recordAttributes(of: device, below: name, files, into: &text)
                }
            case .link: text += Array("L: \(name)=\(try files.linkText(at: "\(device)/\(name)"))\n".utf8)
            default: text += line(name, try self.text("\(device)/\(name)", files))
            }
        }
    }

    private static func text(_ path: String, _ files: InMemoryFiles) throws -> [UInt8] {
        var buffer = FileBuffer()
        try files.read(path, into: &buffer)
        return Array(buffer.bytes)
    }

    private static func line(_ name: String, _ value: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        guard !value.contains(0), String(validating: value, as: UTF8.self) != nil else {
            return Array("H: \(name)=".utf8) + value.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } + [0x0A]
        }
        let escaped = value.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x08: Array("\\b".utf8)
            case 0x09: Array("\\t".utf8)
            case 0x0A: Array("\\n".utf8)
            case 0x0B: Array("\\v".utf8)
            case 0x0C: Array("\\f".utf8)
            case 0x0D: Array("\\r".utf8)
            case 0x22, 0x5C: [0x5C, byte]
            case 0x20..<0x7F: [byte]
            default: [0x5C, 0x30 + byte >> 6, 0x30 + (byte >> 3 & 7), 0x30 + byte & 7]
            }
        }
        return Array("A: \(name)=".utf8) + escaped + [0x0A]
    }
}
