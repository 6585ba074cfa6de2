internal import PnPModel

extension ResourceList {
    /// The most lines that are read of a PNP device; the kernel keeps as many ranges as the firmware names, some dozens.
    private static let lineLimit = 1024

    /// Reads `resources` of a PNP device: `state = active`, then `KIND VALUE` lines.
    ///
    /// - SeeAlso: linux-devices 6.2; drivers/pnp/interface.c.
    mutating func readPNPList() {
        var state: DeviceResource.Flags = []
        forEachLine(of: "resources", limit: Self.lineLimit) { list, text, line, number in
            var rest = line
            guard let first = ResourceText.word(in: text, &rest) else { return }
            if ResourceText.equals(text, first, "state") {
                if Self.isDisabled(text, rest) { state = .disabled }
                return
            }
            guard let kind = Self.kind(text, first) else {
                let word = unsafe text.extracting(first).withUnsafeBufferPointer {
                    unsafe String(decoding: $0.prefix(400), as: UTF8.self)
                }
                return list.log.add(.unknownKind(word), in: "resources", line: number, of: list.record.path)
            }
            guard let value = ResourceText.word(in: text, &rest) else {
                return list.refuse(line, of: text, expected: "'KIND VALUE'", in: "resources", number: number)
            }
            // Switched off: the firmware names the kind and no range.
            if ResourceText.equals(text, value, "disabled") { return }
            guard let ends = Self.ends(of: kind, text, value) else {
                return list.refuse(line, of: text, expected: "'KIND VALUE'", in: "resources", number: number)
            }
            var resource = DeviceResource(kind, ends.start, ends.end, flags: state)
            while let word = ResourceText.word(in: text, &rest) {
                if ResourceText.equals(text, word, "window") { resource.flags.insert(.window) }
                if ResourceText.equals(text, word, "disabled") { resource.flags.insert(.disabled) }
            }
            list.add(resource, from: "resources", line: number)
        }
    }

    private static func isDisabled(_ text: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        var rest = rest
        while let word = ResourceText.word(in: text, &rest) {
            if ResourceText.equals(text, word, "disabled") { return true }
        }
        return false
    }

    private static func kind(_ text: Span<UInt8>, _ word: Range<Int>) -> DeviceResource.Kind? {
        if ResourceText.equals(text, word, "io") { return .port }
        if ResourceText.equals(text, word, "mem") { return .memory }
        if ResourceText.equals(text, word, "irq") { return .interrupt }
        if ResourceText.equals(text, word, "dma") { return .dma }
        if ResourceText.equals(text, word, "bus") { return .busNumber }
        return nil
    }

    private static func ends(
        of kind: DeviceResource.Kind,
        _ text: Span<UInt8>,
        _ value: Range<Int>
    ) -> (start: UInt64, end: UInt64)? {
        switch kind {
        case .interrupt, .dma: ResourceText.decimal(in: text, value).map { ($0, $0) }
        case .memory, .port, .busNumber: ResourceText.ends(in: text, value)
        }
    }
}
