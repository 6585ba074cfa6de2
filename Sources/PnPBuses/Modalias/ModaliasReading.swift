internal import PnPModel

/// A modalias that fits its bus's grammar: where in it the value of each field stands.
struct ModaliasReading {
    fileprivate let text: String
    fileprivate let fields: [ModaliasField]
    /// For each field the place of its value; empty where it has none.
    fileprivate var values: [Range<Int>]

    /// Whether a field of this part has a value.
    func has(_ part: ModaliasField.Part) -> Bool {
        fields.indices.contains { fields[$0].part == part && !values[$0].isEmpty }
    }

    /// The value of the kind; where the grammar has none, the first of what says what the device is.
    var kind: String? {
        guard
            let field = fields.firstIndex(where: { $0.part == .kind })
                ?? fields.firstIndex(where: { $0.part == .device })
        else { return nil }
        var value = IDText("")
        write(field, to: &value)
        return value.mark > 0 ? value.text : nil
    }

    /// Writes `\NAME_value&NAME_value…` of the fields that are one of the parts and have a value; else nothing.
    func write(_ parts: [ModaliasField.Part], to id: inout IDText) {
        var separator = UInt8(ascii: "\\")
        for (index, field) in fields.enumerated() where !values[index].isEmpty && parts.contains(field.part) {
            id.append(separator)
            separator = UInt8(ascii: "&")
            if !field.name.isEmpty {
                id.append(field.name)
                id.append(UInt8(ascii: "_"))
            }
            write(index, to: &id)
        }
    }

    /// Writes a field's value: hexadecimal in upper-case, what no ID may contain as `_`.
    private func write(_ field: Int, to id: inout IDText) {
        let bytes = text.utf8.span
        let isNumber =
            switch fields[field].shape {
            case .hex, .hexFrom, .decimal: true
            case .uuid, .text: false
            }
        for offset in values[field] {
            let byte = isNumber ? bytes[offset].asciiUppercased : bytes[offset]
            id.append(byte.isLegalInName ? byte : UInt8(ascii: "_"))
        }
    }
}

extension ModaliasGrammar {
    /// The longest modalias that is taken apart; what is longer fits in no ID.
    private static let longest = 512

    /// Takes a modalias apart, behind its first colon.
    ///
    /// - Returns: `nil` where it does not fit, to its last byte, or says nothing.
    func read(_ modalias: String) -> ModaliasReading? {
        let bytes = modalias.utf8.span
        guard !fields.isEmpty, bytes.count <= Self.longest else { return nil }
        var start = 0
        while start < bytes.count, bytes[start] != UInt8(ascii: ":") { start += 1 }
        var values = [Range<Int>](repeating: 0..<0, count: fields.count)
        guard fit(0, bytes, at: start + 1, &values), values.contains(where: { !$0.isEmpty }) else { return nil }
        return ModaliasReading(text: modalias, fields: fields, values: values)
    }

    /// Whether the fields from one on, and the end, take the whole rest of the text.
    ///
    /// Only where free text ends is a choice; its ends are tried from left to right.
    private func fit(_ field: Int, _ bytes: Span<UInt8>, at start: Int, _ values: inout [Range<Int>]) -> Bool {
        guard field < fields.count else { return bytes.match(end, at: start) == bytes.count }
        let wanted = fields[field]
        guard let value = bytes.match(wanted.tag, at: start) else {
            return wanted.isOptional && fit(field + 1, bytes, at: start, &values)
        }
        if case .text = wanted.shape {
            if field == fields.count - 1 {
                let stop = bytes.count - end.utf8.count
                guard stop >= value, bytes.match(end, at: stop) == bytes.count else { return false }
                values[field] = value..<stop
                return true
            }
            for stop in value...bytes.count {
                values[field] = value..<stop
                if fit(field + 1, bytes, at: stop, &values) { return true }
            }
            return false
        }
        guard let stop = wanted.shape.end(in: bytes, from: value) else {
            return wanted.isOptional && fit(field + 1, bytes, at: value, &values)
        }
        values[field] = value..<stop
        return fit(field + 1, bytes, at: stop, &values)
    }
}

extension ModaliasField.Shape {
    /// Where a value of this shape ends that begins at a place; `nil` where none does.
    fileprivate func end(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var end = start
        switch self {
        case .hex(let count):
            while end < bytes.count, end - start < count, bytes[end].hexValue != nil { end += 1 }
            return end - start == count ? end : nil
        case .hexFrom(let count):
            while end < bytes.count, bytes[end].hexValue != nil { end += 1 }
            return end - start >= count ? end : nil
        case .decimal:
            while end < bytes.count, bytes[end].isDigit { end += 1 }
            return end > start ? end : nil
        case .uuid:
            guard bytes.count - start >= 36 else { return nil }
            while end - start < 36 {
                let isDash = [8, 13, 18, 23].contains(end - start)
                guard isDash ? bytes[end] == UInt8(ascii: "-") : bytes[end].hexValue != nil else { return nil }
                end += 1
            }
            return end
        case .text: return bytes.count
        }
    }
}

extension Span<UInt8> {
    /// Where a word ends that stands at a place; `nil` where it does not stand there.
    fileprivate func match(_ word: String, at start: Int) -> Int? {
        let wanted = word.utf8.span
        guard count - start >= wanted.count else { return nil }
        for offset in 0..<wanted.count where self[start + offset] != wanted[offset] { return nil }
        return start + wanted.count
    }
}
