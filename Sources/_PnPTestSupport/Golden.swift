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
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    if let fault = goldenFault(text, path, isUpdate: isUpdate) {
        Issue.record("\(fault)", sourceLocation: sourceLocation)
    }
}

/// What ``expectGolden(_:_:sourceLocation:)`` reports; `nil` when the text is what the file holds.
///
/// With `isUpdate` a file that differs is rewritten.
package func goldenFault(_ text: String, _ path: String, isUpdate: Bool) -> String? {
    let file = URL(fileURLWithPath: ProjectLayout.path(path))
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    // Bytes are compared, not characters: two spellings of one accented letter are two outputs.
    if let expected, expected.utf8.elementsEqual(text.utf8) { return nil }
    guard !isUpdate else {
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file, options: .atomic)
            return "rewritten, read the change: \(path)"
        } catch {
            return "cannot rewrite \(path): \(error)"
        }
    }
    guard let expected else { return "no golden file \(path); UPDATE_GOLDEN=1 writes it" }
    return "\(path) differs; UPDATE_GOLDEN=1 rewrites it\n\(goldenDifference(expected: expected, found: text))"
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
