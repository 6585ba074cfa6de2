internal import PnPModel
internal import PnPSelection

/// What the rules know of one driver.
///
/// A class, because a package has two dozen fields and many nodes share a driver: copying one is counting one reference.
final class DriverFacts: Sendable {
    let package: DriverPackage

    init(_ package: DriverPackage) { self.package = package }
}

/// The facts of drivers that were asked for: a machine has thousands of devices and dozens of drivers.
final class DriverFactsCache {
    private let store: DriverStore
    /// By the bus's and the driver's name, with a slash between them, which neither has.
    private var known: [String: DriverFacts?] = [:]

    init(_ store: DriverStore) { self.store = store }

    /// What the rules know of a driver by its name; `nil` where they know nothing.
    func facts(ofDriver name: String, onBus bus: String?) -> DriverFacts? {
        let key = "\(bus ?? "")/\(name)"
        if let facts = known[key] { return facts }
        let facts = store.facts(ofDriver: name, onBus: bus).map(DriverFacts.init)
        known.updateValue(facts, forKey: key)
        return facts
    }
}
