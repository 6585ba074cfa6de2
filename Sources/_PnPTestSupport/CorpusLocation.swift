import Foundation

/// A large collection of files that is not part of the project; tests that need one are skipped where it is absent.
package struct CorpusLocation: Hashable, Sendable {
    /// The environment variable that says where the collection is.
    package let variable: String

    /// Captures of many machines: `PNP_CORPUS`.
    package static let captures = CorpusLocation(variable: "PNP_CORPUS")
    /// Driver databases of kernels and vendors: `PNP_DRIVERS`.
    package static let drivers = CorpusLocation(variable: "PNP_DRIVERS")

    /// The collection's folder; `nil` where the variable is unset or names no folder.
    package var folder: String? {
        guard let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty else { return nil }
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? path : nil
    }

    /// Whether tests that need it can run; for `.enabled(if:)`.
    package var isAvailable: Bool { folder != nil }

    /// The files below a folder of the collection whose names end in some text, as sorted absolute paths.
    package func files(below subfolder: String, endingIn suffix: String) -> [String] {
        guard let folder else { return [] }
        let base = "\(folder)/\(subfolder)"
        guard let walker = FileManager.default.enumerator(atPath: base) else { return [] }
        var found: [String] = []
        while let path = walker.nextObject() as? String {
            if path.hasSuffix(suffix) { found.append("\(base)/\(path)") }
        }
        return found.sorted()
    }
}
