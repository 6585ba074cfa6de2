public import PnPModel

/// Identifies Synaptics' touch sensors and their functions, such as pointing (11) or buttons (30).
///
/// - SeeAlso: linux-devices 3.2, "none"; `drivers/input/rmi4/rmi_bus.c` (names `rmi4-00` and `rmi4-00.fn34`).
public struct RMI4BusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `rmi4`.
    public var buses: [String] { ["rmi4"] }

    /// Identifies a function as `RMI4\FN_34`, a sensor as `RMI4\SENSOR`.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let name = device.record.path.name
        guard name.utf8.starts(with: "rmi4-".utf8) else { return nil }
        var own = OwnIdentity(bus: "rmi4", instance: .ordinal)
        if let function = KernelName.suffix(of: name, after: ".") {
            guard function.utf8.starts(with: "fn".utf8), let number = Number.hex(String(function.dropFirst(2))) else {
                return nil
            }
            var id = IDText(#"RMI4\FN_"#)
            id.append(hex: number, digits: 2)
            own.hardware = [id.text]
            own.words = "Touch sensor function"
        } else {
            own.hardware = [#"RMI4\SENSOR"#]
            own.words = "Touch sensor"
        }
        own.setupClass = "HIDClass"
        return try own.joined(with: device)
    }
}
