import Foundation
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPNames

@Suite("Names from pci.ids and usb.ids") struct NameFileTests {
    /// An excerpt in the form of the real file, written for this test.
    private static let pci = """
        #
        #\tList of PCI ID's
        #
        #\tVersion: 2023.04.10
        #\tDate:    2023-04-10 20:08:02
        #

        # Vendors, devices and subsystems. Please keep sorted.

        10ec  Contoso Semiconductor Co., Ltd.
        \t8168  CT8168 Gigabit Ethernet
        \t\t1043 8672  Traveller mainboard
        \t\t1043 9999  CT8168 Gigabit Ethernet
        # A comment ends nothing.
        \t\t17aa 3808  CT8168 Gigabit Ethernet X1
        \t8169  CT8169
        8086  Proseware, Inc.
        \t15b8  Ethernet Connection
        ffff  Illegal Vendor ID
        C 02  Network controller
        \t00  Ethernet controller
        \t80  Network controller of another kind
        C 0c  Serial bus controller
        \t03  USB controller
        \t\t30  XHCI
        """
    private static let usb = """
        # Version: 2025.07.26
        # Date:    2025-07-26 20:34:01

        046d  Proseware Mice
        \tc52b  Unifying Receiver
        \t\t01  An interface
        0781  Contoso Storage
        C 03  Human Interface Device
        \t01  Boot Interface Subclass
        AT 0100  USB Undefined
        HUT 01  Generic Desktop
        \t001  Pointer
        """

    private func folder(_ files: [String: Data]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
        return folder
    }

    private func names(_ modalias: String, pci: String = Self.pci) throws -> DeviceNames? {
        let folder = try folder(["pci.ids": Data(pci.utf8), "usb.ids": Data(Self.usb.utf8)])
        defer { try? FileManager.default.removeItem(at: folder) }
        return NameDatabases([PCINames(folders: [folder.path]), USBNames(folders: [folder.path])])
            .names(ofModalias: modalias)
    }

    @Test(
        "a device is called what udev's database calls it: with its subsystem's name behind it where that says more",
        arguments: [
            ("pci:v000010ECd00008168sv00001043sd00008672bc02sc00i00", "CT8168 Gigabit Ethernet (Traveller mainboard)"),
            ("pci:v000010ECd00008168sv00001043sd00009999bc02sc00i00", "CT8168 Gigabit Ethernet"),
            ("pci:v000010ECd00008168sv000017AAsd00003808bc02sc00i00", "CT8168 Gigabit Ethernet (X1)"),
            ("pci:v000010ECd00008168sv00001234sd00005678bc02sc00i00", "CT8168 Gigabit Ethernet"),
            ("pci:v000010ECd00008169sv00001043sd00008672bc02sc00i00", "CT8169"),
            ("pci:v00008086d000015B8", "Ethernet Connection"),
            ("usb:v046DpC52Bd1201dc00dsc00dp00ic03isc01ip01in00", "Unifying Receiver"),
            ("usb:v046DpC52B:", "Unifying Receiver"),
        ]
    )
    func model(modalias: String, expected: String) throws {
        #expect(try names(modalias)?.model == expected)
    }

    @Test("the vendor and the kind are named where the device is not")
    func vendorAlone() throws {
        let pci = try #require(try names("pci:v00008086d0000FFFFsv00000000sd00000000bc0Csc03i30"))
        #expect(pci == DeviceNames(vendor: "Proseware, Inc.", model: nil, kind: "USB controller"))
        let other = try names("pci:v00008086d0000FFFFsv00000000sd00000000bc0Csc7Fi30")
        #expect(other?.kind == "Serial bus controller")
        #expect(try names("usb:v0781p0001:") == DeviceNames(vendor: "Contoso Storage"))
    }

    @Test(
        "a vendor that is not listed, another bus and what is no modalias have no name",
        arguments: [
            "pci:v00009999d00008168sv00001043sd00008672bc02sc00i00", "pci:v0001FFFFd00008168", "pci:v10EC", "pci:",
            "usb:v9999p0001:", "usb:v046D", "usb:v046Dp", "acpi:PNP0501:", "", "046d",
            "hid:b0003g0001v0000046Dp0000C52B",
        ]
    )
    func unknown(modalias: String) throws {
        #expect(try names(modalias) == nil)
    }

