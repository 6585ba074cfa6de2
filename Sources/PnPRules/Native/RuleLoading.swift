import PnPDiagnostics
import PnPModel

/// Reads a rules file and what it includes into one database.
struct RuleLoading {
    /// All that the files say, the first one's first.
    private(set) var database: DriverDatabase
    /// What is wrong, a file after the other, each in the order of its text.
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that were included, as paths below the folder of the first one.
    var included: Set<String> { files.map { $0.taken.subtracting([first]) } ?? [] }

    private let path: String
    private let first: String
    private var files: IncludedFiles?
    private var sections = NativeValidator.Sections()
    /// Lists, mappings and scalars that may still come.
    private var room = RuleLimits.nodes

    /// Begins with nothing.
    ///
    /// - Parameter path: The first file's path, as the user named it.
    init(_ path: String) {
        self.path = path
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        first = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        database = DriverDatabase(name: path)
    }

    /// Reads the first file's bytes, and then all others.
    mutating func add(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = RuleFile.placeOfInvalidUTF8(in: bytes, file: path)
            diagnostics = [NativeMessages.syntax("the text is not UTF-8", place)]
            return
        }
        files = IncludedFiles(of: path, bytes: bytes.count)
        read(text, file: path, stack: [first])
        var lowering = NativeLowering()
        database = lowering.database(sections, name: path)
        diagnostics += lowering.diagnostics
        diagnostics = inOrderOfFiles(diagnostics)
    }

    private mutating func read(_ text: String, file: String, stack: [String]) {
        let root: RuleNode
        do throws(Diagnostic) { root = try NativeRules.tree(text, file: file) } catch {
            diagnostics.append(error)
            return
        }
        room -= root.count
        guard room >= 0 else {
            let what = "a rules file has at most \(RuleLimits.nodes) values, with all that it includes"
            diagnostics.append(NativeMessages.limit(what, SourceLocation(file: file)))
            return
        }
        var validator = NativeValidator()
        let found = validator.check(root)
        diagnostics += validator.diagnostics
        sections.append(found)
        for include in found.includes {
            do throws(Diagnostic) {
                guard let next = try files?.file(for: include, from: stack) else { continue }
                let name = files?.name(of: next.path) ?? next.path
                read(next.text, file: name, stack: stack + [next.path])
            } catch {
                diagnostics.append(error)
            }
        }
    }

    /// What was found in the same file stands together, in the order of its text.
    private func inOrderOfFiles(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var order: [String] = []
        var groups: [String: [Diagnostic]] = [:]
        var file = path
        for diagnostic in diagnostics {
            // A note belongs to what it is about, whatever file it points into.
            if diagnostic.severity != .note { file = diagnostic.location.file }
            if groups[file] == nil { order.append(file) }
            groups[file, default: []].append(diagnostic)
        }
        return order.flatMap { RuleFile.inOrder(groups[$0] ?? []) }
    }
}

extension RuleNode {
    /// How many lists, mappings and scalars it is made of.
    var count: Int {
        switch content {
        case .scalar: 1
        case .list(let list): list.reduce(1) { $0 + $1.count }
        case .record(let entries): entries.reduce(1) { $0 + $1.value.count }
        }
    }
}
