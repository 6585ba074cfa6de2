import PnPModel
import PnPSelection

/// Puts a candidate's match into words: which of the device's IDs met the rule, and what the rule asks for.
struct MatchWords {
    let query: SelectionQuery

    /// `hardware ID 2 of 4: vendor, device and subsystem`.
    func words(for verdict: Selection.Verdict) -> String {
        let isModalias = query.modaliases.contains(verdict.deviceID)
        let fields = verdict.pattern.fieldNames(isModalias: isModalias)
        if isModalias {
            let what = fields.isEmpty ? "any device of the kind" : Self.list(Self.shortened(fields))
            guard verdict.fate != .helper else { return "modalias: \(what)" }
            return "modalias: \(what); ranks \(Self.place(of: verdict.rank.identifier))"
        }
        // An ID that is one field is all there is to it.
        let what = fields == ["ID"] ? "" : ": " + Self.list(Self.shortened(fields))
        return place(of: verdict.rank.identifier) + what
    }

    private func place(of score: IdentifierScore) -> String {
        let (hardware, compatible) = (query.hardwareIDs.count, query.compatibleIDs.count)
        return switch score.matchType {
        case 0: "hardware ID \(score.position + 1) of \(hardware)"
        case 1: "hardware ID \(score.position + 1) of \(hardware), in the driver's compatible list"
        case 2: "compatible ID \(score.position + 1) of \(compatible)"
        default:
            "compatible ID \(score.position % 0x100 + 1) of \(compatible), number \(score.position / 0x100 + 1) in the "
                + "driver's compatible list"
        }
    }

    /// What a pattern of modaliases ranks like: the device's own Windows-style ID that says the same.
    private static func place(of score: IdentifierScore) -> String {
        switch score.matchType {
        case 0: "as hardware ID \(score.position + 1)"
        case 1: "behind all hardware IDs"
        default: score.position >= 0x3F ? "last" : "as compatible ID \(score.position + 1)"
        }
    }

    /// `interface class, subclass and protocol`: what is said of a name before is not said again.
    private static func shortened(_ fields: [String]) -> [String] {
        var last: Substring?
        return fields.map { field in
            let words = field.split(separator: " ", maxSplits: 1)
            defer { last = words.first }
            return words.count > 1 && words[0] == last ? String(words[1]) : field
        }
    }

    /// `vendor, device and subsystem`.
    static func list(_ words: [String], _ last: String = "and") -> String {
        guard words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
    }
}

extension DriverPackage {
    /// What the package says of itself and most do not: its date, its version, who did not sign it, its own score.
    var remarks: [String] {
        var remarks: [String] = []
        if let date { remarks.append("of \(date)") }
        if let version { remarks.append("version \(version)") }
        switch signatureScore {
        case 0: break
        case 1..<0x80: remarks.append("signature score \(String(signatureScore, radix: 16, uppercase: true))")
        case 0x80..<0xC0: remarks.append("unsigned")
        case 0xC0..<0xFF: remarks.append("unsigned, for Windows 9x")
        default: remarks.append("signature unknown")
        }
        if featureScore != 0xFF { remarks.append("feature score \(hex(featureScore))") }
        if isFallback { remarks.append("fallback") }
        if kind == .null { remarks.append("needs no driver") }
        return remarks
    }
}

/// Two upper-case hexadecimal digits, as ranks have them.
func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.utf8.count == 1 ? "0" + text : text
}
