import Foundation
package import Testing

/// Compares a text with a file that is checked in; a difference is a failure that shows the first lines that differ.
///
/// With `UPDATE_GOLDEN=1` in the environment the file is rewritten and the test still fails, so that somebody reads the
/// change before it is committed.
///
/// - Parameters:
///   - text: What was produced.
///   - path: The file with what is expected, below the project's folder: `Fixtures/laptop/expected.txt`.
///   - sourceLocation: Where the failure is shown.
package func expectGolden(
    _ text: String,
    _ path: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let file = URL(fileURLWithPath: ProjectLayout.path(path))
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    // Bytes are compared, not characters: two spellings of one accented letter are two outputs.
    if let expected, expected.utf8.elementsEqual(text.utf8) { return }
    guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != "1" else {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file, options: .atomic)
            Issue.record("rewritten, read the change: \(path)", sourceLocation: sourceLocation)
        } catch {
            Issue.record("cannot rewrite \(path): \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    guard let expected else {
        Issue.record("no golden file \(path); UPDATE_GOLDEN=1 writes it", sourceLocation: sourceLocation)
        return
    }
    let difference = goldenDifference(expected: expected, found: text)
    Issue.record("\(path) differs; UPDATE_GOLDEN=1 rewrites it\n\(difference)", sourceLocation: sourceLocation)
}

/// The first place where two texts differ, with two lines before it and up to six lines of each from there.
package func goldenDifference(expected: String, found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    var lines = ["at line \(same + 1):"]
    lines += old[max(0, same - 2)..<same].map { "  \($0)" }
    lines += old[same...].prefix(6).map { "- \($0)" }
    lines += new[same...].prefix(6).map { "+ \($0)" }
    return lines.joined(separator: "\n")
}
