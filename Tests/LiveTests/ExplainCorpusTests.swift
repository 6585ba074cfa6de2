import PnPKit
import Testing
import _PnPTestSupport

/// Explanations of whole machines by a whole kernel's modules.
@Suite(.enabled(if: CorpusLocation.drivers.isAvailable && CorpusLocation.captures.isAvailable))
struct ExplainCorpusTests {
    private static let store: DriverStore? = {
        guard let file = CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first else {
            return nil
        }
        let reader = ModuleDirectory { DecompressedFile($0).map { .init(content: $0.bytes, fault: $0.fault) } }
        let folder = String(file.dropLast("/modules.alias.xz".utf8.count))
        let configuration = "\(CorpusLocation.drivers.folder ?? "")/linux/modprobe.d"
        guard let modules = try? reader.load(folder, wantsSymbols: false).database else { return nil }
        let modprobe = ModprobeFolders.load([configuration], name: "modprobe.d").configuration
        return DriverStore([DriverDatabase(modprobe), DriverDatabase(modules: modules), BuiltInRules.load()])
    }()

    @Test(
        "every node of a machine is explained, consistently and within the width",
        arguments: ["HP_ELITEBOOK_835_13_INCH_G10", "RPI4B4G", "QEMU_KVM", "IBM_PSERIES_POWER8", "DELL_VOSTRO_270"]
    )
    func machine(name: String) throws {
        let store = try #require(Self.store)
        let path = "\(CorpusLocation.captures.folder ?? "")/udevadm/checkbox__\(name).txt"
        let source = try #require(SourceFormat.source(of: try FileBytes(path: path), as: nil))
        let plan = TreePlan(try source.snapshot(.tree), buses: BuiltInBuses())
        let builder = TreeBuilder(buses: BuiltInBuses(), store: store, policy: .selectedLenient)
        let (tree, decisions) = builder.buildExplained(plan)
        var explained = 0
        for index in tree.nodes.indices {
            guard let decision = decisions.decision(on: index) else { continue }
            explained += 1
            // What is explained is what the tree was built with.
            #expect(decision.choice == tree.nodes[index].driver)
            let verdicts = decision.selection.verdicts
            for (place, verdict) in verdicts.enumerated() {
                if case .outranked(let winner) = verdict.fate {
                    #expect(verdict.decidedBy != nil)
                    #expect(verdicts[winner].fate == .selected && winner < place)
                    // A driver of other buses stands behind all others, whatever its rank.
                    #expect(verdicts[winner].rank <= verdict.rank || verdict.decidedBy == .ownBus)
                } else {
                    #expect(verdict.decidedBy == nil)
                }
            }
            let explanation = Explanation(index, in: tree, decision, whyNot: store.whyNot("iwlwifi", decision))
            let text = ExplainTextRenderer(style: TextStyle(width: 80)).render(explanation)
            for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
                let isOneWord = !line.drop { $0 == " " }.contains(" ")
                // What some drivers are called is longer than a line, and is not cut in a candidate's.
                let isCandidate = line.prefix(3) != "   " && verdicts.contains { line.contains($0.package.name) }
                #expect(line.unicodeScalars.count <= 80 || isOneWord || isCandidate, "\(line)")
            }
            // Ranks and drivers are whole, however narrow the terminal is.
            let narrow = String(
                decoding: ExplainTextRenderer(style: TextStyle(width: 30)).render(explanation),
                as: UTF8.self
            )
            for verdict in verdicts.prefix(24) where verdict.fate != .helper {
                #expect(narrow.contains("\(verdict.rank)  \(verdict.package.name)"))
            }
        }
        #expect(explained > 30)
    }
}
