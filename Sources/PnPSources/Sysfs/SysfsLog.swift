internal import PnPDiagnostics
internal import PnPFiles

/// Names what is in a sysfs tree for diagnostics.
enum SysfsPlaces {
    /// A mounted tree, or a copy in a folder: `FOLDER/bus/pci`.
    case folder(String)
    /// A copy in an archive: `ARCHIVE(FOLDER/bus/pci)`, as linkers name a member.
    case archive(String, folder: String)

    /// Where a path of the tree is; the empty path is the tree itself.
    func location(of path: String) -> SourceLocation {
        switch self {
        case .folder(let folder): SourceLocation(file: Self.join(folder, path))
        case .archive(let archive, let folder): SourceLocation(file: "\(archive)(\(Self.join(folder, path)))")
        }
    }

    private static func join(_ folder: String, _ path: String) -> String {
        folder.isEmpty || path.isEmpty || folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }
}

/// Collects what is wrong with a tree: a bounded list, however hostile the tree is.
struct SysfsLog {
    /// The most diagnostics that are kept.
    static let limit = 100

    private let places: SysfsPlaces
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0

    init(places: SysfsPlaces) { self.places = places }

    /// Notes what could not be used; what is merely not there any more is not worth a word.
    mutating func add(_ finding: SysfsFinding, at path: String) {
        guard finding.cause != .notFound, finding.cause != .noDevice else { return }
        guard diagnostics.count < Self.limit else {
            hiddenCount += 1
            return
        }
        diagnostics.append(finding.diagnostic(at: places.location(of: path)))
    }

    /// All that was noted.
    var all: [Diagnostic] {
        guard hiddenCount > 0 else { return diagnostics }
        return diagnostics + [SysfsFinding.more(hiddenCount).diagnostic(at: places.location(of: ""))]
    }
}