    @Test("a database says its version and day, and is absent where there is no file")
    func origin() throws {
        let folder = try folder(["pci.ids": Data(Self.pci.utf8), "usb.ids": Data(Self.usb.utf8)])
        defer { try? FileManager.default.removeItem(at: folder) }
        let (pci, usb) = (PCINames(folders: ["/nonexistent", folder.path]), USBNames(folders: [folder.path]))
        #expect(
            pci.origin
                == NameOrigin(
                    database: "pci.ids",
                    version: "2023.04.10",
                    date: "2023-04-10",
                    path: folder.path + "/pci.ids"
                )
        )
        #expect(usb.origin?.version == "2025.07.26")
        #expect(PCINames(folders: ["/nonexistent"]).origin == nil)
        let all = NameDatabases([PCINames(folders: ["/nonexistent"]), pci, usb])
        #expect(all.origin?.database == "pci.ids")
        #expect(all.origin(ofNamesFor: "usb:v046DpC52B:")?.database == "usb.ids")
        #expect(all.origin(ofNamesFor: "usb:v9999p0001:") == nil)
    }

    @Test("the first of two equal entries counts, order and line ends do not matter")
    func order() throws {
        let file = "8086  Second\r\n\t0002  Two\r\n10ec  First\r\n8086  Again\r\n\t0002  Other\r\n\t0001  One\r\n"
        #expect(try names("pci:v00008086d00000002", pci: file) == DeviceNames(vendor: "Second", model: "Two"))
        #expect(try names("pci:v000010ECd00000001", pci: file) == DeviceNames(vendor: "First"))
    }

    @Test("text that is not UTF-8 is taken for Latin-1")
    func latin1() throws {
        let folder = try folder(["pci.ids": Data("8086  Caf".utf8) + [0xE9] + Data("\n".utf8)])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(PCINames(folders: [folder.path]).names(ofModalias: "pci:v00008086d00000001")?.vendor == "Café")
    }

    @Test(
        "what is no entry is passed over",
        arguments: [
            "", "\n", "\t", "\t\t\t\n", "8086", "8086 ", "8086  ", "8086  \n", "8086 one space\n", "80 86  x\n",
            "80860  five digits\n", "808g  no digit\n", "C \n", "C 0\n", "C 0c\n", "\t8086  a device of nobody\n",
            "8086  " + String(repeating: "x", count: 513) + "\n", "#8086  comment\n", "\u{0}\u{0}\u{0}",
        ]
    )
    func damage(text: String) throws {
        #expect(try names("pci:v00008086d00008086", pci: text) == nil)
        // What comes behind it is read.
        let whole = text + "\n8086  Good\n"
        #expect(try names("pci:v00008086d00000001", pci: whole)?.vendor == "Good")
    }

    @Test("random bytes cost names and nothing else", arguments: [1, 2, 3] as [UInt64])
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("0123456789abcdefC \t\n\r#".utf8) + [0, 0xFF]
        var text = Data()
        for _ in 0..<20_000 { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
        let folder = try folder(["pci.ids": text, "usb.ids": text])
        defer { try? FileManager.default.removeItem(at: folder) }
        let (pci, usb) = (PCINames(folders: [folder.path]), USBNames(folders: [folder.path]))
        for number in 0..<2_000 {
            let digits = String(number * 32, radix: 16, uppercase: true)
            let id = String(repeating: "0", count: 4 - digits.count) + digits
            for names in [
                pci.names(ofModalias: "pci:v0000\(id)d0000\(id)"), usb.names(ofModalias: "usb:v\(id)p\(id):"),
            ] {
                #expect((names?.vendor?.utf8.count ?? 1) <= 1024)
            }
        }
    }

    @Test("a file beyond the limit is not read", .enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
    func endless() throws {
        let folder = try folder([:])
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/pci.ids",
            withDestinationPath: "/dev/zero"
        )
        #expect(PCINames(folders: [folder.path]).origin == nil)
    }
}
