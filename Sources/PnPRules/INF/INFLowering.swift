import PnPDiagnostics
import PnPModel

/// Turns an INF into what it offers to some hosts: a ``DriverPackage`` for each models line.
struct INFLowering {
    private struct Key: Hashable {
        let section: String
        let architecture: WindowsHost.Architecture
    }

    private let file: INFFile
    private let folder: INFFolder
    private let hosts: INFHosts
    private let version: INFVersion
    private var installations: [Key: INFInstallation] = [:]
    /// What the file offers.
    private(set) var packages: [DriverPackage] = []
    /// The class that the file brings along; `nil` where every Windows has it.
    private(set) var classRule: ClassRule?

    /// Lowers a file; `nil` where Windows would not open it.
    init?(_ file: INFFile, in folder: INFFolder, for hosts: INFHosts) {
        guard let version = INFVersion(file) else { return nil }
        (self.file, self.folder, self.hosts, self.version) = (file, folder, hosts, version)
        readManufacturers()
        readClass()
        noteControlFlags()
    }

    // MARK: Models

    private mutating func readManufacturers() {
        var unused: [INFModelsSection] = []
        for sections in file.manufacturers() {
            let isMissing = sections.allSatisfy { $0.section == nil }
            if isMissing, let first = sections.first { file.say(INFMessages.missingModels(first.name, first.location)) }
            switch hosts {
            case .one(let host):
                if let chosen = Self.section(of: sections, for: host), chosen.hasLines {
                    read(chosen, for: host.architecture)
                } else if !isMissing {
                    unused += sections.filter(\.hasLines)
                }
            case .any:
                for section in sections {
                    guard let decoration = section.decoration else { continue }
                    read(section, for: decoration.architecture ?? .x86)
                }
            }
        }
        if case .one(let host) = hosts, packages.isEmpty, let first = unused.first {
            let found = unused.map { $0.decorationText.isEmpty ? "x86" : $0.decorationText }
            var distinct: [String] = []
            for text in found where !distinct.contains(text) { distinct.append(text) }
            file.say(INFMessages.nothingForHost(host.description, found: distinct, first.location))
        }
    }

    /// The section of one line of `[Manufacturer]` that is for a host; it may be empty, and then none is.
    ///
    /// - SeeAlso: windows-pnp 4.5, "Selection per [Manufacturer] line".
    static func section(of sections: [INFModelsSection], for host: WindowsHost) -> INFModelsSection? {
        var best: (section: INFModelsSection, decoration: INFDecoration)?
        for section in sections {
            guard let decoration = section.decoration, decoration.applies(to: host) else { continue }
            // The plain section needs no mention, so it is one only where it is there.
            if section.decorationText.isEmpty, section.section == nil { continue }
            if let known = best, !decoration.isMoreSpecific(than: known.decoration) { continue }
            best = (section, decoration)
        }
        return best?.section
    }

    private mutating func read(_ models: INFModelsSection, for architecture: WindowsHost.Architecture) {
        guard let section = models.section, file.mayVisit(section.lines.count) else { return }
        for model in file.models(in: section) where packages.count < INFLimits.models {
            let key = Key(section: INFDocument.folded(model.installSection), architecture: architecture)
            let installation =
                installations[key]
                ?? INFInstallation(
                    model.installSection,
                    model: model,
                    for: architecture,
                    of: file,
                    in: folder,
                    isExtension: version.isExtension
                )
            installations[key] = installation
            if let package = package(model, models, installation, architecture) { packages.append(package) }
        }
    }

    // MARK: One models line

    /// The package of a line; `nil` for a line by which no device is found.
    private func package(
        _ model: INFModel,
        _ models: INFModelsSection,
        _ installation: INFInstallation,
        _ architecture: WindowsHost.Architecture
    ) -> DriverPackage? {
        let hardwareIDs = [model.hardwareID].compactMap(\.self).compactMap(pattern)
        let compatibleIDs = model.compatibleIDs.compactMap(pattern)
        guard !hardwareIDs.isEmpty || !compatibleIDs.isEmpty else { return nil }
        var package = DriverPackage(name: fileName, location: model.location)
        package.hardwareIDs = hardwareIDs
        package.compatibleIDs = compatibleIDs
        package.description = model.description
        package.featureScore = installation.featureScore
        package.excludedIDs = installation.excludedIDs
        package.upperFilters = installation.upperFilters
        package.lowerFilters = installation.lowerFilters
        let isForNT = installation.isForNT || models.decoration?.isForNT == true
        package.signatureScore = version.isSigned(for: architecture) ? 0 : isForNT ? 0x80 : 0xC0
        let age = installation.age ?? version.age
        (package.date, package.version) = (age.date, age.version)
        if version.isExtension {
            package.kind = .extension
        } else {
            package.className = version.className ?? version.classGUID
            if installation.isNull { package.kind = .null }
        }
        if let service = installation.service {
            package.name = service
            // The reflector is the service of all user-mode drivers; the first in their order is the one it is there for.
            if let driver = installation.userModeDrivers.first, Self.isReflector(service) {
                package.name = driver
                package.mode = .user
            }
        }
        package.installation = DriverInstallation(
            file: file.document.file,
            section: installation.name,
            models: models.name,
            manufacturer: models.manufacturer,
            provider: version.provider,
            extensionID: version.extensionID,
            fault: installation.fault,
            userModeDrivers: installation.userModeDrivers,
            declaredFilters: installation.declaredFilters,
            upperLevels: installation.upperLevels,
            lowerLevels: installation.lowerLevels
        )
        return package
    }

    private func pattern(_ field: INFField) -> MatchPattern? {
        let text = file.text(field)
        if let fault = NativeScalars.identifierFault(in: text) {
            file.say(INFMessages.identifier(text, fault, file.place(of: field)))
            return nil
        }
        return MatchPattern(text, at: file.place(of: field))
    }

    private static func isReflector(_ service: String) -> Bool { INFDocument.folded(service) == "wudfrd" }

    /// What a package without a service is called.
    private var fileName: String {
        let path = file.document.file
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        return slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    // MARK: The class

    /// A class that Windows does not have comes with its filters; those of one that it has are not the INF's to set.
    private mutating func readClass() {
        guard !version.isExtension, let name = version.className else { return }
        var lists: INFRegistryLists?
        if let found = file.installSection("classinstall32", for: hosts.stamp) {
            lists = INFRegistryLists(INFSections(found.section, of: file, in: folder))
        }
        let upper = lists?.upperFilters ?? []
        let lower = lists?.lowerFilters ?? []
        let place = file.document.section("version")?.location ?? SourceLocation(file: file.document.file)
        if SetupClass.systemDefinedName(ofGUID: version.classGUID ?? "") != nil {
            if !upper.isEmpty || !lower.isEmpty { file.say(INFMessages.classFilters(name, place)) }
            return
        }
        var rule = ClassRule(setupClass: SetupClass(name, guid: version.classGUID), location: place)
        (rule.upperFilters, rule.lowerFilters) = (upper, lower)
        classRule = rule
    }

    private func noteControlFlags() {
        for line in file.document.section("controlflags")?.lines ?? [] {
            guard let key = line.key else { continue }
            let word = file.document.raw(key)
            // What is hidden from people who choose by hand is found by its IDs all the same.
            if INFDocument.folded(word).hasPrefix("excludefromselect") { continue }
            file.say(once: "flag " + word, INFMessages.controlFlag(word, file.place(of: key)))
        }
    }
}
