import Foundation
package import Testing

/// Validates JSON against the JSON Schemas in `Schemas`, with Python's `jsonschema`: a validator that is not ours.
package enum PythonSchemaValidator {
    /// Whether Python 3 and its `jsonschema` are installed; for `.enabled(if:)`.
    package static let isAvailable = interpreter != nil

    /// The first interpreter that has the module: the one in `PATH`, else the system's, for which apt installs it.
    private static let interpreter: String? = ["python3", "/usr/bin/python3"].first {
        (try? runProcess($0, ["-c", "import jsonschema"]))?.status == 0
    }

    /// Looks for what is wrong with a document.
    ///
    /// - Parameters:
    ///   - document: JSON text.
    ///   - schema: The schema's path below the project's folder: `Schemas/pnpctl.tree.1.schema.json`.
    /// - Returns: A line for each fault, beginning with its place; none when the document is valid.
    /// - Throws: When the validator could not run, or the schema itself is no valid schema.
    package static func faults(in document: String, against schema: String) throws -> [String] {
        guard let interpreter else { throw SchemaValidationError("python3 with jsonschema is not installed") }
        let outcome = try runProcess(
            interpreter,
            ["-c", script, ProjectLayout.path(schema)],
            input: document,
            environment: ["PYTHONIOENCODING": "utf-8"]
        )
        guard outcome.status == 0 else { throw SchemaValidationError(outcome.errors) }
        return outcome.output.split(separator: "\n").map(String.init)
    }

    private static let script = """
        import json, sys
        from jsonschema.validators import validator_for
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        validator = validator_for(schema)
        validator.check_schema(schema)
        try:
            document = json.loads(sys.stdin.buffer.read().decode("utf-8"))
        except ValueError as error:
            print("not JSON:", error)
            sys.exit(0)
        for error in sorted(validator(schema).iter_errors(document), key=lambda e: [str(p) for p in e.absolute_path]):
            place = "/".join(str(part) for part in error.absolute_path)
            print("/" + place + ":", " ".join(error.message[:300].split()))
        """
}

/// A validation that could not be made.
package struct SchemaValidationError: Error, CustomStringConvertible {
    /// What the validator said.
    package let description: String
    init(_ description: String) { self.description = description }
}

/// Fails with every fault of a document that does not follow a schema of the project.
///
/// - Parameters:
///   - document: JSON text.
///   - schema: The schema's path below the project's folder.
///   - sourceLocation: Where the failure is shown.
package func expectValid(
    _ document: String,
    against schema: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    do {
        let faults = try PythonSchemaValidator.faults(in: document, against: schema)
        guard !faults.isEmpty else { return }
        let shown = faults.prefix(20).joined(separator: "\n")
        Issue.record("\(faults.count) faults against \(schema)\n\(shown)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(schema): \(error)", sourceLocation: sourceLocation)
    }
}
