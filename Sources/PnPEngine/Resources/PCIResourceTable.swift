internal import PnPModel

extension ResourceList {
    /// Reads `resource` of a PCI function: `START END FLAGS` a line, and a meaning for each line.
    ///
    /// - SeeAlso: linux-devices 6.1.
    mutating func readPCITable() {
        guard let text = record.attributes["resource"] else { return }
        let layout = PCIResourceLayout(lineCount: text.utf8.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 })
        forEachLine(of: "resource", limit: PCIResourceLayout.lineLimit) { list, text, line, number in
            var rest = line
            guard let first = ResourceText.word(in: text, &rest), let start = ResourceText.hex(in: text, first),
                let second = ResourceText.word(in: text, &rest), let end = ResourceText.hex(in: text, second),
                let third = ResourceText.word(in: text, &rest), let bits = ResourceText.hex(in: text, third),
                ResourceText.word(in: text, &rest) == nil
            else {
                return list.refuse(line, of: text, expected: "'START END FLAGS'", in: "resource", number: number)
            }
            // Without flags a slot is not used, whatever its last user left in it.
            guard bits != 0 else { return }
            let flags = KernelResourceFlags(bits)
            guard let kind = flags.kind else {
                let found = "flags 0x" + String(bits, radix: 16)
                return list.log.add(.unknownKind(found), in: "resource", line: number, of: list.record.path)
            }
            var resource = DeviceResource(kind, start, end, flags: flags.flags)
            layout.slot(ofLine: number).complete(&resource, flags)
            // The kernel's way to write a range of no length.
            if end &+ 1 == start { return }
            list.add(resource, from: "resource", line: number)
        }
    }
}

/// What the lines of `resource` stand for, which their number tells.
///
/// Six registers and the ROM; six registers of the virtual functions where the kernel has SR-IOV; four windows, which kernels
/// up to 2.6.33 and bridges have. So endpoints have 7 or 13 lines, bridges 11 or 17, and old kernels 12 or 18 for everything.
/// - SeeAlso: linux-devices 6.1; the 12 and 18 lines were seen in captures of old kernels.
struct PCIResourceLayout {
    /// Twice what any kernel writes.
    static let lineLimit = 36

    /// What a line stands for.
    enum Slot {
        /// A base address register.
        case register
        /// The expansion ROM.
        case rom
        /// A base address register that all virtual functions share.
        case virtualFunctions
        /// What a bridge passes on.
        case window
    }

    /// How many lines there are; an empty one at the end may count as one.
    let lineCount: Int

    /// What a line stands for, counted from 1.
    func slot(ofLine line: Int) -> Slot {
        switch line {
        case ...6: .register
        case 7: .rom
        case 8...13 where lineCount >= 13: .virtualFunctions
        default: .window
        }
    }
}

extension PCIResourceLayout.Slot {
    /// Adds to a range what its place in the list says of it.
    fileprivate func complete(_ resource: inout DeviceResource, _ flags: KernelResourceFlags) {
        switch self {
        case .register: break
        case .rom:
            resource.flags.insert(.rom)
            if flags.isShadowed { resource.flags.insert(.shadowed) }
        case .virtualFunctions: resource.flags.insert(.virtualFunctions)
        case .window: resource.flags.insert(.window)
        }
        // No device can be addressed at 0; a window may begin there.
        if resource.start == 0, self != .window { resource.flags.insert(.unassigned) }
    }
}
