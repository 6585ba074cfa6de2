import Foundation

/// What a program answered.
package struct ProcessOutcome: Hashable, Sendable {
    /// Its exit status; the number of the signal plus 128 where one ended it.
    package let status: Int32
    /// What it wrote to standard output, invalid UTF-8 repaired.
    package let output: String
    /// What it wrote to standard error, invalid UTF-8 repaired.
    package let errors: String
}

/// Runs a program to its end, with arguments and text for its standard input.
///
/// Input and outputs go through files, so that no full pipe can stop either side.
///
/// - Parameters:
///   - program: A path, or a name to look up in `PATH`.
///   - arguments: What follows the program's name.
///   - input: What it reads.
///   - environment: Variables that replace or join the test's own.
/// - Returns: How it ended and what it wrote.
/// - Throws: When the program is not there or cannot be started.
package func runProcess(
    _ program: String,
    _ arguments: [String] = [],
    input: String = "",
    environment: [String: String] = [:]
) throws -> ProcessOutcome {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("pnpctl-test-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let (stdin, stdout, stderr) = (
        folder.appendingPathComponent("in"), folder.appendingPathComponent("out"), folder.appendingPathComponent("err")
    )
    try Data(input.utf8).write(to: stdin)
    for file in [stdout, stderr] { try Data().write(to: file) }

    guard let executable = executablePath(program) else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: stdin)
    process.standardOutput = try FileHandle(forWritingTo: stdout)
    process.standardError = try FileHandle(forWritingTo: stderr)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationStatus
    return ProcessOutcome(
        status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
        output: String(decoding: try Data(contentsOf: stdout), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: stderr), as: UTF8.self)
    )
}

/// Where a program is: the path itself, or the first match in `PATH`; `nil` where it is not installed.
package func executablePath(_ program: String) -> String? {
    let candidates =
        program.contains("/")
        ? [program]
        : (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map {
            "\($0)/\(program)"
        }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
}
