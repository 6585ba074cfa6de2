package import PnPDiagnostics

/// One models section that `[Manufacturer]` names.
package struct INFModelsSection {
    /// Who makes the devices.
    package let manufacturer: String
    /// The section's name: the models name and the decoration.
    package let name: String
    /// The decoration as written; empty where there is none.
    package let decorationText: String
    /// For which Windows it is; `nil` for a decoration of an unknown form.
    package let decoration: INFDecoration?
    /// Where its name is written.
    package let location: SourceLocation
    /// `nil` where the file has no such section.
    package let section: INFSection?

    /// Whether there is anything in it.
    var hasLines: Bool { section?.lines.isEmpty == false }
}

/// One line of a models section: a device that the package supports.
package struct INFModel {
    /// What the device is called.
    package let description: String
    /// The install section's name, as written.
    package let installSection: String
    /// Where the line begins.
    package let location: SourceLocation
    /// The hardware ID, which may be empty.
    package let hardwareID: INFField?
    /// The compatible IDs.
    package let compatibleIDs: [INFField]
}

extension INFFile {
    /// The models sections of `[Manufacturer]`, those of one line together: the plain one first, then each decoration.
    package func manufacturers() -> [[INFModelsSection]] {
        guard let section = document.section("manufacturer") else { return [] }
        return section.lines.compactMap { line in
            guard let base = line.values.first, base.start < base.end else { return nil }
            let models = name(base)
            let manufacturer = line.key.map(name) ?? models
            func named(_ decorationText: String, _ decoration: INFDecoration?, _ field: INFField) -> INFModelsSection {
                let name = decorationText.isEmpty ? models : models + "." + decorationText
                return INFModelsSection(
                    manufacturer: manufacturer,
                    name: name,
                    decorationText: decorationText,
                    decoration: decoration,
                    location: place(of: field),
                    section: document.section(name)
                )
            }
            var sections = [named("", INFDecoration.none, base)]
            for field in line.values.dropFirst() {
                let decoration = text(field)
                guard !decoration.isEmpty else { continue }
                let known = INFDecoration(decoration)
                if known == nil { say(INFMessages.decoration(decoration, place(of: field))) }
                sections.append(named(decoration, known, field))
            }
            return sections
        }
    }

    /// The lines of a models section.
    package func models(in section: INFSection) -> [INFModel] {
        section.lines.compactMap { line in
            guard let key = line.key, let install = line.values.first, install.start < install.end else {
                if let field = line.key ?? line.values.first { say(INFMessages.modelsLine(place(of: field))) }
                return nil
            }
            return INFModel(
                description: name(key),
                installSection: name(install),
                location: place(of: key),
                hardwareID: line.values.dropFirst().first.flatMap { $0.start < $0.end ? $0 : nil },
                compatibleIDs: line.values.dropFirst(2).filter { $0.start < $0.end }
            )
        }
    }

    /// The install section that is used on an architecture, of those that share a name.
    ///
    /// - SeeAlso: windows-pnp 4.5, "Install section decoration".
    package func installSection(
        _ name: String,
        for architecture: WindowsHost.Architecture
    ) -> (section: INFSection, isForNT: Bool)? {
        for suffix in [".nt" + architecture.rawValue, ".nt"] {
            if let section = document.section(name + suffix) { return (section, true) }
        }
        return document.section(name).map { ($0, false) }
    }
}
