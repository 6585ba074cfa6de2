import PnPKit

/// Selects drivers for every device of a machine from a whole kernel's modules and the built-in rules, on one processor.
///
/// Prints the milliseconds of the best of some rounds, how many devices were asked for, and for how many a driver was found.
let arguments = CommandLine.arguments
let clock = ContinuousClock()
let expand: ModuleDirectory.Expander = { file in
    DecompressedFile(file).map { ModuleDirectory.Expansion(content: $0.bytes, fault: $0.fault) }
}

/// What each node of the machine offers for matching.
func queries(_ path: String) throws -> [SelectionQuery] {
    guard let source = SourceFormat.source(of: try FileBytes(path: path), as: nil) else { return [] }
    let snapshot = try source.snapshot(.tree)
    let buses = Dictionary(snapshot.records.map { ($0.path, $0.subsystem?.name) }) { first, _ in first }
    let tree = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()])).build(snapshot)
    return tree.nodes.dropFirst().map { node in
        SelectionQuery(
            hardwareIDs: node.hardwareIDs,
            compatibleIDs: node.compatibleIDs,
            modaliases: node.modaliases,
            bus: node.records.first { $0.role == .node }.flatMap { buses[$0.path] ?? nil }
        )
    }
}

func measure(machine: String, folder: String, rounds: Int) throws {
    let database = try ModuleDirectory(expand: expand).load(folder, wantsSymbols: false).database
    let store = DriverStore([DriverDatabase(modules: database), BuiltInRules.load()])
    let queries = try queries(machine)
    var best = Double.infinity
    var found = 0
    for _ in 0..<rounds + 1 {
        found = 0
        let taken = clock.measure {
            for query in queries where store.select(query).winner != nil { found += 1 }
        }
        best = min(best, taken / .milliseconds(1))
    }
    print(best, queries.count, found)
}

try measure(machine: arguments[1], folder: arguments[2], rounds: Int(arguments[3]) ?? 5)
