import PnPModel

/// Reads the text of a `uevent` file: a variable a line.
///
/// A device's own name may hold a line end: a line without `=` therefore goes on the value before it. Line ends at the end
/// of a value are not part of it; the kernel writes one behind the modalias of a CPU.
/// - SeeAlso: linux-devices 1.3; Linux, drivers/base/cpu.c, `print_cpu_modalias`.
enum UeventText {
    /// The most variables that are taken; the kernel's own limit is 64.
    static let variableLimit = 256

    /// Fills a record from a file's bytes; ``DeviceVariables`` says what goes where.
    static func read(_ bytes: Span<UInt8>, into record: inout DeviceRecord, texts: inout TextPool) {
        var variables = DeviceVariables()
        var emptyLines = 0
        TextLines.forEach(in: bytes) { line in
            guard variables.count < variableLimit else {
                record.unreadable["uevent"] = "more than \(variableLimit) variables"
                return
            }
            if line.isEmpty {
                emptyLines += 1
                return
            }
            if !variables.add(line, texts: &texts) {
                for _ in 0..<emptyLines { variables.continueValue(line.extracting(0..<0), texts: &texts) }
                variables.continueValue(line, texts: &texts)
            }
            emptyLines = 0
        }
        variables.fill(&record)
    }
}
