import PnPDiagnostics
import PnPModel
import PnPSelection

extension ExplainWriter {
    /// So many candidates are worth a reader's time; JSON has them all.
    static let mostCandidates = 24

    /// Every candidate, best first; those that only load helpers together.
    mutating func candidates(_ decision: DriverDecision) {
        let verdicts = decision.selection.verdicts.indices.filter { decision.selection.verdicts[$0].fate != .helper }
        let helpers = decision.selection.verdicts.filter { $0.fate == .helper }
        buffer.endLine()
        guard !verdicts.isEmpty || !helpers.isEmpty else {
            buffer.sign("no rule matches it")
            buffer.endLine()
            return
        }
        let shown = verdicts.prefix(Self.mostCandidates)
        let drivers = shown.map { Self.driver(decision.selection.verdicts[$0]) }
        let width = drivers.reduce(6) { max($0, min(buffer.style.columns(of: $1), 24)) }
        if !verdicts.isEmpty { columnTitles(width) }
        for (index, driver) in zip(shown, drivers) { candidate(index, driver, width, in: decision) }
        if verdicts.count > shown.count {
            paragraph(
                "\(buffer.signs.ellipsis) and \(verdicts.count - shown.count) more; --format json has them",
                .dim,
                from: 3
            )
        }
        guard !helpers.isEmpty else { return }
        let names = helpers.map(\.package.name).joined(separator: ", ")
        paragraph("loaded beside the driver to help, never to run the device: \(names)", from: 3)
    }

    private mutating func columnTitles(_ width: Int) {
        buffer.pad(to: 3)
        buffer.sign("rank", .dim)
        buffer.pad(to: Self.detailColumn)
        buffer.sign("driver", .dim)
        buffer.pad(to: Self.detailColumn + width + 2)
        buffer.sign("because", .dim)
        buffer.endLine()
    }

    private mutating func candidate(
        _ index: Int,
        _ driver: String,
        _ width: Int,
        in decision: DriverDecision
    ) {
        let verdict = decision.selection.verdicts[index]
        let isRepeated = decision.selection.firstOfSameDriver(as: index) != nil
        let isWinner = verdict.fate == .selected
        buffer.sign(isWinner ? buffer.signs.yes : isRepeated ? "=" : buffer.signs.no, isWinner ? .strong : .plain)
        buffer.pad(to: 3)
        buffer.write(verdict.rank.description)
        buffer.pad(to: Self.detailColumn)
        buffer.write(driver, isWinner ? .strong : .plain)
        let column = Self.detailColumn + width + 2
        let words =
            isRepeated ? "the same driver by another rule" : MatchWords(query: decision.query).words(for: verdict)
        if buffer.column > column - 2 {
            buffer.endLine()
            wrap(words, from: Self.detailColumn)
        } else {
            wrap(words, from: column)
        }
        buffer.endLine()
        let rule = [
            verdict.pattern.text == verdict.deviceID ? nil : origin(of: verdict, in: decision), verdict.pattern.text,
        ]
        buffer.pad(to: Self.detailColumn)
        flow(rule.compactMap(\.self).joined(separator: " met "), .dim, from: Self.detailColumn)
        flow(places.name(of: verdict.pattern.location), .dim, from: Self.detailColumn)
        let isNews = decision.isAgreed != true && !isRepeated && decision.isObserved(verdict)
        let remarks = verdict.package.remarks + (isNews ? ["bound now"] : [])
        if !remarks.isEmpty { flow(remarks.joined(separator: ", "), from: Self.detailColumn) }
        buffer.endLine()
        guard !isRepeated, let reason = decision.selection.reason(at: index) else { return }
        paragraph(reason, from: Self.detailColumn)
    }

    /// The device's text that met the pattern, where it is not plain which one that was.
    private func origin(of verdict: Selection.Verdict, in decision: DriverDecision) -> String? {
        let isModalias = decision.query.modaliases.contains(verdict.deviceID)
        if isModalias { return decision.query.modaliases.count > 1 ? verdict.deviceID : nil }
        return IdentifierFolding.equal(verdict.deviceID, verdict.pattern.text) ? nil : verdict.deviceID
    }

    private static func driver(_ verdict: Selection.Verdict) -> String {
        named(verdict.package.name, verdict.package.kind == .function ? verdict.package.module : nil)
            ?? verdict.package.name
    }

    // MARK: What follows the candidates

    /// That a module directory cannot know which probe will succeed.
    mutating func prediction() {
        paragraph(
            "a prediction: kmod loads every match, and the first whose probe succeeds binds",
            .dim,
            from: 0
        )
    }

    /// Why a driver was not chosen.
    mutating func whyNot(_ whyNot: WhyNot, in selection: Selection?) {
        buffer.endLine()
        buffer.sign("why not ")
        buffer.write(whyNot.driver, .strong)
        buffer.endLine()
        if case .unmatched(let misses) = whyNot.outcome {
            paragraph(whyNot.words(in: selection) + (whyNot.ruleCount > 1 ? "; the closest:" : ":"), from: 2)
            for miss in misses {
                flow(miss.pattern.text, .dim, from: 4)
                flow(places.name(of: miss.pattern.location), .dim, from: 4)
                buffer.endLine()
                paragraph(miss.words, from: 6)
            }
        } else {
            paragraph(whyNot.words(in: selection), from: 2)
        }
        guard let first = whyNot.remedies.first else { return }
        let change = first.onlyAdmits ? "it would be considered with " : "it would win with "
        paragraph(change + MatchWords.list(whyNot.remedies.map(\.words), "or"), from: 2)
    }

    /// The filters in the stack, and where each comes from.
    mutating func filters(_ filters: [DeviceObject]) {
        guard !filters.isEmpty else { return }
        buffer.endLine()
        buffer.sign("filters")
        buffer.endLine()
        let width = filters.reduce(0) { max($0, buffer.style.columns(of: $1.displayName)) }
        let roleWidth = filters.reduce(0) { max($0, $1.layer.role.utf8.count) }
        for filter in filters {
            buffer.pad(to: 2)
            buffer.write(filter.displayName)
            buffer.pad(to: width + 4)
            buffer.sign(filter.layer.role, .dim)
            if let reason = filter.reason {
                buffer.pad(to: width + roleWidth + 6)
                flow(reason, from: min(width + roleWidth + 6, 40), gap: 0)
            }
            buffer.endLine()
        }
    }

    /// Where the files are that were called by their names alone.
    mutating func files() {
        guard !places.folders.isEmpty else { return }
        buffer.endLine()
        for folder in places.folders {
            buffer.sign("from ", .dim)
            buffer.write(folder, .dim)
            buffer.endLine()
        }
    }
}

/// What the files of candidates are called: by their names alone where no two of them have the same.
struct PlaceNames {
    private(set) var folders: [String] = []
    private var isShort = false

    init() {}

    init(_ locations: [SourceLocation]) {
        var files: [String] = []
        for location in locations where !files.contains(location.file) { files.append(location.file) }
        isShort = Set(files.map { Self.split($0).name }).count == files.count
        guard isShort else { return }
        for file in files {
            if let folder = Self.split(file).folder, !folders.contains(folder) { folders.append(folder) }
        }
    }

    /// A place in a file.
    func name(of location: SourceLocation) -> String {
        let (folder, name) = Self.split(location.file)
        guard isShort, let folder, folders.contains(folder) else { return location.description }
        return SourceLocation(file: name, line: location.line, column: location.column).description
    }

    private static func split(_ file: String) -> (folder: String?, name: String) {
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (nil, file) }
        return (String(file[...slash]), String(file[file.utf8.index(after: slash)...]))
    }
}
