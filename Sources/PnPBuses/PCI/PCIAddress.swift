internal import PnPModel

/// Where a PCI function is: `DDDD:BB:DD.F`.
struct PCIAddress: Hashable {
    /// The domain, on PCs 0 but for what a VMD controller hides.
    var domain: UInt32
    /// The bus, from 0.
    var bus: UInt32
    /// The device on its bus, 0 to 31.
    var device: UInt32
    /// The function of its device, 0 to 7.
    var function: UInt32

    /// Reads a kernel name.
    init?(_ name: Span<UInt8>, _ range: Range<Int>) {
        let end = range.upperBound
        // Domains have four digits, or more behind a VMD controller.
        guard range.count >= 12, range.count <= 16, name[end - 2] == UInt8(ascii: "."),
            name[end - 5] == UInt8(ascii: ":"), name[end - 8] == UInt8(ascii: ":"),
            let domain = Number.hex(in: name, range.lowerBound..<(end - 8)),
            let bus = Number.hex(in: name, (end - 7)..<(end - 5)),
            let device = Number.hex(in: name, (end - 4)..<(end - 2)), device < 32,
            let function = Number.hex(in: name, (end - 1)..<end), function < 8
        else { return nil }
        (self.domain, self.bus, self.device, self.function) = (domain, bus, device, function)
    }

    /// Two hexadecimal digits of a function and of each bridge above it, nearest first, up to the root bus.
    ///
    /// - Returns: The function's own address and the digits; `nil` when the path does not end in a function's name. Past
    ///   32 bridges the parent's hash alone tells the devices apart.
    /// - SeeAlso: windows-pnp 3.2, the instance part of PCI.
    static func chain(of path: SysfsPath) -> (own: PCIAddress, digits: String)? {
        let bytes = path.text.utf8.span
        var own: PCIAddress?
        var digits = IDText("")
        var end = bytes.count
        while digits.mark < 64 {
            var start = end
            while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
            guard let address = PCIAddress(bytes, start..<end) else { break }
            own = own ?? address
            digits.append(hex: address.device << 3 | address.function, digits: 2)
            guard start > 1 else { break }
            end = start - 1
        }
        return own.map { ($0, digits.text) }
    }

    /// `PCI bus 0, device 20, function 0`; the segment comes first where it is not 0.
    var location: String {
        var text = IDText("PCI ")
        if domain != 0 {
            text.append("segment ")
            text.append(decimal: domain)
            text.append(", ")
        }
        text.append("bus ")
        text.append(decimal: bus)
        text.append(", device ")
        text.append(decimal: device)
        text.append(", function ")
        text.append(decimal: function)
        return text.text
    }
}
