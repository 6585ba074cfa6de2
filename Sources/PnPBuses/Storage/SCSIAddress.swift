internal import PnPModel

/// Where a SCSI device is: `host:channel:target:lun`, all decimal.
struct SCSIAddress {
    /// The channel of its host.
    var channel: UInt32
    /// The target on its channel.
    var target: UInt32
    /// The logical unit of its target.
    var lun: UInt32

    /// Reads a kernel name; the host's number is a counter of the kernel's and is not kept.
    init?(_ name: Substring) {
        let text = String(name)
        let bytes = text.utf8.span
        var numbers: [UInt32] = []
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: ":") {
            guard numbers.count < 4, let number = Number.decimal(in: bytes, start..<end) else { return nil }
            numbers.append(number)
            start = end + 1
        }
        guard numbers.count == 4 else { return nil }
        (channel, target, lun) = (numbers[1], numbers[2], numbers[3])
    }

    /// Two hexadecimal digits each of the host's ordinal below its controller, channel, target and LUN.
    ///
    /// - SeeAlso: design section 3, "Instance paths".
    func digits(of device: RecordView) -> String {
        let controller = device.ancestor { record in
            guard let subsystem = record.subsystem else { return RootBusDriver.isRoot(record.path) }
            return subsystem.kind == .bus && subsystem.name != "scsi"
        }
        let host = device.forest.hostOrdinal(of: device.index, below: controller?.index)
        var text = IDText("")
        text.append(hex: UInt32(truncatingIfNeeded: host), digits: 2)
        text.append(hex: channel, digits: 2)
        text.append(hex: target, digits: 2)
        text.append(hex: lun, digits: 2)
        return text.text
    }
}
