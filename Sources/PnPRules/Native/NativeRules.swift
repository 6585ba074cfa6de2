public import PnPDiagnostics
import PnPFiles
public import PnPModel

/// The native rules format: YAML, or the same as JSON.
///
/// Three steps: a parser makes a tree with places, a validator checks it against the table of keys, a lowering makes
/// packages. A bad entry is left out with a diagnostic and the rest loads.
/// - SeeAlso: design section 4, "The native rules file"; `Schemas/pnp-rules-1.schema.json`.
public struct NativeRules {
    /// Reads a rules file and all that it includes.
    ///
    /// What is included stands behind what the file itself says, in the order of its list; a name that both define is
    /// defined twice.
    /// - Returns: The database, named by the path, and what is wrong with each file in the order of its text.
    /// - Throws: `FileError` when the file cannot be read.
    public static func load(path: String) throws -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        let loaded = try loadFile(path)
        return (loaded.database, loaded.diagnostics)
    }

    /// Reads a file, and tells which files of its folder it includes.
    static func loadFile(
        _ path: String
    ) throws(FileError) -> (database: DriverDatabase, diagnostics: [Diagnostic], included: Set<String>) {
        let bytes = try RuleFile.bytes(at: path)
        var loading = RuleLoading(path)
        loading.add(bytes)
        return (loading.database, loading.diagnostics, loading.included)
    }

    /// Reads the bytes of a rules file, which can include nothing.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte-order mark.
    ///   - file: What the file is called in diagnostics and explanations.
    /// - Returns: The database, named by the file, and what is wrong with it.
    public static func load(bytes: [UInt8], file: String) -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = RuleFile.placeOfInvalidUTF8(in: bytes, file: file)
            return (DriverDatabase(name: file), [NativeMessages.syntax("the text is not UTF-8", place)])
        }
        return load(text: text, file: file)
    }

    /// Reads the text of a rules file; it can include nothing.
    ///
    /// - Parameters:
    ///   - text: YAML or JSON.
    ///   - file: What the file is called in diagnostics and explanations.
    /// - Returns: The database, named by the file, and what is wrong with it.
    public static func load(text: String, file: String) -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        do {
            let root = try tree(text, file: file)
            return load(root, name: file)
        } catch {
            return (DriverDatabase(name: file), [error])
        }
    }

    /// JSON begins with `{` or says so in its name; YAML may begin so too, so what is no JSON after all is read as YAML.
    static func tree(_ text: String, file: String) throws(Diagnostic) -> RuleNode {
        guard text.utf8.count <= RuleLimits.fileBytes else {
            let megabytes = RuleLimits.fileBytes >> 20
            throw NativeMessages.limit("a rules file has at most \(megabytes) MB", SourceLocation(file: file))
        }
        if file.hasSuffix(".json") { return try JSONRuleText.parse(Array(text.utf8), file: file) }
        let first = text.utf8.first { !($0 <= 0x20) }
        if first == UInt8(ascii: "{"), let root = try? JSONRuleText.parse(Array(text.utf8), file: file) { return root }
        return try YAMLRuleText.parse(text, file: file)
    }

    /// Checks and lowers a tree, whatever it was written in.
    package static func load(_ root: RuleNode, name: String) -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        var validator = NativeValidator()
        let sections = validator.check(root)
        var lowering = NativeLowering()
        let database = lowering.database(sections, name: name)
        let includes = sections.includes.map {
            NativeMessages.notIncluded($0.text, "this text has no folder", $0.location)
        }
        let diagnostics = validator.diagnostics + lowering.diagnostics + includes
        // In the order of the text, but a note stays behind what it is about.
        return (database, RuleFile.inOrder(diagnostics))
    }
}
