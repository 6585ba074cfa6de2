/// One line of a dump, as far as it can be told by itself.
///
/// - SeeAlso: linux-devices 5.1.
enum UdevDumpLine: Equatable {
    /// Ends a record.
    case blank
    /// `X: value`.
    case field(letter: UInt8, value: Range<Int>)
    /// A further line of a value, or nothing that udevadm wrote.
    case other
    /// The name of a device in the drawing of `--tree`.
    case branch
}

/// How lines are told apart: those of `--export-db`, or those of `--tree`, which draws lines before each of them.
@safe
struct UdevDumpGrammar {
    /// Whether there is a drawing in front of the fields.
    let isTree: Bool
    private let text: UnsafeBufferPointer<UInt8>

    /// Looks at a text, which must stay as long as this value is used.
    init(_ text: UnsafeBufferPointer<UInt8>, isTree: Bool) {
        unsafe self.text = unsafe text
        self.isTree = isTree
    }

    /// What a line is.
    func line(_ range: Range<Int>) -> UdevDumpLine {
        var start = range.lowerBound
        if isTree { start = afterDrawing(range) }
        guard start < range.upperBound else { return start == range.lowerBound ? .blank : .branch }
        if let field = field(start..<range.upperBound) { return field }
        return start == range.lowerBound ? .other : .branch
    }

    /// A letter, a colon, and a space unless there is no value.
    private func field(_ line: Range<Int>) -> UdevDumpLine? {
        let start = line.lowerBound
        guard line.count >= 2, unsafe text[start + 1] == UInt8(ascii: ":"), unsafe text[start] &- 0x41 < 26 else {
            return nil
        }
        if line.count == 2 { return unsafe .field(letter: text[start], value: line.upperBound..<line.upperBound) }
        guard unsafe text[start + 2] == UInt8(ascii: " ") else { return nil }
        return unsafe .field(letter: text[start], value: (start + 3)..<line.upperBound)
    }

    /// Where a line goes on behind blanks and the characters that lines are drawn with: those of Unicode's block "Box
    /// Drawing", else `|`, `` ` ``, `-` and `:`.
    private func afterDrawing(_ line: Range<Int>) -> Int {
        var index = line.lowerBound
        while index < line.upperBound {
            switch unsafe text[index] {
            case 0x20, 0x09, UInt8(ascii: "|"), UInt8(ascii: "`"), UInt8(ascii: "-"), UInt8(ascii: ":"): index += 1
            case 0xE2 where index + 2 < line.upperBound:
                guard unsafe text[index + 1] == 0x94 || text[index + 1] == 0x95 else { return index }
                index += 3
            default: return index
            }
        }
        return index
    }
}

extension UdevDumpGrammar {
    /// How far a dump is looked for: what stands before it is a prompt and the command, or a few lines of a report.
    private static let searchLength = 65536

    /// The grammar of a text in which a record begins; `nil` for a text without one, and for another tool's.
    ///
    /// A dump of umockdev has the same first line; it goes on with attributes, which udevadm never writes.
    static func recognize(_ text: UnsafeBufferPointer<UInt8>) -> UdevDumpGrammar? {
        let beginning = unsafe UnsafeBufferPointer(rebasing: text.prefix(searchLength))
        let tree = unsafe UdevDumpGrammar(beginning, isTree: true)
        var lines = unsafe LineScanner(beginning)
        var isDrawn: Bool?
        while let line = lines.next() {
            guard case .field(let letter, let value) = tree.line(line) else { continue }
            switch letter {
            case UInt8(ascii: "P") where isDrawn == nil:
                guard unsafe !value.isEmpty && beginning[value.lowerBound] == UInt8(ascii: "/") else { continue }
                isDrawn = value.lowerBound > line.lowerBound + 3
            case UInt8(ascii: "A"), UInt8(ascii: "H"): if isDrawn != nil { return nil }
            default: break
            }
        }
        return isDrawn.map { unsafe UdevDumpGrammar(text, isTree: $0) }
    }
}
