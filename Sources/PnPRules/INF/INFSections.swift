import PnPDiagnostics

/// A section and all that `Needs` pulls into it, each entry with the file whose strings it uses.
///
/// - SeeAlso: windows-pnp 4.5, "Include / Needs"; Q15: a needed section is looked for exactly as it is named.
struct INFSections {
    /// One section of one file.
    struct Part {
        let file: INFFile
        let section: INFSection
    }

    /// An entry with the file it stands in.
    struct Entry {
        let file: INFFile
        let values: [INFField]

        /// Where the entry's first value stands.
        var place: SourceLocation {
            values.first.map(file.place) ?? SourceLocation(file: file.document.file)
        }

        /// A value with its strings put in; empty where there is none.
        func text(_ index: Int) -> String { index < values.count ? file.text(values[index]) : "" }
    }

    private(set) var parts: [Part] = []

    /// Collects a section and what it needs.
    ///
    /// - Parameters:
    ///   - section: The section.
    ///   - file: The file it stands in.
    ///   - folder: Where included files are.
    init(_ section: INFSection, of file: INFFile, in folder: INFFolder) {
        var path: [Part] = []
        collect(Part(file: file, section: section), folder, &path)
    }

    private mutating func collect(_ part: Part, _ folder: INFFolder, _ path: inout [Part]) {
        guard parts.count < INFLimits.neededSections, part.file.mayVisit(part.section.lines.count + 1) else { return }
        parts.append(part)
        path.append(part)
        defer { path.removeLast() }
        let file = part.file
        for line in part.section.lines {
            guard let key = line.key else { continue }
            if file.document.is(key, "include") {
                for field in line.values { folder.include(field, into: file) }
            } else if file.document.is(key, "needs") {
                for field in line.values where field.start < field.end { need(field, of: file, folder, &path) }
            }
        }
    }

    private mutating func need(_ field: INFField, of file: INFFile, _ folder: INFFolder, _ path: inout [Part]) {
        let name = file.text(field)
        guard let found = Self.find(name, from: file) else {
            // Of what is not in the folder nothing more needs to be said.
            if folder.hasAllIncludes(of: file) { file.say(INFMessages.missingNeeds(name, file.place(of: field))) }
            return
        }
        func isFound(_ part: Part) -> Bool {
            part.file === found.file
                && INFDocument.folded(part.section.name) == INFDocument.folded(found.section.name)
        }
        if path.contains(where: isFound) {
            file.say(once: "loop " + name, INFMessages.needsLoop(name, file.place(of: field)))
        } else if !parts.contains(where: isFound) {
            collect(found, folder, &path)
        }
    }

    /// Looks for a section in a file and in what it included.
    static func find(_ name: String, from file: INFFile) -> Part? {
        for candidate in [file] + file.included {
            if let section = candidate.document.section(name) { return Part(file: candidate, section: section) }
        }
        return nil
    }

    /// The entries of a key, which is in lower case.
    func entries(_ key: String) -> [Entry] {
        var entries: [Entry] = []
        for part in parts {
            for line in part.section.lines {
                if let found = line.key, part.file.document.is(found, key) {
                    entries.append(Entry(file: part.file, values: line.values))
                }
            }
        }
        return entries
    }
}
