extension Diagnostic {
    /// Puts each note to what it is about.
    ///
    /// - Parameter diagnostics: In order; a note stands behind what it is about.
    /// - Returns: A list for each diagnostic that is no note: itself, then its notes.
    public static func groups(_ diagnostics: some Sequence<Diagnostic>) -> [[Diagnostic]] {
        var groups: [[Diagnostic]] = []
        for diagnostic in diagnostics {
            if diagnostic.severity == .note, !groups.isEmpty {
                groups[groups.count - 1].append(diagnostic)
            } else {
                groups.append([diagnostic])
            }
        }
        return groups
    }
}
