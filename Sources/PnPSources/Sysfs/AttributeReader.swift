import PnPFiles
import PnPModel

/// Reads allow-listed attributes and links of one device into its record.
struct AttributeReader {
    /// The record that is being filled.
    private(set) var record: DeviceRecord
    /// The device's directory, relative to the root of the tree.
    let path: String
    /// Whether the tree is a running kernel's.
    let tree: SysfsTree
    /// Whether the variables that say the device's type were read.
    let hasVariables: Bool
    /// Whether the device went away meanwhile.
    private(set) var isGone = false
    /// How many attributes were asked for, and how many of them were there.
    private var asked = 0
    private var present = 0
    /// The names in the directory, where it was listed and knowing them saves calls.
    private var names: Set<String>?

    /// Prepares to fill a record.
    init(record: DeviceRecord, path: String, tree: SysfsTree = .running, hasVariables: Bool = true) {
        self.record = record
        self.path = path
        self.tree = tree
        self.hasVariables = hasVariables
    }

    /// Reads what applies to the device.
    ///
    /// - Parameters:
    ///   - entries: The allow-list's entries for its subsystem.
    ///   - detail: From ``SourceDetail/details`` on the directory of a device that may have any number of some links is
    ///     listed first: only what is there is read, and these links are found.
    ///   - hasFirmwareObjects: Whether a link `firmware_node` can exist.
    ///   - files: The tree.
    ///   - buffer: Room for a file.
    mutating func read<Files: FileTree & ~Copyable>(
        _ entries: [AttributeAllowList.Entry],
        detail: SourceDetail,
        firmware hasFirmwareObjects: Bool,
        from files: borrowing Files,
        into buffer: inout FileBuffer
    ) {
        if detail >= .details, record.subsystem.map(AttributeAllowList.hasManyLinks) == true { list(files) }
        for entry in entries where applies(entry) && !isGone {
            for name in entry.links where name != "firmware_node" || hasFirmwareObjects { readLink(name, files) }
            for folder in entry.linkFolders where !isGone { readLinks(in: folder, files) }
            for name in entry.attributes where !isGone {
                let isThere = readAttribute(name, as: entry.form, files, &buffer)
                if !isThere, entry.isAllOrNothing { break }
            }
            for name in entry.listings where !isGone { readListing(name, files, &buffer) }
        }
        // Nothing of what this kind of device has is there: perhaps the device is not, either.
        if tree == .running, asked > 0, present == 0, !isGone { isGone = !files.exists("\(path)/uevent") }
    }

    private func applies(_ entry: AttributeAllowList.Entry) -> Bool {
        // Without variables it may be of any type.
        if let deviceType = entry.deviceType, deviceType != record.deviceType, hasVariables { return false }
        switch entry.condition {
        case .always: return true
        case .unbound: return record.driver == nil
        case .unboundAndDescribed:
            return record.driver == nil
                && (record.links["firmware_node"] != nil || record.properties["OF_NAME"] != nil)
        case .hasModalias: return record.modalias != nil
        case .hasNoModalias: return record.modalias == nil
        case .maybeComposite:
            guard let type = record.properties["TYPE"] else { return true }
            return type.hasPrefix("0/") || type.hasPrefix("239/")
        case .notFromDevicetree: return record.properties["OF_NAME"] == nil
        case .stored: return tree == .stored
        }
    }

    private mutating func list<Files: FileTree & ~Copyable>(_ files: borrowing Files) {
        let entries: [DirectoryEntry]
        do {
            entries = try files.entries(of: path)
        } catch {
            if !isMissing(error, files) { record.unreadable["."] = error.cause.description }
            return
        }
        if !files.answersFromMemory { names = Set(entries.map(\.name)) }
        let links = entries.filter { entry in
            entry.kind == .link && AttributeAllowList.linkPrefixes.contains { entry.name.hasPrefix($0) }
        }
        for name in links.map(\.name).sorted() { addLink(name, files) }
    }

    private mutating func readLink<Files: FileTree & ~Copyable>(_ name: String, _ files: borrowing Files) {
        if record.links[name] == nil, names?.contains(name) ?? true { addLink(name, files) }
    }

