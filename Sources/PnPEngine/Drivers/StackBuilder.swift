internal import PnPModel
internal import PnPSelection

/// Puts the drivers of a device in their order.
///
/// - SeeAlso: windows-pnp 1.2 for the layers, 1.3 for user mode; design section 3, "Who made the PDO".
struct StackBuilder: Sendable {
    /// The kernel driver in front of every user-mode driver.
    static let reflector = "WUDFRd"

    let store: DriverStore

    /// The stack, bottom to top.
    ///
    /// - Parameters:
    ///   - pdo: What the driver that made the device is.
    ///   - driver: Who runs the device.
    ///   - className: The device's setup class.
    ///   - classRule: What the rules say of the class.
    ///   - hasFirmwareFilter: Whether the firmware has an object for the device, and is not itself the bus.
    /// - Returns: The stack.
    func build(
        on pdo: DeviceObject,
        _ driver: AssignedDriver,
        className: String?,
        classRule: ClassRule?,
        hasFirmwareFilter: Bool
    ) -> DeviceStack {
        let filters = store.filters(
            for: driver.query,
            className: className,
            hasFirmwareNode: hasFirmwareFilter
        )
        let packaged = PackagedFilters(driver)
        var stack = Objects()
        stack.append(pdo)
        stack.append(filters, .bus, .device, as: .busFilter)
        for bound in driver.observed.lower {
            stack.append(DeviceObject(.lowerDeviceFilter, bound.driver, boundTo: bound.record))
        }
        stack.append(packaged.lower, as: .lowerDeviceFilter)
        stack.append(filters, .lower, .device, as: .lowerDeviceFilter)
        stack.append(classRule?.lowerFilters, as: .lowerClassFilter, of: classRule)
        stack.append(filters, .lower, .class, as: .lowerClassFilter)
        if let function = function(driver) { stack.append(function) }
        for bound in driver.observed.upper {
            stack.append(DeviceObject(.upperDeviceFilter, bound.driver, boundTo: bound.record))
        }
        stack.append(packaged.upper, as: .upperDeviceFilter)
        stack.append(filters, .upper, .device, as: .upperDeviceFilter)
        stack.append(classRule?.upperFilters, as: .upperClassFilter, of: classRule)
        stack.append(filters, .upper, .class, as: .upperClassFilter)
        for user in userMode(driver) { stack.append(user) }
        return DeviceStack(stack.objects)
    }

    private func function(_ driver: AssignedDriver) -> DeviceObject? {
        guard let name = driver.choice.function else { return nil }
        if isUserMode(driver) {
            return DeviceObject(.function, Self.reflector, reason: "reflector of the user-mode driver \(name)")
        }
        let pair = driver.facts?.package.pair ?? []
        if driver.choice.origin == .observed, let bound = driver.observed.function {
            return DeviceObject(.function, name, pair: pair, boundTo: bound.record)
        }
        return DeviceObject(.function, name, pair: pair, reason: reason(driver))
    }

    /// The user-mode stack: as the package orders it, else the user-mode driver alone.
    private func userMode(_ driver: AssignedDriver) -> [DeviceObject] {
        guard driver.choice.origin != .observed, let package = driver.facts?.package else { return [] }
        let names = package.installation?.userModeDrivers ?? []
        guard names.isEmpty else {
            return names.map { DeviceObject(.user, $0, reason: "comes with \(package.name), \(package.location)") }
        }
        guard let name = driver.choice.function, isUserMode(driver) else { return [] }
        return [DeviceObject(.user, name, reason: reason(driver))]
    }

    private func isUserMode(_ driver: AssignedDriver) -> Bool {
        driver.choice.origin != .observed && driver.facts?.package.mode == .user
    }

    private func reason(_ driver: AssignedDriver) -> String? {
        let named = driver.choice.overrides.first { $0.kind == .driverOverride && $0.driver == driver.choice.function }
        if driver.choice.origin == .selected, let named { return "named by \(named.place)" }
        return switch driver.choice.origin {
        case .observed: driver.observed.function.map { "bound to \($0.record.name)" }
        case .selected:
            driver.selection?.winner.map { "\($0.deviceID) met \($0.pattern.text) at \($0.pattern.location)" }
        case .builtIn: "run by the kernel without being bound"
        case nil: nil
        }
    }

    /// Objects in order; a filter that two rules name is there once.
    private struct Objects {
        private(set) var objects: [DeviceObject] = []

        mutating func append(_ object: DeviceObject) {
            let isThere =
                object.layer.isFilter && objects.contains { $0.layer == object.layer && $0.driver == object.driver }
            if !isThere { objects.append(object) }
        }

        mutating func append(_ filters: [PackagedFilters.Filter], as layer: DeviceObject.Layer) {
            for filter in filters { append(DeviceObject(layer, filter.name, reason: filter.reason)) }
        }

        mutating func append(_ names: [String]?, as layer: DeviceObject.Layer, of rule: ClassRule?) {
            for name in names ?? [] {
                append(
                    DeviceObject(
                        layer,
                        name,
                        reason: rule.map { "filter of class \($0.setupClass.name), \($0.location)" }
                    )
                )
            }
        }

        mutating func append(
            _ rules: [FilterRule],
            _ position: FilterRule.Position,
            _ level: FilterRule.Level,
            as layer: DeviceObject.Layer
        ) {
            for rule in rules where rule.position == position && rule.level == level {
                let reason =
                    rule.needsFirmwareNode ? "the firmware has an object for it" : "filter rule, \(rule.location)"
                append(DeviceObject(layer, rule.name, reason: reason))
            }
        }
    }
}
