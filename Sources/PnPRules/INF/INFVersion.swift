import PnPDiagnostics
import PnPModel

/// What the `[Version]` section of an INF says of the whole package.
///
/// - SeeAlso: windows-pnp 4.4 for `DriverVer`, 4.5 for the section.
struct INFVersion {
    /// The setup class; that of the GUID where the two differ.
    private(set) var className: String?
    private(set) var classGUID: String?
    private(set) var provider: String?
    private(set) var age = INFAge()
    /// Whether the package is applied on top of another one.
    private(set) var isExtension = false
    /// The GUID of what it extends.
    private(set) var extensionID: String?
    private let file: INFFile
    private let section: INFSection

    /// Reads the section of a file; `nil` where the file is of no use.
    init?(_ file: INFFile) {
        guard file.isReadable(), let section = file.document.section("version") else { return nil }
        self.file = file
        self.section = section
        provider = file.value(of: "provider", in: section).map(file.name)
        if let values = file.values(of: "driverver", in: section) { age = INFAge(values, in: file) }
        readClass()
        guard isExtension else { return }
        extensionID = file.value(of: "extensionid", in: section).flatMap { INFGrammar.guid(file.text($0)) }
        guard extensionID != nil else {
            file.say(INFMessages.extensionWithoutID(section.location))
            return nil
        }
    }

    private mutating func readClass() {
        let nameField = file.value(of: "class", in: section)
        className = nameField.map(file.name)
        if let field = file.value(of: "classguid", in: section) {
            let text = file.text(field)
            classGUID = INFGrammar.guid(text)
            if classGUID == nil { file.say(INFMessages.guid("ClassGuid", text, file.place(of: field))) }
        }
        if let classGUID, let known = SetupClass.systemDefinedName(ofGUID: classGUID) {
            if let name = className, let nameField, INFDocument.folded(name) != INFDocument.folded(known) {
                file.say(INFMessages.classMismatch(name, guid: classGUID, of: known, file.place(of: nameField)))
            }
            className = known
        }
        isExtension = classGUID == INFGrammar.extensionClass || className.map(INFDocument.folded) == "extension"
    }

    /// Whether the package has a catalogue, which carries its signature, for an architecture.
    ///
    /// The catalogue itself is not looked at: a package that names one counts as trusted.
    func isSigned(for architecture: WindowsHost.Architecture) -> Bool {
        let names = ["catalogfile", "catalogfile.nt", "catalogfile.nt" + architecture.rawValue]
        return section.lines.contains { line in
            guard let key = line.key, let value = line.values.first, value.start < value.end else { return false }
            return names.contains(INFDocument.folded(file.document.raw(key)))
        }
    }
}

/// Date and version of a package or of one of its install sections.
struct INFAge: Hashable {
    /// `yyyy-mm-dd`.
    var date: String?
    /// Up to four numbers with dots.
    var version: String?

    /// Neither is known, which counts as the oldest.
    init() {}

    /// Reads the values of `DriverVer`.
    init(_ values: [INFField], in file: INFFile) {
        guard let first = values.first else { return }
        let texts = values.prefix(2).map(file.text)
        date = INFGrammar.date(texts[0])
        if texts.count > 1 { version = INFGrammar.version(texts[1]) }
        if date == nil || (texts.count > 1 && version == nil) {
            file.say(INFMessages.driverVersion(texts.joined(separator: ","), file.place(of: first)))
        }
    }
}
