internal import ArgumentParser
internal import PnPBuses
internal import PnPDiagnostics
internal import PnPEngine
internal import PnPFiles
internal import PnPModel
internal import PnPRules
internal import PnPSelection
internal import PnPSources
internal import PnPThreads
internal import Synchronization

/// Reads a source and builds its tree: the one place where concrete sources, buses and rules meet.
struct Input: Sendable {
    /// The format that the source is forced to.
    var format: SourceOptions.Format?
    /// Whether nothing is said about parts of the input that are merely odd.
    var isQuiet = false
    /// Rules files and the words `builtin` and `none`, as the user gave them.
    var drivers: [String] = []
    /// Whether devices without a driver keep their children when rules decide.
    var isLenient = false
    /// The Windows for which INFs are read.
    var host = WindowsHost()

    /// A snapshot, the tree that was built of it, what to call its nodes, and how rules decide over them.
    struct Machine: Sendable {
        var snapshot: Snapshot
        var tree: DeviceTree
        var names: NodeNames
        var decisions: DriverDecisions
    }

    /// Reads a source.
    func snapshot(_ name: String?, _ detail: SourceDetail) throws -> Snapshot {
        if let name, name != "live" {
            Progress.current.begin()
            Progress.current.doing(name == "-" ? "reading standard input" : "reading \(name)")
        }
        do {
            return try deviceSource(name).snapshot(detail)
        } catch let status as ExitCode {
            throw status
        } catch {
            guard let diagnostic = (error as? SourceError)?.diagnostic else { throw Failure.report("\(error)") }
            DiagnosticPrinter(isQuiet: isQuiet).show([diagnostic])
            throw Failure.badInput
        }
    }

    /// Reads a source and builds its tree.
    ///
    /// - Parameters:
    ///   - name: The source, as the user named it.
    ///   - detail: How much is read of each device.
    ///   - details: What is worked out beyond what an ordinary picture of the tree shows.
    ///   - scope: Which devices become nodes where the kernel's word counts for drivers; all of them where rules decide.
    ///   - wantsNames: Whether names from this machine's hardware database are wanted.
    /// - Returns: The machine.
    /// - Throws: The exit status, after what is wrong has been said.
    func machine(
        _ name: String?,
        _ detail: SourceDetail = .tree,
        details: TreeDetails = [],
        scope: TreeScope = .all,
        wantsNames: Bool
    ) throws -> Machine {
        let input = self
        let builtInStore = Self.builtInStore
        let ownRules = drivers.isEmpty ? nil : Meanwhile { Result { try input.driverStore() } }
        let snapshot = try snapshot(name, detail)
        Progress.current.doing("building the tree of \(snapshot.records.count) devices")
        let names = NodeNames(snapshot, isAsked: wantsNames)
        let plan = TreePlan(snapshot, buses: BuiltInBuses(), scope: policy == .observed ? scope : .all)
        // libudev compares each question with thousands of patterns, which takes as long as giving nodes their drivers.
        let answers = Meanwhile { names.lookAhead(in: snapshot) }
        let store = try ownRules?.value().get() ?? builtInStore.value()
        let (tree, decisions) = TreeBuilder(buses: BuiltInBuses(), store: store, policy: policy, details: details)
            .buildExplained(plan)
        answers.value()
        DiagnosticPrinter(isQuiet: isQuiet).show(tree.diagnostics)
        let machine = Machine(snapshot: snapshot, tree: tree, names: names, decisions: decisions)
        // The process ends with the command: taking a large tree apart before that is time that nobody gets back.
        Self.kept.withLock { $0 = (machine, plan) }
        return machine
    }

    private static let kept = Mutex<(machine: Machine, plan: TreePlan)?>(nil)

    /// The built-in rules, which another thread reads from the first use of this on.
    static let builtInStore = Meanwhile { DriverStore([BuiltInRules.load()]) }

    private func deviceSource(_ name: String?) throws -> any DeviceSource {
        switch (name, format) {
        case (_, .live), (nil, nil), ("live", nil): return SysfsSource()
        case (let name, .folder): return SysfsSource(root: name ?? ".")
        case (let name, .file(let format)): return try source(of: name, as: format)
        case (let name, nil):
            do {
                return try source(of: name, as: nil)
            } catch let error as FileError where error.cause == .isDirectory {
                return SysfsSource(root: error.path)
            }
        }
    }

    /// The reader of a file; of standard input where none is named.
    private func source(of name: String?, as format: SourceFormat?) throws -> any DeviceSource {
        let bytes = if let name, name != "-" { try FileBytes(path: name) } else { try FileBytes.standardInput() }
        guard let source = SourceFormat.source(of: bytes, as: format) else { throw Failure.unknownFormat(bytes) }
        return source
    }

    // MARK: Rules

    /// Whether rules that the user named decide over drivers.
    var isSelecting: Bool { drivers.contains { $0 != "none" } }

    private var policy: EnumerationPolicy {
        guard isSelecting else { return .observed }
        return isLenient ? .selectedLenient : .selected
    }

    /// The rules that the user named, or the built-in ones.
    func rules() throws -> DriverStore { drivers.isEmpty ? Self.builtInStore.value() : try driverStore() }

    private func driverStore() throws -> DriverStore {
        let catalogue = try DriverCatalogue(drivers, isQuiet: isQuiet, hosts: .one(host))
        return DriverStore(catalogue.rules + (catalogue.hasBuiltIn ? Self.builtInStore.value().databases : []))
    }
}

extension Input {
    /// Takes what the command line says.
    init(_ source: SourceOptions, _ rules: RuleOptions? = nil) {
        self.init(
            format: source.format,
            isQuiet: source.quiet,
            drivers: rules?.drivers ?? [],
            isLenient: rules?.lenient ?? false,
            host: rules?.host.host ?? WindowsHost()
        )
    }
}

extension Input.Machine {
    /// The one node that a word names.
    func node(named word: String) throws -> NodeIndex {
        let found = DeviceLookup(tree).nodes(named: word)
        if found.count == 1 { return found[0] }
        guard !found.isEmpty else { throw Failure.report("no device is named '\(word)'") }
        let most = 10
        let names = found.prefix(most).map { "\n  \(tree.nodes[$0].label)  \(tree.nodes[$0].instancePath)" }.joined()
        let more = found.count > most ? "\n  … and \(found.count - most) more" : ""
        throw Failure.report("'\(word)' names \(found.count) devices; name one of them:" + names + more)
    }

    /// The nodes that a pattern fits.
    func nodes(matching text: String) -> Set<NodeIndex> {
        let pattern = NodePattern(text)
        return Set(
            tree.nodes.indices.filter { pattern.matches(tree.nodes[$0], name: names.name(of: tree.nodes[$0])) }
        )
    }

    /// The records that make up a node, in the order of their placements.
    func records(of node: DeviceNode) -> [DeviceRecord] {
        let wanted = Set(node.records.map(\.path))
        var found: [SysfsPath: DeviceRecord] = [:]
        for record in snapshot.records where wanted.contains(record.path) { found[record.path] = record }
        return node.records.compactMap { found[$0.path] }
    }
}
