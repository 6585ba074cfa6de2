public import PnPModel

/// Compares what rules choose with what the kernel bound, for every device that has a driver.
///
/// - SeeAlso: design sections 4, "Observed and selected", and 5, `verify`.
public struct DriverVerification: Sendable {
    private let store: DriverStore
    /// The names of the databases that are verified; the others only lie underneath.
    private let verified: Set<String>
    private let known: KnownDrivers
    /// Whether all of those speak of modaliases alone.
    private let asksForModaliases: Bool

    /// Sets a verification up.
    ///
    /// - Parameters:
    ///   - databases: What is verified, the first one preferred.
    ///   - underneath: What is asked too, but not for whether it knows a driver.
    public init(of databases: [DriverDatabase], underneath: [DriverDatabase] = []) {
        store = DriverStore(databases + underneath)
        verified = Set(databases.map(\.name))
        known = KnownDrivers(databases)
        asksForModaliases = databases.allSatisfy { $0.kind != .rules }
    }

    /// Compares the devices of a machine.
    ///
    /// - Parameters:
    ///   - tree: The machine.
    ///   - snapshot: What the tree was built of.
    /// - Returns: The devices that have a driver, in the tree's order; software devices are left out.
    public func devices(of tree: DeviceTree, _ snapshot: Snapshot) -> [VerifiedDevice] {
        var records: [SysfsPath: DeviceRecord] = [:]
        records.reserveCapacity(snapshot.records.count)
        for record in snapshot.records { records[record.path] = record }
        return tree.nodes.compactMap { node in
            guard let observed = node.driver.observed, !node.isSoftware else { return nil }
            let own = node.records.first { $0.role == .node }.flatMap { records[$0.path] }
            let bound = node.records.first { $0.driver == observed }.flatMap { records[$0.path] }
            return verify(node, ObservedDriver(observed, bound, in: store), own)
        }
    }

    private func verify(_ node: DeviceNode, _ driver: ObservedDriver, _ record: DeviceRecord?) -> VerifiedDevice {
        let query = SelectionQuery(
            hardwareIDs: node.hardwareIDs,
            compatibleIDs: node.compatibleIDs,
            modaliases: node.modaliases,
            bus: record?.subsystem?.name
        )
        let selection = store.select(query)
        let mine = selection.verdicts.first { driver.isMeant(by: $0.package) }
        let rivals = selection.verdicts.lazy.filter { $0.fate.isAlive && $0.package.kind == .function }
        let modules = Set(rivals.map { AliasText.moduleName($0.package.moduleName) })
        return VerifiedDevice(
            instancePath: node.instancePath,
            label: node.label,
            bus: driver.bus ?? "",
            observed: driver.name,
            observedModules: driver.modules,
            reason: reason(selection, query, driver, record),
            isContested: modules.count > 1,
            winner: selection.winner.flatMap { $0.package.kind == .function ? $0 : nil },
            own: mine
        )
    }

    // MARK: Why

    private func reason(
        _ selection: Selection,
        _ query: SelectionQuery,
        _ driver: ObservedDriver,
        _ record: DeviceRecord?
    ) -> VerifiedDevice.Reason {
        if let override = record?.attributes["driver_override"], override == driver.name { return .boundByHand }
        let mine = selection.verdicts.filter { driver.isMeant(by: $0.package) && $0.fate != .helper }
        let isSpokenFor = mine.contains { verified.contains($0.database) }
        guard isSpokenFor else { return uncomparable(query, driver) ?? missing(selection) }
        guard mine.contains(where: \.fate.isAlive) else { return .refused }
        guard let winner = selection.winner, driver.isMeant(by: winner.package) else { return .outranked }
        let hasRival = selection.verdicts.contains { verdict in
            verdict.fate.isAlive && verdict.package.kind == .function && !driver.isMeant(by: verdict.package)
        }
        return hasRival ? .bestCandidate : .onlyCandidate
    }

    /// The rules know the driver, and not for this device.
    private func missing(_ selection: Selection) -> VerifiedDevice.Reason {
        let hasOther = selection.verdicts.contains { verdict in
            verdict.fate.isAlive && verdict.package.kind == .function && verified.contains(verdict.database)
        }
        return hasOther ? .otherCandidates : .noCandidate
    }

    private func uncomparable(_ query: SelectionQuery, _ driver: ObservedDriver) -> VerifiedDevice.Reason? {
        let texts = query.modaliases.compactMap(ModaliasText.init)
        if !texts.isEmpty, texts.allSatisfy(\.isForHelpers) { return .helperAlias }
        if asksForModaliases {
            if query.modaliases.isEmpty { return .noModalias }
            if texts.contains(where: \.isOfOlderGrammar) { return .olderGrammar }
        }
        switch known.knowledge(of: driver, for: query) {
        case .nothing: return .unknownDriver
        case .compiledIn: return .compiledIn
        case .forOverride: return .boundByHand
        case .withoutClaim: return .boundByName
        case .claiming: return texts.contains { $0.isName(ofDriver: driver.name) } ? .boundByName : nil
        }
    }
}

extension ModaliasText {
    /// Whether a platform device is called as a driver is, which binds the two where no alias does.
    ///
    /// - SeeAlso: linux-devices 2.2, platform.
    fileprivate func isName(ofDriver driver: String) -> Bool {
        prefix == "platform" && AliasText.moduleName(String(rest)) == AliasText.moduleName(driver)
    }
}
