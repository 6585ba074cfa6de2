/// The keys of a native rules file: one table, from which the validator works and which the JSON Schema must equal.
///
/// - SeeAlso: design section 4, "The native rules file"; `Schemas/pnp-rules-1.schema.json`.
package enum NativeGrammar {
    /// What a key's value must be.
    package enum Shape: Sendable {
        /// A name: not empty, no control characters.
        case name
        /// A list of names.
        case names
        /// The two names of a miniport/port pair.
        case pair
        /// Any text.
        case text
        /// `true` or `false`.
        case flag
        /// One of some words.
        case word([String])
        /// A class GUID.
        case guid
        /// `yyyy-mm-dd`.
        case date
        /// Up to four numbers.
        case version
        /// 0 to 255.
        case byte
        /// A list of hardware or compatible IDs.
        case identifiers
        /// A list of modalias patterns.
        case modaliases
        /// A mapping with keys of its own.
        case record(Record)
    }

    /// A mapping's keys.
    package struct Record: Sendable {
        /// What it is, for messages.
        package let title: String
        /// The keys, in the order of the documentation.
        package let keys: [(name: String, shape: Shape)]
        /// Those that must be there.
        package let required: [String]

        func shape(of key: String) -> Shape? { keys.first { $0.name == key }?.shape }
    }

    /// The keys of the file itself, beside its version.
    package static let sections: [(name: String, record: Record)] = [
        ("classes", setupClass), ("drivers", driver), ("filters", filter), ("refusals", refusal), ("modules", module),
    ]
    /// The key that names the format, and its value.
    package static let versionKey = "pnp-rules"
    /// The only version of the format so far.
    package static let version = "1"

    /// The key that names files to be read as if they were behind this one.
    package static let includeKey = "include"

    /// An entry of `classes`.
    package static let setupClass = Record(
        title: "class",
        keys: [("name", .name), ("guid", .guid), ("upper-filters", .names), ("lower-filters", .names)],
        required: ["name"]
    )

    /// An entry of `drivers`.
    package static let driver = Record(
        title: "driver",
        keys: [
            ("name", .name), ("kind", .word(["function", "software", "null"])), ("description", .text),
            ("class", .name), ("mode", .word(["kernel", "user"])), ("on", .names), ("bus", .names), ("pair", .pair),
            ("module", .text), ("kernel-module", .flag), ("hides-kernel-modules", .flag), ("hardware", .identifiers),
            ("compatible", .identifiers), ("modalias", .modaliases),
            ("feature-score", .byte), ("fallback", .flag), ("signature", .word(signatureScores.map(\.word))),
            ("date", .date), ("version", .version), ("upper-filters", .names), ("lower-filters", .names),
            ("exclude", .identifiers),
        ],
        required: ["name"]
    )

    /// An entry of `filters`.
    package static let filter = Record(
        title: "filter",
        keys: [
            ("name", .name), ("position", .word(["bus", "lower", "upper"])), ("level", .word(["device", "class"])),
            ("class", .name), ("hardware", .identifiers), ("compatible", .identifiers), ("match", .record(match)),
        ],
        required: ["name", "position"]
    )

    /// An entry of `refusals`: a line `blacklist` of modprobe.d, or with a command one of `install`.
    package static let refusal = Record(
        title: "refusal",
        keys: [("module", .name), ("command", .text)],
        required: ["module"]
    )

    /// An entry of `modules`: one that a kernel has, with or without an alias.
    package static let module = Record(
        title: "module",
        keys: [("name", .name), ("loadable", .flag), ("compiled-in", .flag)],
        required: ["name"]
    )

    /// The value of a filter's `match`.
    package static let match = Record(title: "match", keys: [("has-firmware-node", .flag)], required: [])

    /// Who signed a driver, and SS of its ranks; all that is trusted counts the same, as Windows has it since version 7.
    ///
    /// - SeeAlso: windows-pnp 4.3.
    package static let signatureScores: [(word: String, score: UInt8)] = [
        ("premium-whql", 0x00), ("whql", 0x00), ("inbox", 0x00), ("microsoft", 0x00), ("authenticode", 0x00),
        ("unsigned", 0x80), ("unsigned-legacy", 0xC0), ("unknown", 0xFF),
    ]
}
