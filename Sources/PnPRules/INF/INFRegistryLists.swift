import PnPDiagnostics
import PnPModel

/// The lists of filters that `AddReg` writes into one registry key, which starts empty.
///
/// - SeeAlso: windows-pnp 4.5, "AddReg line", "AddReg flags", "Declarative filters and filter levels".
struct INFRegistryLists {
    /// The flags of a line that matter here.
    private enum Flag {
        static let keepExisting: UInt32 = 0x2
        static let delete: UInt32 = 0x4
        static let append: UInt32 = 0x8
        static let keyOnly: UInt32 = 0x10
    }

    private var lists: [String: [String]] = [:]
    private var places: [String: (file: INFFile, field: INFField)] = [:]

    /// Reads all `AddReg` of a section.
    init(_ sections: INFSections?) {
        for entry in sections?.entries("addreg") ?? [] {
            for field in entry.values where field.start < field.end {
                let name = entry.file.text(field)
                guard let found = INFSections.find(name, from: entry.file) else {
                    entry.file.say(INFMessages.missingSection(name, for: "AddReg", entry.file.place(of: field)))
                    continue
                }
                guard found.file.mayVisit(found.section.lines.count) else { return }
                for line in found.section.lines where line.key == nil { write(line, of: found.file) }
            }
        }
    }

    private static let names: Set<String> = [
        "upperfilters", "lowerfilters", "upperfilterlevels", "lowerfilterlevels", "upperfilterdefaultlevel",
        "lowerfilterdefaultlevel",
    ]

    private mutating func write(_ line: INFLine, of file: INFFile) {
        let fields = line.values
        guard fields.count >= 3, file.document.is(fields[0], "hkr"), fields[1].start == fields[1].end else { return }
        let name = INFDocument.folded(file.text(fields[2]))
        guard Self.names.contains(name) else { return }
        let flags = fields.count > 3 ? INFGrammar.number(file.text(fields[3])) ?? 0 : 0
        let values = fields.dropFirst(4).prefix(INFLimits.filters + 1).map(file.text).filter { !$0.isEmpty }
        if flags & Flag.keyOnly != 0 { return }
        if flags & Flag.delete != 0 {
            lists[name] = nil
        } else if flags & Flag.append != 0 {
            for value in values where !(lists[name] ?? []).contains(where: { Self.equal($0, value) }) {
                lists[name, default: []].append(value)
            }
        } else if flags & Flag.keepExisting == 0 || lists[name] == nil {
            lists[name] = values
        }
        if (lists[name] ?? []).count > INFLimits.filters {
            file.say(once: "filters", INFMessages.tooManyFilters(file.place(of: fields[2])))
            lists[name] = Array((lists[name] ?? []).prefix(INFLimits.filters))
        }
        places[name] = (file, fields[2])
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        INFDocument.folded(left) == INFDocument.folded(right)
    }

    /// The filters above the function driver, lowest first.
    var upperFilters: [String] { lists["upperfilters"] ?? [] }
    /// The filters below the function driver, lowest first.
    var lowerFilters: [String] { lists["lowerfilters"] ?? [] }

    /// The levels above the function driver; `nil` where none is defined.
    func upperLevels() -> FilterLevels? {
        levels("upperfilterlevels", "upperfilterdefaultlevel", "UpperFilterDefaultLevel")
    }
    /// The levels below the function driver; `nil` where none is defined.
    func lowerLevels() -> FilterLevels? {
        levels("lowerfilterlevels", "lowerfilterdefaultlevel", "LowerFilterDefaultLevel")
    }

    private func levels(_ key: String, _ defaultKey: String, _ shown: String) -> FilterLevels? {
        guard let names = lists[key], let first = names.first else { return nil }
        let wanted = lists[defaultKey]?.first
        if let wanted, let known = names.first(where: { Self.equal($0, wanted) }) {
            return FilterLevels(names, standard: known)
        }
        if let (file, field) = places[defaultKey] ?? places[key] {
            file.say(INFMessages.defaultLevel(shown, found: wanted, used: first, file.place(of: field)))
        }
        return FilterLevels(names, standard: first)
    }
}
