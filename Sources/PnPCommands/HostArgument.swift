internal import ArgumentParser
internal import PnPRules

/// A Windows, on the command line.
struct HostArgument: ExpressibleByArgument {
    var host = WindowsHost()

    /// The default.
    init() {}

    init?(argument: String) {
        guard let host = WindowsHost(argument) else { return nil }
        self.host = host
    }

    var defaultValueDescription: String { host.description }
}

/// One Windows, or `any`, on the command line.
enum HostsArgument: ExpressibleByArgument {
    case one(WindowsHost)
    case any

    init?(argument: String) {
        if argument == "any" {
            self = .any
        } else {
            guard let host = WindowsHost(argument) else { return nil }
            self = .one(host)
        }
    }

    var defaultValueDescription: String {
        switch self {
        case .one(let host): host.description
        case .any: "any"
        }
    }

    /// For whom INFs are read.
    var hosts: INFHosts {
        switch self {
        case .one(let host): .one(host)
        case .any: .any(language: WindowsHost().language)
        }
    }
}
