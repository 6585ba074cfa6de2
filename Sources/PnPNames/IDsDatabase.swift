internal import PnPFiles
internal import PnPModel
internal import Synchronization

/// A `.ids` file that is read at the first question, from the first of some places where there is one.
final class IDsDatabase: Sendable {
    /// What it is called: `pci.ids`.
    let name: String
    private let paths: [String]
    private let state = Mutex(State())

    private struct State {
        var isRead = false
        var file: IDsFile?
        var path: String?
        /// Answers by question, those that were none too: a machine has many devices of one model.
        var answers: [String: DeviceNames?] = [:]
    }

    init(_ name: String, in folders: [String]) {
        self.name = name
        paths = folders.map { "\($0)/\(name)" }
    }

    /// The answer to a question, worked out once.
    func answer(_ question: String, _ find: (IDsFile) -> DeviceNames?) -> DeviceNames? {
        state.withLock { state in
            if let known = state.answers[question] { return known }
            let names = open(&state).flatMap(find)
            state.answers.updateValue(names, forKey: question)
            return names
        }
    }

    /// Which file it is; `nil` where there is none.
    var origin: NameOrigin? {
        state.withLock { state in
            open(&state).map { NameOrigin(database: name, version: $0.version, date: $0.date, path: state.path) }
        }
    }

    /// A file that cannot be read is as good as none: names are a convenience.
    private func open(_ state: inout State) -> IDsFile? {
        guard !state.isRead else { return state.file }
        state.isRead = true
        for path in paths {
            guard let bytes = try? FileBytes(path: path, limit: IDsFile.longestFile) else { continue }
            state.file = IDsFile(bytes)
            state.path = path
            break
        }
        return state.file
    }
}

/// Where distributions put the files: Debian's, then Fedora's and Arch's place, then what `update-pciids` writes elsewhere.
let idsFolders = ["/usr/share/misc", "/usr/share/hwdata", "/usr/share", "/var/lib/usbutils"]
