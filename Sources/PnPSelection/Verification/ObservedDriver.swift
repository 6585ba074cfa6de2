import PnPModel

/// The driver that the kernel bound to a device, and by which names rules may know it.
struct ObservedDriver {
    /// The driver's name.
    let name: String
    /// The bus of the record that it is bound to.
    let bus: String?
    /// The modules that it can be in, `_` for `-`, the source's word first.
    let modules: [String]
    /// A rule says that it is part of the kernel.
    let isPartOfKernel: Bool

    /// Looks a bound driver up.
    ///
    /// Its module is the one that the source says; else the one of the rules that know the driver; else it is called as the
    /// driver is.
    /// - SeeAlso: design section 4, "Driver and module".
    init(_ name: String, _ record: DeviceRecord?, in store: DriverStore) {
        self.name = name
        bus = record?.subsystem?.name
        let rule = store.facts(ofDriver: name, onBus: bus)
        let stated = record?.module ?? rule?.moduleName
        isPartOfKernel = record?.module == nil && rule?.module?.isEmpty == true
        let module = AliasText.moduleName(stated ?? name)
        modules = module.isEmpty ? [] : [module]
    }

    /// Whether a rule is about this driver.
    func isMeant(by package: DriverPackage) -> Bool {
        if !package.isKernelModule, package.name == name { return true }
        return modules.contains(AliasText.moduleName(package.moduleName))
    }
}
