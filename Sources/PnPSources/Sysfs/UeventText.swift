import PnPModel

/// Reads the text of a `uevent` file: a variable a line.
///
/// A device's own name may hold a line end: a line without `=` therefore goes on the value before it.
/// - SeeAlso: linux-devices 1.3.
enum UeventText {
    /// The most variables that are taken; the kernel's own limit is 64.
    static let variableLimit = 256

    /// Fills a record from a file's bytes; ``DeviceVariables`` says what goes where.
    static func read(_ bytes: Span<UInt8>, into record: inout DeviceRecord, texts: inout TextPool) {
        var variables = DeviceVariables()
        TextLines.forEach(in: bytes) { line in
            guard variables.count < variableLimit else {
                record.unreadable["uevent"] = "more than \(variableLimit) variables"
                return
            }
            if !variables.add(line, texts: &texts) { variables.continueValue(line, texts: &texts) }
        }
        variables.fill(&record)
    }
}
