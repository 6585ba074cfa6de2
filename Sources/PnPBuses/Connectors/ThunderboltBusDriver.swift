public import PnPModel

/// Identifies routers, which are the hosts, docks and devices of Thunderbolt and USB4, and services of other machines.
///
/// - SeeAlso: linux-devices 1.4 (`authorized`), 3.2 (`tbsvc:`); `Documentation/ABI/testing/sysfs-bus-thunderbolt`;
///   `drivers/thunderbolt/switch.c` (name `0-301`: the domain, which is counted, and the route through the ports).
public struct ThunderboltBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `thunderbolt`.
    public var buses: [String] { ["thunderbolt"] }

    /// Identifies a router by vendor and device, where they are known, and by what the uevent calls its type.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        if record.modaliases.contains(where: { $0.hasModaliasPrefix("tbsvc") }) {
            return try ModaliasGrammar.thunderboltService.ownIdentity(of: record).joined(with: device)
        }
        var own = OwnIdentity(bus: "thunderbolt", instance: DevicePlace.behind("-").instance(of: record.path.name))
        let type = (record.properties["USB4_TYPE"]?.named).map { "TYPE_" + $0.madeLegal }
        let maker = Number.hex(record.attributes["vendor"]).map { Self.field("VEN_", $0) }
        if let maker {
            if let model = Number.hex(record.attributes["device"]) {
                own.hardware.append(#"THUNDERBOLT\"# + maker + Self.field("&DEV_", model))
            }
            if let type { own.compatible.append(#"THUNDERBOLT\"# + maker + "&" + type) }
        }
        if let type {
            if own.hardware.isEmpty {
                own.hardware = [#"THUNDERBOLT\"# + type]
                own.compatible = []
            } else {
                own.compatible.append(#"THUNDERBOLT\"# + type)
            }
        }
        let words = [record.attributes["vendor_name"]?.named, record.attributes["device_name"]?.named]
            .compactMap { $0 }
        own.words = words.isEmpty ? Self.words(forType: record.deviceType) : words.joined(separator: " ")
        own.setupClass = "System"
        var identity = try own.joined(with: device)
        // All but the router in the machine itself are at the other end of a cable.
        let isHost =
            record.properties["USB4_TYPE"] == "host" || KernelName.suffix(of: record.path.name, after: "-") == "0"
        if !isHost, record.deviceType == "thunderbolt_device" {
            identity.capabilities.formUnion([.removable, .surpriseRemovalOK])
        }
        return identity
    }

    private static func field(_ tag: String, _ value: UInt32) -> String {
        var text = IDText(tag)
        text.append(hex: value, digits: 4)
        return text.text
    }

    private static func words(forType type: String?) -> String {
        switch type {
        case "thunderbolt_retimer": "Thunderbolt retimer"
        case "thunderbolt_xdomain": "Other machine"
        default: "Thunderbolt router"
        }
    }
}
