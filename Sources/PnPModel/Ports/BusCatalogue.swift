/// All bus drivers together: who identifies a record, and who stands for a bus.
public protocol BusCatalogue: Sendable {
    /// The driver that identifies a record; every record has one, the generic rule if nothing else.
    func driver(for record: DeviceRecord) -> any BusDriver

    /// The first part of the IDs of a bus's devices, where no driver of the bus itself has a say in it; else `nil`.
    func enumerator(ofBus bus: String) -> String?

    /// The driver that makes the PDOs of a bus, where one driver of the field stands for the bus; else `nil`, and the
    /// parent's function driver makes them.
    ///
    /// - SeeAlso: design section 3, "Who made the PDO".
    func pdoMaker(ofBus bus: String) -> String?

    /// The setup class of a bus's devices where neither a driver's rule nor the identity of the device says one.
    func setupClass(ofBus bus: String) -> String?
}
