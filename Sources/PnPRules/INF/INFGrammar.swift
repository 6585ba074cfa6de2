/// The small forms of values in INFs.
enum INFGrammar {
    /// The class of extension INFs.
    static let extensionClass = "{e2f84ce7-8efa-411c-aa69-97454ca4cb57}"

    /// A GUID in lower case with braces; `nil` where the text is none.
    static func guid(_ text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "{") else { return nil }
        return NativeScalars.guid(text)
    }

    /// `mm/dd/yyyy`, or with `-`, as `yyyy-mm-dd`; `nil` where it is no day of the calendar.
    static func date(_ text: String) -> String? {
        let parts = text.utf8.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-")
        }
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4
        else { return nil }
        let texts = parts.map { String(Substring($0)) }
        let month = texts[0].utf8.count < 2 ? "0" + texts[0] : texts[0]
        let day = texts[1].utf8.count < 2 ? "0" + texts[1] : texts[1]
        let date = "\(texts[2])-\(month)-\(day)"
        return NativeScalars.isDate(date) ? date : nil
    }

    /// One to four numbers with dots; `nil` where they are none, too large, or all 0.
    static func version(_ text: String) -> String? {
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(fields.count) else { return nil }
        var numbers: [UInt32] = []
        for field in fields {
            guard field.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = UInt32(field), number <= 65534 else {
                return nil
            }
            numbers.append(number)
        }
        guard numbers.contains(where: { $0 != 0 }) else { return nil }
        return numbers.map(String.init).joined(separator: ".")
    }

    /// `0xFD`, `FD` or `xFD`.
    static func featureScore(_ text: String) -> UInt8? {
        let lower = text.lowercased()
        let digits = lower.hasPrefix("0x") ? lower.dropFirst(2) : lower.hasPrefix("x") ? lower.dropFirst() : lower[...]
        return digits.utf8.first == UInt8(ascii: "+") ? nil : UInt8(digits, radix: 16)
    }

    /// A number, decimal or with `0x`; an empty text is 0.
    static func number(_ text: String) -> UInt32? {
        if text.isEmpty { return 0 }
        return text.lowercased().hasPrefix("0x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text)
    }
}
