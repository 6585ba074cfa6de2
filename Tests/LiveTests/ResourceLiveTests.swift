import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// What PCI functions of this machine use, as `lspci` and the kernel see it.
@Suite("This machine's resources", .enabled(if: ProjectLayout.exists("/sys/bus/pci"), "this machine has no PCI"))
struct ResourceLiveTests {
    /// The functions' resources by name, such as `0000:00:1f.2`.
    private let functions: [String: [DeviceResource]]

    init() throws {
        let builder = TreeBuilder(
            buses: BuiltInBuses(),
            store: DriverStore([BuiltInRules.load()]),
            details: .resources
        )
        let snapshot = try SysfsSource().snapshot(.details)
        let names = Set(snapshot.records.filter { $0.isOnBus("pci") }.map(\.path))
        var functions: [String: [DeviceResource]] = [:]
        for node in builder.build(snapshot).nodes {
            guard let own = node.records.first(where: { $0.role == .node })?.path, names.contains(own) else { continue }
            functions[String(own.name)] = node.resources
        }
        self.functions = functions
    }

    /// `Region 0: Memory at 4000080000 (64-bit, non-prefetchable) [size=512K]`, or ports, or the ROM.
    private static func region(_ line: Substring) -> String? {
        let memory = /(?:Region \d+: Memory|Expansion ROM) at ([0-9a-f]+) .*\[size=(\d+)([KMGT]?)\]/
        let ports = /Region \d+: I\/O ports at ([0-9a-f]+) .*\[size=(\d+)([KMGT]?)\]/
        let (kind, match) = (
            line.contains("I/O ports") ? "port" : "memory", line.firstMatch(of: memory) ?? line.firstMatch(of: ports)
        )
        guard let match, let start = UInt64(match.1, radix: 16), let size = UInt64(match.2) else { return nil }
        let shift = ["": 0, "K": 10, "M": 20, "G": 30, "T": 40][String(match.3)] ?? 0
        return "\(kind) \(start) \(size << UInt64(shift))"
    }

    @Test("lspci -vv lists the same registers", .enabled(if: executablePath("lspci") != nil, "lspci is not installed"))
    func registers() throws {
        let outcome = try runProcess("lspci", ["-D", "-vv"])
        try #require(outcome.status == 0)
        var listed: [String: [String]] = [:]
        var function = ""
        for line in outcome.output.split(separator: "\n") {
            if line.first?.isHexDigit == true { function = String(line.prefix { $0 != " " }) }
            if line.contains("ignored") || line.contains("virtual") { continue }
            if let region = Self.region(line) { listed[function, default: []].append(region) }
        }
        let other: DeviceResource.Flags = [.window, .virtualFunctions, .unassigned]
        for (name, resources) in functions {
            let found = resources.filter { [.memory, .port].contains($0.kind) && $0.flags.isDisjoint(with: other) }
            let regions = found.map { "\($0.kind.rawValue) \($0.start) \($0.count ?? 0)" }
            #expect(regions.sorted() == listed[name, default: []].sorted(), "\(name)")
        }
        #expect(!functions.isEmpty)
    }

    @Test("the kernel's vectors are the interrupts") func vectors() throws {
        for (name, resources) in functions {
            let folder = "/sys/bus/pci/devices/\(name)/msi_irqs"
            guard let vectors = try? FileManager.default.contentsOfDirectory(atPath: folder), !vectors.isEmpty else {
                continue
            }
            let found = resources.filter { $0.kind == .interrupt }.flatMap { Array($0.start...$0.end) }
            #expect(found == vectors.compactMap { UInt64($0) }.sorted(), "\(name)")
        }
    }

    @Test("a line of /proc/interrupts that names a function is one of its interrupts") func interrupts() throws {
        let text = try String(contentsOfFile: "/proc/interrupts", encoding: .utf8)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let number = words.first.flatMap({ UInt64($0.dropLast()) }),
                let name = functions.keys.first(where: { line.contains($0) })
            else { continue }
            let ranges = functions[name, default: []].filter { $0.kind == .interrupt }
            #expect(ranges.contains { ($0.start...$0.end).contains(number) }, "\(line)")
        }
    }

    @Test("of the kernel's maps no zeros are taken for addresses") func addressMaps() throws {
        let roots = try SysfsSource().snapshot(.details).records.filter {
            $0.path.name.hasPrefix("pci") && $0.subsystem == nil
        }
        let isReadable = try String(contentsOfFile: "/proc/iomem", encoding: .utf8).contains {
            ("1"..."9").contains($0)
        }
        for root in roots where geteuid() != 0 { #expect(root.attributes["iomem"] == nil) }
        for root in roots where geteuid() == 0 && isReadable { #expect(root.unreadable["iomem"] == nil) }
    }
}

/// Resources of machines that other projects test with.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct ResourceCorpusTests {
    private static let builder = TreeBuilder(
        buses: BuiltInBuses(),
        store: DriverStore([BuiltInRules.load()]),
        details: [.resources, .attachments]
    )
    private static let files =
        CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
        + [".tar.bz2", ".tar.gz", ".tar.xz", ".ttar"].flatMap {
            CorpusLocation.captures.files(below: "sysfs", endingIn: $0)
        }

    @Test("every list of resources is understood, and a machine in order has no conflict", arguments: files)
    func resources(file: String) throws {
        let bytes = try FileBytes(path: file)
        guard let source = SourceFormat.source(of: bytes, as: nil), let snapshot = try? source.snapshot(.details) else {
            return
        }
        let tree = Self.builder.build(snapshot)
        #expect(tree.diagnostics.filter { $0.code.hasPrefix("RES") }.isEmpty)
        // The functions of this one were copied by hand from bus to bus, addresses included.
        let isMadeUp = file.hasSuffix("hwloc__fakepcilocalities.tar.bz2")
        #expect(tree.conflicts.isEmpty != isMadeUp)
        let listed = snapshot.records.reduce(0) { count, record in
            count
                + (record.attributes["resource"] ?? "").split(separator: "\n").count {
                    !$0.hasSuffix("0x0000000000000000")
                }
        }
        let placed = tree.nodes.reduce(0) { count, node in
            count + node.resources.count { [.memory, .port].contains($0.kind) }
        }
        #expect(placed >= listed)
    }
}
