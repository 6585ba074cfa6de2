import PnPDiagnostics
import PnPFiles

/// The folder that an INF lies in, for the files it includes.
///
/// A class, because each file is read once, whoever includes it.
final class INFFolder {
    private let hosts: INFHosts
    /// The bytes of a file by its folded name; `nil` where there is none.
    private let read: (_ name: String) -> (bytes: [UInt8], path: String)?
    private var files: [String: INFFile] = [:]
    private var missing: Set<String> = []

    /// A folder.
    ///
    /// - Parameters:
    ///   - hosts: For whom files are read.
    ///   - read: Gives the bytes and the path of a file by its folded name; called once for each.
    init(for hosts: INFHosts, read: @escaping (_ name: String) -> (bytes: [UInt8], path: String)?) {
        self.hosts = hosts
        self.read = read
    }

    /// Makes a file of the folder known that is read anyway.
    func add(_ file: INFFile, named name: String) { files[INFDocument.folded(name)] = file }

    /// Finds the file that a value of `Include` names: in the folder, else among those of Windows that are documented.
    func include(_ field: INFField, into file: INFFile) {
        guard field.start < field.end else { return }
        let written = file.text(field)
        guard !written.utf8.contains(where: { "/\\:".utf8.contains($0) || $0 == 0 }), written != "..", written != "."
        else { return file.say(once: "include " + written, INFMessages.includeOutside(written, file.place(of: field))) }
        let name = INFDocument.folded(written)
        if let found = self.file(named: name) {
            if found !== file { file.include(found) }
        } else {
            missing.insert(file.document.file)
            file.say(once: "include " + name, INFMessages.missingInclude(written, file.place(of: field)))
        }
    }

    /// Whether all that a file included so far was there.
    func hasAllIncludes(of file: INFFile) -> Bool { !missing.contains(file.document.file) }

    private func file(named name: String) -> INFFile? {
        if let file = files[name] { return file }
        if let found = read(name) {
            let file = INFFile(found.bytes, file: found.path, for: hosts)
            files[name] = file
            return file
        }
        guard let text = InboxINF.text(of: name) else { return nil }
        let file = INFFile(Array(text.utf8), file: name, for: hosts, isInbox: true)
        files[name] = file
        return file
    }
}
