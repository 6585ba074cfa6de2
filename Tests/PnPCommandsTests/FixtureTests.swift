import Testing
import _PnPTestSupport

/// What the command prints for each machine below `Fixtures`, compared with what somebody has read and found right.
@Suite("The fixtures' trees") struct FixtureTests {
    @Test(arguments: Fixture.all)
    func text(fixture: Fixture) throws {
        let outcome = try pnpctl(["tree", "--no-names"] + fixture.arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectGolden(outcome.output, fixture.file("expected.txt"))
    }

    @Test(arguments: Fixture.all)
    func stacks(fixture: Fixture) throws {
        let outcome = try pnpctl(["tree", "--no-names", "--stack", "--all"] + fixture.arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectGolden(outcome.output, fixture.file("expected-stacks.txt"))
    }

    @Test(arguments: Fixture.all)
    func json(fixture: Fixture) throws {
        let outcome = try pnpctl(["tree", "--format", "json"] + fixture.arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectGolden(outcome.output, fixture.file("expected.json"))
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable), arguments: Fixture.all)
    func schemas(fixture: Fixture) throws {
        expectValid(
            try ProjectLayout.text(fixture.file("capture.json")),
            against: "Schemas/pnpctl.snapshot-1.schema.json"
        )
        let tree = try pnpctl(["tree", "--format", "json"] + fixture.arguments)
        expectValid(tree.output, against: "Schemas/pnpctl.tree-1.schema.json")
    }

    @Test("every record of a capture stands at one node, with its driver", arguments: Fixture.all)
    func records(fixture: Fixture) throws {
        let capture = try PnPCommandsTests.json(ProjectLayout.text(fixture.file("capture.json")))
        let tree = try PnPCommandsTests.json(pnpctl(["tree", "--format", "json", fixture.file("capture.json")]).output)
        let devices = try #require(capture["devices"] as? [[String: Any]])
        let nodes = try #require(tree["nodes"] as? [[String: Any]])
        let records = nodes.flatMap { $0["records"] as? [[String: Any]] ?? [] }
        func entries(_ list: [[String: Any]]) -> [String] {
            list.map { "\($0["path"] as? String ?? "") \($0["driver"] as? String ?? "")" }.sorted()
        }
        #expect(entries(records) == entries(devices))
        for node in nodes {
            guard let observed = (node["driver"] as? [String: Any])?["observed"] as? String else { continue }
            let own = (node["records"] as? [[String: Any]] ?? []).compactMap { $0["driver"] as? String }
            #expect(own.contains(observed), "\(node["instancePath"] ?? "")")
        }
    }

    @Test("V-IO-1: a read of the disk passes Disk, Usbstor, Usbhub, (Usbuhci,Usbport)")
    func requestThroughFourStacks() throws {
        let outcome = try pnpctl(["stack", "sda"] + Fixture("usb-storage").arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("Disk → Usbstor → Usbhub → (Usbuhci,Usbport) → hardware"), "\(outcome.output)")
        expectGolden(outcome.output, "Fixtures/usb-storage/expected-request.txt")
    }
}
