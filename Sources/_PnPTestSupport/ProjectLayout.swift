import Foundation

/// Where the project's own files stand while its tests run.
package enum ProjectLayout {
    /// The folder that holds `Package.swift`, found from where this file was compiled.
    package static let root: String = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/",
            !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
        {
            folder.deleteLastPathComponent()
        }
        precondition(folder.path != "/", "no Package.swift above \(#filePath): tests run from the sources' folder")
        return folder.path
    }()

    /// The absolute path of a file or folder of the project; an absolute path stays as it is.
    package static func path(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(root)/\(path)"
    }

    /// Whether there is such a file or folder.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: self.path(path))
    }

    /// The names in a folder, sorted; none where it does not exist.
    package static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
    }

    /// The bytes of a file.
    ///
    /// - Throws: When the file cannot be read.
    package static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: self.path(path))))
    }

    /// The text of a file, invalid UTF-8 repaired.
    ///
    /// - Throws: When the file cannot be read.
    package static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// The files below a folder whose names end in one of some extensions, as sorted paths below ``root``.
    ///
    /// Folders whose names begin with a dot, such as `.build`, are left out.
    package static func files(below folder: String, withExtension extensions: Set<String>) -> [String] {
        guard let walker = FileManager.default.enumerator(atPath: path(folder)) else { return [] }
        var found: [String] = []
        while let path = walker.nextObject() as? String {
            let name = (path as NSString).lastPathComponent
            if name.hasPrefix(".") {
                walker.skipDescendants()
            } else if extensions.contains((name as NSString).pathExtension) {
                found.append(folder.isEmpty || folder == "." ? path : "\(folder)/\(path)")
            }
        }
        return found.sorted()
    }
}

extension ProjectLayout {
    /// Where a program of the package is, built in the same configuration as the tests that run.
    ///
    /// - Throws: When the path of the tests' own program cannot be read.
    package static func builtProduct(_ program: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(program).path
    }
}
