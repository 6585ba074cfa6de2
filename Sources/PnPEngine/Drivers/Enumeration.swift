internal import PnPModel

/// Which devices are there because the driver of the device above them enumerates their bus.
///
/// - SeeAlso: design section 4, "Children need a bus driver".
struct Enumeration {
    private let plan: TreePlan
    private let driver: (_ draft: Int) -> AssignedDriver

    init(_ plan: TreePlan, _ driver: @escaping (_ draft: Int) -> AssignedDriver) {
        self.plan = plan
        self.driver = driver
    }

    /// Whether a device stays below the one it hangs on, where rules decide who runs that.
    func keeps(_ child: Int, below parent: Int) -> Bool {
        let above = plan.placement.drafts[parent]
        guard above.sort == .device else { return true }
        let record = plan.forest.records[plan.placement.drafts[child].own]
        // What hangs here because the firmware says so was enumerated by ACPI, not by this node's driver.
        guard record.path.isBelow(plan.forest.records[above.own].path) else { return true }
        let driver = driver(parent)
        guard driver.choice.function != nil else { return false }
        // What is kept as it was observed keeps what was observed below it.
        if driver.choice.origin == .observed { return true }
        guard let facts = driver.facts?.package else { return false }
        // A module directory does not say what a module enumerates, nor does an INF: what is seen below its device.
        if facts.isKernelModule || facts.installation != nil { return true }
        guard let bus = record.subsystem, bus.kind == .bus else { return true }
        return facts.buses.contains(bus.name)
    }
}
