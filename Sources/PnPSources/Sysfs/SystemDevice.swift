/// What the path says of a device below `devices/system`, where a copy lost all else.
///
/// Devices of such a bus stand in a directory of its name, and are named after it with a number: `cpu/cpu0`, `node/node1`,
/// `memory/memory32`. Other directories beside them are no devices: `cpu/cpufreq`.
/// - SeeAlso: linux-devices 1.1; Linux, drivers/base/core.c, `device_add`, where it takes a name from `dev_name` of the bus.
enum SystemDevice {
    /// Where the buses of the system stand.
    static let folder = "devices/system"

    /// The name of the directory that stands above another in ``folder``; `nil` for one that is elsewhere.
    static func folderName(above directory: String) -> String? {
        let names = directory.utf8.split(separator: UInt8(ascii: "/"))
        guard names.count == 4, names[0].elementsEqual("devices".utf8), names[1].elementsEqual("system".utf8) else {
            return nil
        }
        return String(names[2])
    }

    /// The bus of a device that is named after it; `nil` for any other directory.
    static func bus(at directory: String) -> String? {
        guard directory.utf8.starts(with: folder.utf8), let bus = folderName(above: directory) else { return nil }
        let name = directory.utf8.dropFirst(folder.utf8.count + bus.utf8.count + 2)
        guard name.starts(with: bus.utf8) else { return nil }
        let number = name.dropFirst(bus.utf8.count)
        let isNumber = !number.isEmpty && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber ? bus : nil
    }
}
