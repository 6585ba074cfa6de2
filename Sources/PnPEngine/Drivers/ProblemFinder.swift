internal import PnPDiagnostics
internal import PnPModel
internal import PnPSelection

/// Says why a device cannot work, with the Windows code and Linux's own reason.
///
/// - SeeAlso: design section 4, "Problems"; windows-pnp 2.7 for the order when several conditions hold.
struct ProblemFinder: Sendable {
    private let assignment: DriverAssignment
    /// A record that each driver is bound to: such a driver runs on this machine.
    private let running: [String: String]

    init(_ forest: RecordForest, _ assignment: DriverAssignment) {
        self.assignment = assignment
        var running: [String: String] = [:]
        for record in forest.records {
            if let driver = record.driver, running[driver] == nil { running[driver] = String(record.path.name) }
        }
        self.running = running
    }

    /// The first problem that holds, or `nil`.
    func problem(
        of draft: NodeDraft,
        in forest: RecordForest,
        _ identified: Identified,
        isDuplicate: Bool,
        _ driver: AssignedDriver
    ) -> Problem? {
        let record = forest.records[draft.own]
        if !record.isPresent { return Problem(.phantom, "the snapshot lists it as not present") }
        if let fault = identified.fault { return Problem(.invalidData, fault) }
        if isDuplicate, identified.isInstanceStated {
            return Problem(.duplicateDevice, "another device has the same instance path")
        }
        if identified.identity.capabilities.contains(.hardwareDisabled) {
            return Problem(.hardwareDisabled, "the firmware has switched it off")
        }
        guard draft.sort == .device, driver.choice.function == nil, !driver.choice.isNull else { return nil }
        if let reason = administratorsWish(draft, forest) { return Problem(.disabled, reason) }
        if record.attributes["waiting_for_supplier"] == "1" {
            return Problem(.waitingOnDependency, "waits for a supplier that has no driver yet")
        }
        if identified.identity.capabilities.contains(.rawDeviceOK) { return nil }
        // A source that lists no interface of a USB device cannot say which driver is bound to one.
        if record.isOnBus("usb"), record.driver != nil, draft.merged.isEmpty { return nil }
        return missingDriver(draft, record, identified, driver)
    }

    /// Whether something that is known of a device may be the reason for which no driver has it.
    static func mayBeHeldBack(_ record: DeviceRecord) -> Bool {
        record.attributes["authorized"] != nil || record.attributes["driver_override"] != nil
            || record.attributes["waiting_for_supplier"] != nil
    }

    /// Unauthorised, or kept for a driver that is not there.
    private func administratorsWish(_ draft: NodeDraft, _ forest: RecordForest) -> String? {
        switch draft.constraints(in: forest).first {
        case .unauthorized(let record): "not authorized: \(record)/authorized is 0"
        case .override(let driver, _):
            "driver_override names '\(driver)', which \(assignment.isSelecting ? "no database has" : "is not bound to it")"
        case nil: nil
        }
    }

    private func missingDriver(
        _ draft: NodeDraft,
        _ record: DeviceRecord,
        _ identified: Identified,
        _ driver: AssignedDriver
    ) -> Problem? {
        let isExpected =
            assignment.policy == .observed
            ? record.isOnBus("pci") || record.isOnBus("usb")
            : !draft.isHidden
        guard isExpected else { return nil }
        let name = shownID(identified.identity)
        if let winner = driver.selection?.winner, let fault = winner.package.installation?.fault {
            return Problem(.failedInstall, "\(fault) (\(winner.package.location))")
        }
        if let reason = refusal(in: driver.selection) { return Problem(.failedInstall, reason) }
        guard !assignment.isSelecting, let candidate = driver.selection?.winner?.package, !candidate.isFallback else {
            return Problem(.failedInstall, "nothing known claims \(name)")
        }
        if let bound = running[candidate.name] {
            return Problem(.failedAdd, "\(candidate.name) runs here (it has \(bound)) but is not bound to this device")
        }
        return Problem(
            .failedInstall,
            "\(candidate.name) would claim it but runs nowhere here; is module \(candidate.moduleName) missing, not loaded or blacklisted?"
        )
    }

    /// Why the best of the drivers that are out of the question does not run it.
    private func refusal(in selection: Selection?) -> String? {
        for verdict in selection?.verdicts ?? [] {
            if case .excluded(let id) = verdict.fate {
                return "\(verdict.package.name) excludes \(id) (\(verdict.package.location))"
            }
            guard case .refused(let refusal) = verdict.fate else { continue }
            switch refusal.reason {
            case .blacklisted: return "\(verdict.package.name) is blacklisted (\(refusal.location))"
            case .replaced(let command) where verdict.package.name == "off":
                return "'\(command)' switches its drivers off (\(refusal.location))"
            case .replaced(let command):
                return "'\(command)' runs instead of loading \(verdict.package.name) (\(refusal.location))"
            }
        }
        return nil
    }

    /// The ID that names the model: without subsystem and revision.
    private func shownID(_ identity: DeviceIdentity) -> String { identity.deviceID.spelling }
}
