import PnPDiagnostics
import PnPFiles
import PnPModel
import Synchronization

@testable import PnPSources

/// A sysfs tree that a test puts together.
struct SysfsSample {
    private(set) var files = InMemoryFiles()

    init() {
        files.addDirectory("bus")
        files.addDirectory("class")
    }

    /// Adds a device with its link in the bus's or class's directory.
    ///
    /// - Parameters:
    ///   - path: Without `/devices/`.
    ///   - subsystem: Its bus or class.
    ///   - uevent: The file's text.
    ///   - attributes: Name and text.
    ///   - links: Name and path of the target without `/devices/`.
    mutating func add(
        _ path: String,
        _ subsystem: Subsystem,
        uevent: String = "",
        attributes: KeyValuePairs<String, String> = [:],
        links: KeyValuePairs<String, String> = [:]
    ) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let top = subsystem.kind == .bus ? "bus/\(subsystem.name)/devices" : "class/\(subsystem.name)"
        let upToRoot = subsystem.kind == .bus ? "../../../" : "../../"
        files.addLink("\(top)/\(name)", to: "\(upToRoot)devices/\(path)")
        let depth = String(repeating: "../", count: path.split(separator: "/").count + 1)
        files.addLink("devices/\(path)/subsystem", to: "\(depth)\(subsystem.kind.rawValue)/\(subsystem.name)")
        files.addFile("devices/\(path)/uevent", uevent)
        for (name, text) in attributes { files.addFile("devices/\(path)/\(name)", text) }
        for (name, target) in links { files.addLink("devices/\(path)/\(name)", to: "\(depth)devices/\(target)") }
    }

    /// Adds a directory that has `uevent` alone.
    mutating func addAncestor(_ path: String) { files.addFile("devices/\(path)/uevent", "") }

    /// Changes the tree by hand.
    mutating func change(_ body: (inout InMemoryFiles) -> Void) { body(&files) }

    /// Reads it.
    func scan(_ detail: SourceDetail = .tree) throws -> (records: [String: DeviceRecord], diagnostics: [String]) {
        try Self.scan(files, detail)
    }

    /// Reads a tree and returns the records by path, and the diagnostics as code and place.
    static func scan<Files: FileTree>(
        _ files: Files,
        _ detail: SourceDetail = .tree
    ) throws -> (records: [String: DeviceRecord], diagnostics: [String]) {
        var scan = SysfsScan(files: files, detail: detail)
        try scan.run()
        let records = Dictionary(grouping: scan.findings.records, by: \.path.text)
        precondition(records.values.allSatisfy { $0.count == 1 }, "a path stands twice")
        let diagnostics = scan.findings.diagnostics.map { "\($0.code) \($0.location)" }
        return (records.compactMapValues(\.first), diagnostics)
    }

    /// Two PCI functions, one with a virtio network device, as on a small virtual machine.
    static var virtualMachine: SysfsSample {
        var sample = SysfsSample()
        sample.addAncestor("pci0000:00")
        sample.add("LNXSYSTM:00", .bus("acpi"), uevent: "MODALIAS=acpi:LNXSYSTM:\n", attributes: ["status": "15\n"])
        sample.add(
            "LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00",
            .bus("acpi"),
            uevent: "MODALIAS=acpi:PNP0A08:PNP0A03:\n",
            attributes: ["uid": "0\n", "hid": "PNP0A08\n", "path": "\\_SB_.PC00\n"]
        )
        sample.add("LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:03", .bus("acpi"), attributes: ["adr": "0x00030000\n"])
        sample.add(
            "pci0000:00/0000:00:00.0",
            .bus("pci"),
            uevent: "PCI_CLASS=60000\nPCI_ID=8086:0D57\nMODALIAS=pci:v00008086d00000D57sv0\n",
            attributes: ["revision": "0x00\n", "driver_override": "(null)\n"]
        )
        sample.add(
            "pci0000:00/0000:00:03.0",
            .bus("pci"),
            uevent: """
                DRIVER=virtio-pci
                PCI_CLASS=20000
                PCI_ID=1AF4:1041
                PCI_SUBSYS_ID=1AF4:1041
                PCI_SLOT_NAME=0000:00:03.0
                MODALIAS=pci:v00001AF4d00001041sv00001AF4sd00001041bc02sc00i00

                """,
            attributes: ["revision": "0x01\n", "driver_override": "(null)\n"],
            links: ["firmware_node": "LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:03"]
        )
        sample.add(
            "pci0000:00/0000:00:03.0/virtio2",
            .bus("virtio"),
            uevent: "DRIVER=virtio_net\nMODALIAS=virtio:d00000001v00001AF4\n"
        )
        sample.add(
            "pci0000:00/0000:00:03.0/virtio2/net/eth0",
            .class("net"),
            uevent: "INTERFACE=eth0\nIFINDEX=4\n",
            attributes: ["address": "02:00:00:00:00:01\n"]
        )
        sample.add("virtual/mem/null", .class("mem"), uevent: "MAJOR=1\nMINOR=3\nDEVNAME=null\nDEVMODE=0666\n")
        sample.change {
            $0.addLink("devices/pci0000:00/firmware_node", to: "../LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00")
            $0.addLink("bus/virtio/drivers/virtio_net/module", to: "../../../../module/virtio_net")
        }
        return sample
    }
}

/// A tree that notes every call and may refuse it.
struct WatchedFiles: FileTree {
    /// What was asked, as `read devices/…`.
    final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    let base: InMemoryFiles
    let log = Log()
    /// Told the call and all calls before it.
    var refuse: @Sendable (String, [String]) -> FileError.Cause? = { _, _ in nil }

    func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        try note("entries", directory)
        return try base.entries(of: directory)
    }

    func linkText(at path: String) throws(FileError) -> String {
        try note("link", path)
        return try base.linkText(at: path)
    }

    func read(_ path: String, into buffer: inout FileBuffer) throws(FileError) {
        try note("read", path)
        try base.read(path, into: &buffer)
    }

    func exists(_ path: String) -> Bool {
        (try? note("exists", path)) != nil && base.exists(path)
    }

    private func note(_ call: String, _ path: String) throws(FileError) {
        let line = "\(call) \(path)"
        defer { log.add(line) }
        if let cause = refuse(line, log.all) { throw FileError(cause, call: call, path: path) }
    }
}
