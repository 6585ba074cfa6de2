import PnPModel

/// Walks through the lines of a text; a carriage return before a line feed belongs to the line.
struct LineWalk {
    private var next = 0
    /// The line that came last, from 1.
    private(set) var number = 0

    /// The next line without its end; `nil` behind the last one.
    mutating func line(of text: Span<UInt8>) -> Range<Int>? {
        guard next < text.count else { return nil }
        var end = next
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        defer { next = end + 1 }
        number += 1
        return next..<end
    }
}

/// The modules of a database while its files are read: each name has one number.
struct ModuleNumbers {
    private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]
    /// Where the last name stands: aliases of one module follow one another.
    private var last: (text: Range<Int>, number: Int32)?

    /// The number of the module that a part of a text names.
    mutating func number(of name: Range<Int>, in text: Span<UInt8>) -> Int32 {
        if let last, last.text.count == name.count, Self.equal(last.text, name, text) { return last.number }
        let word = AliasText.moduleName(text.extracting(name))
        let number = numbers[word] ?? Int32(names.count)
        if Int(number) == names.count {
            names.append(word)
            numbers[word] = number
        }
        last = (name, number)
        return number
    }

    /// Forgets the last name: another text follows.
    mutating func beginText() { last = nil }

    private static func equal(_ left: Range<Int>, _ right: Range<Int>, _ text: Span<UInt8>) -> Bool {
        for offset in 0..<left.count where text[left.lowerBound + offset] != text[right.lowerBound + offset] {
            return false
        }
        return true
    }
}
