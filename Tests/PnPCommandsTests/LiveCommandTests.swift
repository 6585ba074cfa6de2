import Foundation
import Testing
import _PnPTestSupport

/// The command on the machine that runs the tests, read-only, and on recorded machines that umockdev plays back.
@Suite("The running machine", .enabled(if: FileManager.default.fileExists(atPath: "/sys/devices")))
struct LiveCommandTests {
    private func nodes(_ text: String) throws -> [NSDictionary] {
        try #require(PnPCommandsTests.json(text)["nodes"] as? [NSDictionary])
    }

    @Test("capture, replayed, is the live tree")
    func captureIsTheTree() throws {
        let live = try pnpctl(["tree", "--format", "json"])
        let capture = try pnpctl(["capture", "--no-redact"])
        let replayed = try pnpctl(["tree", "-", "--format", "json"], input: capture.output)
        #expect(live.status == 0 && capture.status == 0 && replayed.status == 0)
        #expect(try nodes(live.output) == nodes(replayed.output))
    }

    @Test("a redacted capture has the shape of the live tree")
    func redactedCaptureHasTheShape() throws {
        let live = try nodes(pnpctl(["tree", "--format", "json"]).output)
        let capture = try pnpctl(["capture"])
        let replayed = try nodes(pnpctl(["tree", "-", "--format", "json"], input: capture.output).output)
        func shape(_ nodes: [NSDictionary]) -> [String] {
            nodes.map { node in
                let driver = (node["driver"] as? [String: Any])?["function"] as? String ?? "none"
                return "\(node["label"] ?? "") \(driver) \((node["hardwareIDs"] as? [String])?.first ?? "")"
            }
        }
        #expect(shape(live) == shape(replayed))
    }

    @Test("the record of every device stands in one place, with its driver")
    func records() throws {
        let found = try runProcess(
            "/bin/sh",
            [
                "-c",
                """
                cd /sys/devices && find . -type d -exec test -e '{}/uevent' -a -e '{}/subsystem' ';' -print | sed 's/^\\.//'
                """,
            ]
        )
        let devices = Set(found.output.split(separator: "\n").map { "/devices" + $0 })
        let nodes = try nodes(pnpctl(["tree", "--format", "json"]).output)
        let records = nodes.flatMap { $0["records"] as? [[String: Any]] ?? [] }
        let paths = records.compactMap { $0["path"] as? String }
        #expect(Set(paths).count == paths.count, "each once")
        #expect(devices.subtracting(paths) == [])
        for record in records {
            let path = try #require(record["path"] as? String)
            let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/sys\(path)/driver")
            #expect(record["driver"] as? String == link?.split(separator: "/").last.map(String.init), "\(path)")
        }
    }

    @Test(
        "under umockdev-run a recorded machine is read like a real one; its capture and its recording give the same tree",
        .enabled(if: CorpusLocation.captures.isAvailable && executablePath("umockdev-run") != nil),
        arguments: CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
    )
    func umockdev(file: String) throws {
        let program = try ProjectLayout.builtProduct("pnpctl")
        func run(_ arguments: [String]) throws -> ProcessOutcome {
            try runProcess("umockdev-run", ["-d", file, "--", program] + arguments)
        }
        let live = try run(["tree", "--format", "json"])
        #expect(live.status == 0, "\(live.errors)")
        let recorded = try ProjectLayout.text(file).split(separator: "\n").filter { $0.hasPrefix("P: ") }.map {
            String($0.dropFirst(3))
        }
        let tree = try nodes(live.output).map(comparable)
        let paths = tree.flatMap { $0["records"] as? [[String: Any]] ?? [] }.compactMap { $0["path"] as? String }
        #expect(Set(recorded).subtracting(paths) == [])
        let capture = try run(["capture", "--no-redact"])
        let replayed = try pnpctl(["tree", "-", "--format", "json"], input: capture.output)
        #expect(try nodes(replayed.output).map(comparable) == tree)
        let read = try pnpctl(["tree", file, "--format", "json"])
        #expect(read.status == 0 && read.errors.isEmpty, "\(read.errors)")
        #expect(try nodes(read.output).map(comparable) == tree)
    }

    /// A node without what is read of a recording alone, because asking a running machine may wake a device: how links run,
    /// and the bus numbers in a bridge's registers.
    private func comparable(_ node: NSDictionary) -> NSDictionary {
        var node = node as? [String: Any] ?? [:]
        node["link"] = nil
        node["resources"] = (node["resources"] as? [[String: Any]] ?? []).filter {
            $0["kind"] as? String != "bus-number"
        }
        return node as NSDictionary
    }
}
