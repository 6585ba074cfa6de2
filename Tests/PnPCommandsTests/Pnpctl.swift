import Foundation
import _PnPTestSupport

/// Runs the built program in the project's folder, so that paths in its output are the same everywhere.
func pnpctl(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> ProcessOutcome {
    let program = try ProjectLayout.builtProduct("pnpctl")
    let base = ["LC_ALL": "C.UTF-8", "NO_COLOR": "", "TERM": "dumb"]
    return try runProcess(
        "/bin/sh",
        ["-c", #"cd "$1" && shift && exec "$@""#, "sh", ProjectLayout.root, program] + arguments,
        input: input,
        environment: base.merging(environment) { $1 }
    )
}

extension Fixture {
    /// The arguments that read the fixture as its story wants: with its rules where it has some.
    var arguments: [String] {
        [file("capture.json")] + (rulesPath == nil ? [] : ["--drivers", file("rules.yaml")])
    }
}

/// JSON as nested dictionaries and arrays.
func json(_ text: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
}
