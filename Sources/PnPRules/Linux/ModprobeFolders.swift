public import PnPDiagnostics
import PnPFiles
public import PnPModel

/// Reads the files of modprobe.d: those of the system, of a folder, or single ones.
///
/// Only names that end in `.conf` count. A name in an earlier folder hides the same name in a later one; then all files are
/// read in the order of their names.
/// - SeeAlso: linux-devices 2.4, "modprobe.d"; modprobe.d(5).
public enum ModprobeFolders {
    /// Where modprobe looks, in the order of precedence.
    public static let ofTheSystem = [
        "/etc/modprobe.d", "/run/modprobe.d", "/usr/local/lib/modprobe.d", "/usr/lib/modprobe.d", "/lib/modprobe.d",
    ]
    /// The largest file that is read, in bytes.
    private static let largestFile = 16 << 20

    /// Whether a name is that of a configuration file.
    public static func isConfiguration(_ name: String) -> Bool { name.hasSuffix(".conf") && name.utf8.first != 0x2E }

    /// Reads folders and files as one configuration.
    ///
    /// - Parameters:
    ///   - paths: Folders and files; what is not there is passed over.
    ///   - name: What the configuration is called in explanations.
    /// - Returns: The configuration, and what is wrong with the files.
    public static func load(
        _ paths: [String],
        name: String
    ) -> (configuration: ModprobeConfiguration, diagnostics: [Diagnostic]) {
        var configuration = ModprobeConfiguration(name: name)
        var diagnostics: [Diagnostic] = []
        for path in files(in: paths, &diagnostics) {
            do throws(FileError) {
                let bytes = try FileBytes(path: path, limit: largestFile)
                let file = ModprobeFile(bytes.array, file: path, into: &configuration)
                diagnostics += file.log.all
            } catch {
                diagnostics.append(ModuleMessages.unreadable("\(error.call): \(error.cause)", file: path))
            }
        }
        return (configuration, diagnostics)
    }

    /// Reads the bytes of one file.
    ///
    /// - Parameters:
    ///   - bytes: The file's text.
    ///   - file: What it is called in diagnostics and explanations.
    /// - Returns: The configuration, and what is wrong with the file.
    public static func load(
        bytes: [UInt8],
        file: String
    ) -> (configuration: ModprobeConfiguration, diagnostics: [Diagnostic]) {
        var configuration = ModprobeConfiguration(name: file)
        let file = ModprobeFile(bytes, file: file, into: &configuration)
        return (configuration, file.log.all)
    }

    /// The files to read, in order.
    private static func files(in paths: [String], _ diagnostics: inout [Diagnostic]) -> [String] {
        var found: [(name: String, path: String)] = []
        var taken: Set<String> = []
        for path in paths {
            if isConfiguration(path) {
                let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
                let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
                if taken.insert(name).inserted { found.append((name, path)) }
                continue
            }
            do throws(FileError) {
                let folder = try LocalFiles(root: path)
                for entry in try folder.entries(of: "")
                where isConfiguration(entry.name) && entry.kind != .directory && taken.insert(entry.name).inserted {
                    found.append((entry.name, path.hasSuffix("/") ? path + entry.name : "\(path)/\(entry.name)"))
                }
            } catch {
                if error.cause == .notFound { continue }
                diagnostics.append(ModuleMessages.unreadable("\(error.call): \(error.cause)", file: path))
            }
        }
        return found.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }.map(\.path)
    }
}
