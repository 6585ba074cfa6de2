internal import PnPDiagnostics
internal import PnPModel

/// Rules as lines of fields: the form in which the built-in rules are compiled in.
///
/// They are read at every start, and a line is read twenty times faster than JSON is parsed, checked and lowered; that
/// has been done when the table was written. A line is `D` (driver) or `F` (filter) and its fields with tabs between them;
/// the items of a list have `|` between them, a pattern stands behind the number of its line.
enum RulesTable {
    private static let tab = UInt8(ascii: "\t")
    private static let bar = UInt8(ascii: "|")

    // MARK: Writing

    /// The lines of a database that has no classes of its own and is not about a kernel's modules.
    ///
    /// - Returns: `nil` where a text has a character that the form cannot hold.
    static func text(of database: DriverDatabase) -> String? {
        guard database.classes.isEmpty, database.refusals.isEmpty, database.kind == .rules else { return nil }
        let lines = database.packages.map(fields) + database.filters.map(fields)
        let isLegal = lines.allSatisfy { line in line.allSatisfy { !$0.contains { "\t\n\r".contains($0) } } }
        guard isLegal else { return nil }
        return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
    }

    private static func fields(of package: DriverPackage) -> [String] {
        [
            "D", package.location.file, String(package.location.line), package.name, package.kind.rawValue,
            package.description ?? "", package.className ?? "", package.mode.rawValue, list(package.on),
            list(package.buses), list(package.pair), package.module.map { "=" + $0 } ?? "",
            patterns(package.hardwareIDs), patterns(package.compatibleIDs), patterns(package.modaliases),
            list(package.excludedIDs), String(package.featureScore), package.isFallback ? "fallback" : "",
            String(package.signatureScore), package.date ?? "", package.version ?? "", list(package.upperFilters),
            list(package.lowerFilters),
        ]
    }

    private static func fields(of filter: FilterRule) -> [String] {
        [
            "F", filter.location.file, String(filter.location.line), filter.name, filter.position.rawValue,
            filter.level.rawValue, filter.className ?? "", patterns(filter.ids),
            filter.needsFirmwareNode ? "firmware" : "",
        ]
    }

    private static func list(_ texts: [String]) -> String { texts.joined(separator: "|") }

    private static func patterns(_ patterns: [MatchPattern]) -> String {
        list(patterns.map { "\($0.location.line) \($0.text)" })
    }

    // MARK: Reading

    /// The database that was written.
    static func database(named name: String, from table: StaticString) -> DriverDatabase {
        var database = DriverDatabase(name: name)
        table.withUTF8Buffer { bytes in
            var reader = unsafe Reader(bytes: bytes)
            database.packages.reserveCapacity(400)
            while unsafe !reader.isAtEnd {
                switch unsafe reader.text() {
                case "D": unsafe database.packages.append(package(&reader))
                default: unsafe database.filters.append(filter(&reader))
                }
            }
        }
        return database
    }

    private static func package(_ reader: inout Reader) -> DriverPackage {
        let place = unsafe SourceLocation(file: reader.file(), line: reader.number())
        var package = unsafe DriverPackage(name: reader.text(), location: place)
        package.kind = unsafe DriverPackage.Kind(rawValue: reader.text()) ?? .function
        package.description = unsafe reader.optionalText()
        package.className = unsafe reader.optionalText()
        package.mode = unsafe DriverPackage.Mode(rawValue: reader.text()) ?? .kernel
        package.on = unsafe reader.list()
        package.buses = unsafe reader.list()
        package.pair = unsafe reader.list()
        package.module = unsafe reader.optionalText().map { String($0.dropFirst()) }
        package.hardwareIDs = unsafe reader.patterns(in: place.file)
        package.compatibleIDs = unsafe reader.patterns(in: place.file)
        package.modaliases = unsafe reader.patterns(in: place.file)
        package.excludedIDs = unsafe reader.list()
        package.featureScore = unsafe UInt8(truncatingIfNeeded: reader.number())
        package.isFallback = unsafe reader.optionalText() != nil
        package.signatureScore = unsafe UInt8(truncatingIfNeeded: reader.number())
        package.date = unsafe reader.optionalText()
        package.version = unsafe reader.optionalText()
        package.upperFilters = unsafe reader.list()
        package.lowerFilters = unsafe reader.list()
        return package
    }

    private static func filter(_ reader: inout Reader) -> FilterRule {
        let place = unsafe SourceLocation(file: reader.file(), line: reader.number())
        let name = unsafe reader.text()
        let position = unsafe FilterRule.Position(rawValue: reader.text()) ?? .upper
        var filter = FilterRule(name: name, position: position, location: place)
        filter.level = unsafe FilterRule.Level(rawValue: reader.text()) ?? .device
        filter.className = unsafe reader.optionalText()
        filter.ids = unsafe reader.patterns(in: place.file)
        filter.needsFirmwareNode = unsafe reader.optionalText() != nil
        return filter
    }

    /// Takes one field after the other.
    @unsafe
    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0
        /// The last file's name: lines of one file follow each other, and its name is one string for all of them.
        private var lastFile = ""

        init(bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

        var isAtEnd: Bool { unsafe position >= bytes.count }

        /// The bytes up to the next tab or line's end, which is passed.
        private mutating func field() -> UnsafeBufferPointer<UInt8> {
            let start = unsafe position
            while unsafe position < bytes.count, unsafe bytes[position] != tab,
                unsafe bytes[position] != UInt8(ascii: "\n")
            {
                unsafe position += 1
            }
            defer { unsafe position += 1 }
            return unsafe UnsafeBufferPointer(rebasing: bytes[start..<position])
        }

        mutating func file() -> String {
            let field = unsafe field()
            let isSame = unsafe lastFile.utf8.withContiguousStorageIfAvailable { last in
                unsafe last.count == field.count && zip(last, field).allSatisfy { $0 == $1 }
            }
            if isSame != true { unsafe lastFile = String(decoding: field, as: UTF8.self) }
            return unsafe lastFile
        }

        mutating func text() -> String { unsafe String(decoding: field(), as: UTF8.self) }

        mutating func optionalText() -> String? {
            let field = unsafe field()
            return field.isEmpty ? nil : unsafe String(decoding: field, as: UTF8.self)
        }

        mutating func number() -> Int {
            unsafe field().reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        }

        mutating func list() -> [String] {
            var items: [String] = []
            unsafe forEachItem { unsafe items.append(String(decoding: $0, as: UTF8.self)) }
            return items
        }

        mutating func patterns(in file: String) -> [MatchPattern] {
            var patterns: [MatchPattern] = []
            unsafe forEachItem { item in
                var line = 0
                var start = 0
                while start < item.count, unsafe item[start] != UInt8(ascii: " ") {
                    unsafe line = line * 10 + Int(item[start] &- 0x30)
                    start += 1
                }
                let text = unsafe UnsafeBufferPointer(rebasing: item[min(start + 1, item.count)...])
                unsafe patterns.append(
                    MatchPattern(String(decoding: text, as: UTF8.self), at: SourceLocation(file: file, line: line))
                )
            }
            return patterns
        }

        /// Calls with each item of the list that is the next field.
        private mutating func forEachItem(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
            let field = unsafe field()
            guard !field.isEmpty else { return }
            var start = 0
            for end in 0...field.count where unsafe end == field.count || field[end] == bar {
                unsafe body(UnsafeBufferPointer(rebasing: field[start..<end]))
                start = end + 1
            }
        }
    }
}