    /// Reads all links of a directory below the device's.
    private mutating func readLinks<Files: FileTree & ~Copyable>(in folder: String, _ files: borrowing Files) {
        // A directory that is not there, or went away, holds no links.
        guard let entries = try? files.entries(of: "\(path)/\(folder)") else { return }
        for name in entries.lazy.filter({ $0.kind == .link }).map(\.name).sorted() {
            addLink("\(folder)/\(name)", files)
        }
    }

    /// Reads a link that the record does not have yet; its name may begin with a directory's.
    private mutating func addLink<Files: FileTree & ~Copyable>(_ name: String, _ files: borrowing Files) {
        do {
            let text = try linkText(of: name, files)
            let folder = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { "\(path)/\(name[..<$0])" } ?? path
            guard let target = SysfsLink.target(of: text, in: folder) else {
                record.unreadable[name] = "leads out of sysfs"
                return
            }
            record.links.append(name, "/" + target)
        } catch {
            if !isMissing(error, files) { record.unreadable[name] = error.cause.description }
        }
    }

    private func linkText<Files: FileTree & ~Copyable>(
        of name: String,
        _ files: borrowing Files
    ) throws(FileError) -> String {
        do {
            return try files.linkText(of: name, in: path)
        } catch {
            var buffer = FileBuffer(limit: FileLimits.pathBytes)
            guard tree == .stored, error.cause == .invalidArgument,
                let text = SysfsLink.text(at: "\(path)/\(name)", in: files, &buffer)
            else { throw error }
            return text
        }
    }

    /// Reads one attribute.
    ///
    /// - Returns: Whether it is there, readable or not.
    private mutating func readAttribute<Files: FileTree & ~Copyable>(
        _ name: String,
        as form: AttributeAllowList.Form,
        _ files: borrowing Files,
        _ buffer: inout FileBuffer
    ) -> Bool {
        if record.attributes[name] != nil { return true }
        if let names, !name.utf8.contains(UInt8(ascii: "/")), !names.contains(name) { return false }
        asked += 1
        do {
            try files.read(name, in: path, into: &buffer)
        } catch {
            if isMissing(error, files) { return false }
            present += 1
            record.unreadable[name] = error.cause.description
            return true
        }
        present += 1
        let value = form == .text ? buffer.text : Self.hexadecimal(buffer)
        // The kernel's word for an override that nobody set.
        if name == "driver_override", value == "(null)" { return true }
        record.attributes.append(name, value)
        return true
    }

    /// Reads the names in a directory and the first of its files.
    private mutating func readListing<Files: FileTree & ~Copyable>(
        _ name: String,
        _ files: borrowing Files,
        _ buffer: inout FileBuffer
    ) {
        guard record.attributes[name] == nil, names?.contains(name) ?? true else { return }
        let entries: [DirectoryEntry]
        do {
            entries = try files.entries(of: "\(path)/\(name)")
        } catch {
            if !isMissing(error, files) { record.unreadable[name] = error.cause.description }
            return
        }
        let sorted = entries.map(\.name).sorted(by: NaturalOrder.precedes)
        guard let first = sorted.first else { return }
        let text = sorted.joined(separator: "\n")
        guard text.utf8.count <= FileLimits.attributeBytes else {
            record.unreadable[name] = FileError.Cause.tooLarge.description
            return
        }
        record.attributes.append(name, text)
        _ = readAttribute("\(name)/\(first)", as: .text, files, &buffer)
    }

    /// Whether an error says that a file is not there; notices when the device is not there, either.
    private mutating func isMissing<Files: FileTree & ~Copyable>(
        _ error: FileError,
        _ files: borrowing Files
    ) -> Bool {
        switch error.cause {
        case .notFound: return true
        case .noDevice:
            // Some attributes answer so when they have no value.
            isGone = !files.exists("\(path)/uevent")
            return isGone
        default: return false
        }
    }

    private static func hexadecimal(_ buffer: borrowing FileBuffer) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(buffer.count * 2)
        for byte in buffer.bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// A tree that is, or was, mounted at `/sys`, as far as reading it differs.
enum SysfsTree {
    /// The running kernel's: buses and classes list every device, and a device may vanish while it is read.
    case running
    /// A copy. Any part may be missing, also of a device that is there; links may be plain files, or directories.
    case stored
}
