internal import PnPModel

/// The parts of a processor's modalias: `cpu:type:x86,ven0000fam0006mod008E:feature:,0000,…`.
///
/// Read in one pass: a machine may have hundreds of processors, each of which lists hundreds of features.
/// - SeeAlso: linux-devices 3.2 (`cpu:`).
struct CPUModalias {
    /// What stands before the first comma: `x86`; all there is on most architectures.
    let architecture: Substring.UTF8View
    /// The three numbers behind it as they are written, vendor, family and model; `nil` where it has others.
    let numbers: (vendor: Substring, family: Substring, model: Substring)?
    /// What is listed behind `:feature:`; `nil` where nothing is.
    let features: Substring.UTF8View?

    /// Reads a modalias; `nil` for one of another kind.
    init?(_ modalias: String) {
        let mark = "cpu:type:"
        guard modalias.utf8.starts(with: mark.utf8) else { return nil }
        let rest = modalias.utf8.dropFirst(mark.utf8.count)
        let type = rest.prefix { $0 != UInt8(ascii: ":") }
        architecture = type.prefix { $0 != UInt8(ascii: ",") }
        var values: [Substring] = []
        values.reserveCapacity(3)
        var start: Substring.Index?
        for index in type.dropFirst(architecture.count).indices {
            if type[index].isUpperHexDigit {
                start = start ?? index
            } else if let begun = start {
                values.append(Substring(type[begun..<index]))
                start = nil
            }
        }
        if let start { values.append(Substring(type[start...])) }
        numbers = values.count == 3 ? (values[0], values[1], values[2]) : nil
        let list = ":feature:"
        let behind = rest[type.endIndex...]
        features = behind.starts(with: list.utf8) ? behind.dropFirst(list.utf8.count) : nil
    }
}
