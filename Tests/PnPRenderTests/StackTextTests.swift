import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRender

@Suite struct StackTextTests {
    /// A stack, bottom to top, and the drivers that a reader sees, top to bottom.
    struct Vector: CustomTestStringConvertible {
        var testDescription: String
        var objects: [DeviceObject]
        var isRaw = false
        var shown: [String]
    }

    static let vectors = [
        Vector(
            testDescription: "V-STACK-1",
            objects: [
                .init(.pdo, "P"), .init(.busFilter, "acpi"), .init(.lowerDeviceFilter, "A"),
                .init(.lowerDeviceFilter, "B"),
                .init(.lowerClassFilter, "C"), .init(.function, "F"), .init(.upperDeviceFilter, "D"),
                .init(.upperClassFilter, "E"), .init(.upperClassFilter, "G"),
            ],
            shown: ["G", "E", "D", "F", "C", "B", "A", "acpi", "P"]
        ),
        Vector(
            testDescription: "V-STACK-2",
            objects: [.init(.pdo, "P"), .init(.lowerDeviceFilter, "A"), .init(.upperClassFilter, "V")],
            isRaw: true,
            shown: ["V", "A", "P"]
        ),
        Vector(testDescription: "V-STACK-3", objects: [.init(.pdo, "P")], shown: ["P"]),
        Vector(
            testDescription: "V-STACK-4",
            objects: [.init(.pdo, "volmgr"), .init(.upperClassFilter, "VolSnap")],
            isRaw: true,
            shown: ["VolSnap", "volmgr"]
        ),
        Vector(
            testDescription: "V-STACK-5",
            objects: [.init(.pdo, "root"), .init(.lowerDeviceFilter, "NdisTapi"), .init(.function, "RasPppoe")],
            shown: ["RasPppoe", "NdisTapi", "root"]
        ),
    ]

    @Test(arguments: vectors) func topOfTheStackFirst(vector: Vector) throws {
        var builder = TreeBuilder()
        let index = try builder.add(#"ROOT\DEVICE"#, "device", stack: vector.objects) { $0.isRaw = vector.isRaw }

        let boxes = text(StackTextRenderer(style: .piped).render(index, in: builder.tree))
        #expect(drivers(in: boxes, prefix: "│ ") == vector.shown)

        var options = TreeViewOptions()
        options.showsStack = true
        let tree = text(TreeTextRenderer(style: .piped, options: options).render(builder.tree))
        #expect(drivers(in: tree, prefix: "    ") == vector.shown)
    }

    /// The second word of each line that begins with a kind of object.
    private func drivers(in text: String, prefix: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            guard line.hasPrefix(prefix) else { return nil }
            let words = line.dropFirst(prefix.count).split(separator: " ")
            return ["PDO", "FDO", "FiDO"].contains(words[0]) ? String(words[1]) : nil
        }
    }

    @Test func theBookOfTheStorageDevice() throws {
        let (tree, disk) = try SampleMachines.usbStorage()
        expectGolden(
            text(StackTextRenderer(style: TextStyle(width: 80)).render(disk, in: tree)),
            "Tests/PnPRenderTests/Golden/usb-storage-stack.txt"
        )
        expectGolden(
            text(StackTextRenderer(style: TextStyle(width: 80, glyphs: .ascii)).render(disk, in: tree)),
            "Tests/PnPRenderTests/Golden/usb-storage-stack-ascii.txt"
        )
    }

    @Test func userModeAboveKernelMode() throws {
        let tree = try SampleMachines.userMode()
        expectGolden(
            text(StackTextRenderer(style: TextStyle(width: 80)).render(tree.nodes.count - 1, in: tree)),
            "Tests/PnPRenderTests/Golden/user-mode-stack.txt"
        )
    }

    @Test func theRequestIsOneLineWhereLinesMayBeLong() throws {
        let (tree, disk) = try SampleMachines.usbStorage()
        let lines = text(StackTextRenderer(style: .piped).render(disk, in: tree)).split(separator: "\n")
        #expect(lines.last == "driver stack of the request: Disk → Usbstor → Usbhub → (Usbuhci,Usbport) → hardware")
        #expect(lines.first == "  an I/O request to sdb (disk) enters here")
    }

    @Test func theInterfaceThatWasNamed() throws {
        let tree = try SampleMachines.laptop()
        let camera = try #require(tree.nodes.firstIndex { $0.label == ":1.0" })
        let interface = try #require(tree.nodes[camera].interfaces.first { $0.name == "video1" })
        let drawn = text(StackTextRenderer(style: .piped).render(camera, in: tree, interface: interface))
        #expect(drawn.hasPrefix("  an I/O request to video1 (video) enters here\n"))
    }

    @Test func saysWhyNothingGetsThrough() throws {
        let tree = try SampleMachines.laptop()
        let reader = try #require(tree.nodes.firstIndex { $0.label == "1-9" })
        let drawn = text(StackTextRenderer(style: .piped).render(reader, in: tree))
        #expect(
            drawn.hasPrefix(
                #"  no I/O request to 1-9 gets through: 28 no driver: nothing known claims USB\VID_138A&PID_0017"#
            )
        )
        #expect(!drawn.contains("driver stack of the request"))
    }

    @Test func boxesFitTheTerminal() throws {
        let tree = try SampleMachines.laptop()
        for index in tree.nodes.indices.dropFirst() {
            for line in text(StackTextRenderer(style: TextStyle(width: 80)).render(index, in: tree)).split(
                separator: "\n"
            ) {
                #expect(DisplayText.columns(of: String(line)) <= 80)
            }
        }
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
