internal import ArgumentParser
internal import PnPSources

/// Where the devices come from.
struct SourceOptions: ParsableArguments {
    /// What a source can be forced to.
    enum Format: ExpressibleByArgument {
        case live
        case folder
        case file(SourceFormat)

        init?(argument: String) {
            switch argument {
            case "live": self = .live
            case "sysfs": self = .folder
            default:
                guard let format = SourceFormat(rawValue: argument) else { return nil }
                self = .file(format)
            }
        }

        static var allValueStrings: [String] { ["live", "sysfs"] + SourceFormat.allCases.map(\.rawValue) }
    }

    @Option(
        name: .customLong("input-format"),
        help: "Read SOURCE as this format instead of recognising it."
    )
    var format: Format?

    @Flag(help: "Say nothing about parts of the input that are merely odd.")
    var quiet = false
}

/// Whose word counts for drivers.
struct RuleOptions: ParsableArguments {
    /// What `--drivers` takes, in every command that has it.
    static let driversHelp = ArgumentHelp(
        """
        Choose drivers by this rules file, INF or folder of either, kernel's module directory, or folder or file of \
        modprobe.d; by the running kernel's ('kernel') or the built-in rules ('builtin'); 'none' leaves the built-in \
        rules out. The first of several is preferred where all else is equal.
        """,
        valueName: "path"
    )

    /// What `--host` takes, in every command that has it.
    static let hostHelp = ArgumentHelp(
        "Read INFs for this Windows: architecture, version with build, product.",
        valueName: "host"
    )

    @Option(name: .customLong("drivers"), help: driversHelp)
    var drivers: [String] = []

    @Option(help: hostHelp)
    var host = HostArgument()

    @Flag(help: "With --drivers: devices without a driver keep their children.")
    var lenient = false
}

/// How the output looks.
struct OutputOptions: ParsableArguments {
    /// Output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Option(help: "The output's format.")
    var format: Format = .text

    @Option(help: "When to colour.")
    var color: Terminal.ColorChoice = .auto

    @Flag(name: .customLong("no-names"), help: "Do not look names up in this machine's databases.")
    var noNames = false
}

extension Terminal.ColorChoice: ExpressibleByArgument {}
