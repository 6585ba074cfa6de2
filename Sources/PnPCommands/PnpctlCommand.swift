public import ArgumentParser
internal import PnPRender

/// The command line: one file for each command, this one joins them.
public struct PnpctlCommand: ParsableCommand {
    /// The release, as `--version` prints it.
    static let version = "0.1.0"

    /// What `--help` says of the whole.
    public static let configuration = CommandConfiguration(
        commandName: "pnpctl",
        abstract: "Show a machine as a Plug and Play device tree.",
        discussion: """
            SOURCE is this machine unless a snapshot, or a folder or archive with a copy of /sys, is named; '-' reads one \
            from standard input.
            DEVICE is an instance path, a sysfs path or name (00:14.0, 1-1), a node in /dev, an interface (eth0), an ID, \
            or a pattern of * and ? over IDs.

            Exit status: 0 done; 1 done, and there is something to report (problems); 2 the input could not be read or \
            understood; 64 wrong usage.
            """,
        version: version,
        subcommands: commandsWithTree + [
            ResolveCommand.self, ListCommand.self, VerifyCommand.self, LintCommand.self, ConvertCommand.self,
            CaptureCommand.self,
        ]
    )

    /// The commands that need the rules, whatever their options are.
    private static let commandsWithTree: [any ParsableCommand.Type] = [
        TreeCommand.self, ShowCommand.self, StackCommand.self, ExplainCommand.self,
    ]

    /// Reads the command line.
    ///
    /// A command that is named first is parsed by itself, because the parser of the whole family costs a start two
    /// milliseconds; help and mistakes are left to that one. The rules are read meanwhile.
    static func command(from arguments: [String]) throws -> any ParsableCommand {
        let wanted = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
        guard let wanted else { return try parseAsRoot(arguments) }
        if commandsWithTree.contains(where: { $0 == wanted }) { _ = Input.builtInStore }
        if let command = try? wanted.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == wanted {
            return command
        }
        return try parseAsRoot(arguments)
    }

    /// For the argument parser.
    public init() {}
}

/// Runs the command that the process's arguments name, and ends the process with its status.
public func runPnpctl() -> Never {
    do {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let request = TreeRequest(plain: arguments) {
            try request.run()
        } else {
            var command = try PnpctlCommand.command(from: arguments)
            try command.run()
        }
    } catch {
        let code = PnpctlCommand.exitCode(for: error)
        // The message repeats the words of the command line, and those may be names of files.
        let message = PnpctlCommand.fullMessage(for: error)
        guard code != .success, !message.isEmpty else { PnpctlCommand.exit(withError: error) }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.escape(String($0), glyphs: Terminal.errorGlyphs)
        }
        Terminal.writeError(lines.joined(separator: "\n") + "\n")
        PnpctlCommand.exit(withError: code)
    }
    PnpctlCommand.exit()
}
