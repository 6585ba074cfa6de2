internal import PnPModel

extension ResourceList {
    /// The most ranges of one device that are read.
    private static let lineLimit = 1024

    /// Reads `iomem` and `ioports`: the ranges that `/proc/iomem` and `/proc/ioports` name after the device, `START-END` a
    /// line.
    ///
    /// - Parameter flags: What is so of all of them.
    /// - SeeAlso: linux-devices 6.3.
    mutating func readAddressMap(flags: DeviceResource.Flags = []) {
        for (attribute, kind) in [("iomem", DeviceResource.Kind.memory), ("ioports", .port)] {
            forEachLine(of: attribute, limit: Self.lineLimit) { list, text, line, number in
                guard let ends = ResourceText.ends(in: text, line) else {
                    return list.refuse(line, of: text, expected: "'START-END'", in: attribute, number: number)
                }
                let resource = DeviceResource(kind, ends.start, ends.end, flags: flags)
                if !list.resources.contains(resource) { list.add(resource, from: attribute, line: number) }
            }
        }
    }
}
