import PnPKit
import Testing
import _PnPTestSupport

/// Every device of every captured machine has a setup class, as every device has on Windows.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct SetupClassCorpusTests {
    private static let files =
        CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt")
        + CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
        + CorpusLocation.captures.files(below: "sysfs", endingIn: "")
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))

    /// The root of the tree is no device; nothing else is excused.
    private static let excused: Set<String> = [#"HTREE\ROOT\0"#]

    @Test(arguments: files) func everyDeviceHasASetupClassWithItsGUID(file: String) throws {
        guard let source = SourceFormat.source(of: try FileBytes(path: file), as: nil),
            let snapshot = try? source.snapshot(.tree)
        else { return }
        for node in Self.builder.build(snapshot).nodes where !Self.excused.contains(node.instancePath.spelling) {
            let name = try #require(node.setupClass?.name, "\(node.instancePath) has no setup class")
            #expect(node.setupClass?.guid != nil, "\(name) of \(node.instancePath)")
        }
    }

    /// `Unknown` is for what says nothing of itself, not for what nobody has thought of.
    @Test(arguments: files) func fewDevicesAreUnknown(file: String) throws {
        guard let source = SourceFormat.source(of: try FileBytes(path: file), as: nil),
            let snapshot = try? source.snapshot(.tree)
        else { return }
        let buses: Set<Substring> = ["PCI", "SCSI", "USB"]
        for node in Self.builder.build(snapshot).nodes where node.setupClass?.name == "Unknown" && !node.isHidden {
            let enumerator = node.instancePath.spelling.prefix { $0 != "\\" }
            #expect(buses.contains(enumerator), "\(node.instancePath)")
        }
    }
}
