import PnPDiagnostics
import PnPModel

/// What one install section of an INF does, as far as it decides over a device's stack.
struct INFInstallation {
    /// The service of the function driver; `nil` where there is none.
    private(set) var service: String?
    /// The section says that its devices need no driver.
    private(set) var isNull = false
    private(set) var featureScore: UInt8 = 0xFF
    private(set) var excludedIDs: [String] = []
    /// The section's own date and version; `nil` where those of the package count.
    private(set) var age: INFAge?
    private(set) var upperFilters: [String] = []
    private(set) var lowerFilters: [String] = []
    private(set) var upperLevels: FilterLevels?
    private(set) var lowerLevels: FilterLevels?
    private(set) var declaredFilters: [DeclaredFilter] = []
    /// The drivers of the user-mode stack, lowest first.
    private(set) var userModeDrivers: [String] = []
    /// Why nothing can be installed by it.
    private(set) var fault: String?
    /// The section's name with its decoration.
    private(set) var name: String
    /// Whether it is decorated for Windows NT.
    private(set) var isForNT = false

    private let file: INFFile
    private let folder: INFFolder
    private let isExtension: Bool

    /// Reads an install section and those that belong to it.
    ///
    /// - Parameters:
    ///   - name: The section's name, as a models line has it.
    ///   - model: The first models line that names it.
    ///   - architecture: The host's.
    ///   - file: The INF.
    ///   - folder: Where included files are.
    ///   - isExtension: Whether the package is applied on top of another one.
    init(
        _ name: String,
        model: INFModel,
        for architecture: WindowsHost.Architecture,
        of file: INFFile,
        in folder: INFFolder,
        isExtension: Bool
    ) {
        (self.file, self.folder, self.isExtension) = (file, folder, isExtension)
        self.name = name
        guard let found = file.installSection(name, for: architecture) else {
            fault = "install section '[\(name)]' is missing"
            file.say(once: "install " + name, INFMessages.missingInstall(name, model.location))
            return
        }
        self.name = found.section.name
        isForNT = found.isForNT
        readOwn(found.section)
        let main = INFSections(found.section, of: file, in: folder)
        readServices(section("services"), of: main, at: found.section.location)
        let hardware = INFRegistryLists(section("hw"))
        (upperFilters, lowerFilters) = (hardware.upperFilters, hardware.lowerFilters)
        (upperLevels, lowerLevels) = (hardware.upperLevels(), hardware.lowerLevels())
        readFilters(section("filters"))
        for entry in section("wdf")?.entries("umdfserviceorder") ?? [] where userModeDrivers.isEmpty {
            userModeDrivers = entry.values.prefix(INFLimits.filters).map(entry.file.name).filter { !$0.isEmpty }
        }
        noteWhatIsNotFollowed()
    }

    /// A section that belongs to this one, with all that it needs; it has this one's decoration or is none of it.
    private func section(_ suffix: String) -> INFSections? {
        file.document.section("\(name).\(suffix)").map { INFSections($0, of: file, in: folder) }
    }

    /// What counts only where it stands in the install section itself.
    private mutating func readOwn(_ section: INFSection) {
        if let field = file.value(of: "featurescore", in: section) {
            let text = file.text(field)
            if let score = INFGrammar.featureScore(text) {
                featureScore = score
            } else {
                file.say(INFMessages.featureScore(text, file.place(of: field)))
            }
        }
        if let values = file.values(of: "driverver", in: section) { age = INFAge(values, in: file) }
        for line in section.lines where line.key.map({ file.document.is($0, "excludeid") }) ?? false {
            excludedIDs += line.values.map(file.text).filter { !$0.isEmpty }
        }
    }

    // MARK: Services

    private mutating func readServices(_ services: INFSections?, of main: INFSections, at place: SourceLocation) {
        for entry in services?.entries("addservice") ?? [] {
            let (name, flagText, section) = (entry.text(0), entry.text(1), entry.text(2))
            let isFunction = (INFGrammar.number(flagText) ?? 0) & 0x2 != 0
            if !section.isEmpty, !entry.file.isInbox, INFSections.find(section, from: entry.file) == nil {
                entry.file.say(INFMessages.missingSection(section, for: "AddService", entry.place))
            }
            guard isFunction else { continue }
            if isExtension {
                entry.file.say(INFMessages.functionOfExtension(name, entry.place))
            } else if let service {
                if INFDocument.folded(service) != INFDocument.folded(name) {
                    entry.file.say(INFMessages.secondFunction(name, first: service, entry.place))
                }
            } else if name.isEmpty {
                isNull = true
            } else {
                service = name
            }
        }
        guard service == nil, !isNull, !isExtension else { return }
        if folder.hasAllIncludes(of: file) {
            fault = "install section '[\(name)]' names no function driver"
            file.say(once: "service " + name, INFMessages.noFunctionDriver(name, place))
        } else {
            fault = "install section '[\(name)]' names no function driver, and needs files that are not in the folder"
        }
    }

    // MARK: Filters

    private mutating func readFilters(_ filters: INFSections?) {
        for entry in filters?.entries("addfilter") ?? [] {
            let (name, sectionName) = (entry.text(0), entry.text(2))
            guard !name.isEmpty else { continue }
            guard let found = INFSections.find(sectionName, from: entry.file) else {
                entry.file.say(INFMessages.missingSection(sectionName, for: "AddFilter", entry.place))
                continue
            }
            if let place = place(in: found) { declare(name, place, entry) }
        }
    }

    /// Where a filter's section wants it: `Upper`, `Lower`, or the name of a level.
    private func place(in part: INFSections.Part) -> (position: FilterRule.Position?, level: String?)? {
        let (file, section) = (part.file, part.section)
        let position = file.value(of: "filterposition", in: section).map(file.text)
        let level = file.value(of: "filterlevel", in: section).map(file.text)
        switch (position.map(INFDocument.folded), level) {
        case ("upper", nil): return (.upper, nil)
        case ("lower", nil): return (.lower, nil)
        case (nil, let level?) where !level.isEmpty: return (nil, level)
        default:
            let fault = "expected 'FilterPosition = Upper', '= Lower' or 'FilterLevel = NAME', one of them"
            file.say(INFMessages.filter(section.name, fault, section.location))
            return nil
        }
    }

    private mutating func declare(
        _ name: String,
        _ place: (position: FilterRule.Position?, level: String?),
        _ entry: INFSections.Entry
    ) {
        guard declaredFilters.count < INFLimits.filters else {
            return entry.file.say(once: "filters", INFMessages.tooManyFilters(entry.place))
        }
        declaredFilters.append(DeclaredFilter(name, position: place.position, level: place.level, at: entry.place))
        // An extension's levels are those of the package under it, which is not known here.
        guard let level = place.level, !isExtension else { return }
        let known = (upperLevels?.names ?? []) + (lowerLevels?.names ?? [])
        if !known.contains(where: { INFDocument.folded($0) == INFDocument.folded(level) }) {
            entry.file.say(INFMessages.filter(name, "there is no level '\(RuleText.shown(level))'", entry.place))
        }
    }

    // MARK: What is not followed

    private func noteWhatIsNotFollowed() {
        if let section = file.document.section(name + ".coinstallers") {
            file.say(once: "co " + name, INFMessages.coInstallers(section.name, section.location))
        }
        for entry in section("components")?.entries("addcomponent") ?? [] {
            entry.file.say(once: "component " + entry.text(0), INFMessages.component(entry.text(0), entry.place))
        }
    }
}
