import PnPDiagnostics
import PnPModel

/// A mapping whose keys and values have been checked: what is left of it can be used as it is.
struct CheckedRecord {
    /// A value of the shape that the grammar asks for.
    enum Value {
        case text(String)
        case flag(Bool)
        case byte(UInt8)
        case list([MatchPattern])
        case record(CheckedRecord)
    }

    /// Where the mapping begins.
    let location: SourceLocation
    /// Where the value of `name` stands.
    var nameLocation: SourceLocation
    private var values: [(key: String, value: Value)] = []

    init(location: SourceLocation) {
        self.location = location
        nameLocation = location
    }

    mutating func set(_ key: String, _ value: Value) { values.append((key, value)) }

    /// Whether a key is there.
    func has(_ key: String) -> Bool { value(key) != nil }

    /// A text; `nil` without one.
    func text(_ key: String) -> String? {
        if case .text(let text) = value(key) { text } else { nil }
    }

    /// A flag; false without one.
    func flag(_ key: String) -> Bool {
        if case .flag(let flag) = value(key) { flag } else { false }
    }

    /// A number; `nil` without one.
    func byte(_ key: String) -> UInt8? {
        if case .byte(let byte) = value(key) { byte } else { nil }
    }

    /// A list with the place of each text; empty without one.
    func patterns(_ key: String) -> [MatchPattern] {
        if case .list(let list) = value(key) { list } else { [] }
    }

    /// A list of texts; empty without one.
    func texts(_ key: String) -> [String] { patterns(key).map(\.text) }

    /// A mapping; `nil` without one.
    func record(_ key: String) -> CheckedRecord? {
        if case .record(let record) = value(key) { record } else { nil }
    }

    private func value(_ key: String) -> Value? { values.first { $0.key == key }?.value }
}
