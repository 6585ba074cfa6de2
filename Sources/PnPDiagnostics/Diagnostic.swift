/// One thing wrong, or worth knowing, in a text that a person or a tool wrote.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The part that is meant could not be used.
        case error
        /// It was used, but is probably not what was wanted.
        case warning
        /// Says where the other half of another diagnostic is.
        case note
    }

    /// A stable code such as `SNP004`: documented, never renumbered, never reused.
    public var code: String
    /// How much it matters.
    public var severity: Severity
    /// Lower case, no final stop, names in single quotes; what was expected, then what was found.
    public var message: String
    /// Where it is.
    public var location: SourceLocation

    /// Makes a diagnostic.
    public init(_ code: String, _ message: String, at location: SourceLocation, severity: Severity = .error) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
    }

    /// `file:line:column: error: message [CODE]`, the compiler's form.
    public var description: String { "\(location): \(severity.rawValue): \(message) [\(code)]" }
}
