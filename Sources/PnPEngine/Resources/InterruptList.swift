internal import PnPModel

extension ResourceList {
    /// The most message vectors that are read of a device; MSI-X has 2048.
    private static let vectorLimit = 4096

    /// Reads `msi_irqs`, the vectors of a PCI function, else `irq`, its line.
    ///
    /// With messages switched on the line is not used, and `irq` says either it or the first vector. Vectors that follow each
    /// other become one range.
    /// - SeeAlso: linux-devices 6.1.
    mutating func readInterrupts() {
        let (vectors, mode) = messageVectors()
        guard vectors.isEmpty else {
            var start = 0
            for index in vectors.indices {
                let isLast = index + 1 == vectors.count || vectors[index + 1] - vectors[index] > 1
                guard isLast else { continue }
                add(DeviceResource(.interrupt, vectors[start], vectors[index], flags: mode), from: "msi_irqs")
                start = index + 1
            }
            return
        }
        guard let text = record.attributes["irq"] else { return }
        guard let line = ResourceText.decimal(text) else {
            return log.add(.unexpectedLine(expected: "a number", found: text), in: "irq", of: record.path)
        }
        if line > 0 { add(DeviceResource(.interrupt, line, line), from: "irq") }
    }

    /// The vectors in order, each once, and what kind of messages they are.
    ///
    /// A reader of sysfs lists the directory `msi_irqs` under its own name, and reads one of the files in it; some formats hold
    /// the files alone.
    private mutating func messageVectors() -> (vectors: [UInt64], mode: DeviceResource.Flags) {
        var vectors: [UInt64] = []
        var mode: DeviceResource.Flags = []
        forEachLine(of: "msi_irqs", limit: Self.vectorLimit) { list, text, line, number in
            guard let vector = ResourceText.decimal(in: text, line) else {
                return list.refuse(line, of: text, expected: "a number", in: "msi_irqs", number: number)
            }
            vectors.append(vector)
        }
        for attribute in record.attributes.pairs where attribute.name.utf8.starts(with: "msi_irqs/".utf8) {
            let name = attribute.name.utf8.span
            if vectors.count < Self.vectorLimit, let vector = ResourceText.decimal(in: name, 9..<name.count) {
                vectors.append(vector)
            }
            mode = attribute.value == "msix" ? .msix : .msi
        }
        vectors.sort()
        var unique: [UInt64] = []
        for vector in vectors where unique.last != vector { unique.append(vector) }
        return (unique, mode)
    }
}
