import PnPDiagnostics

/// All that can be wrong with an INF, in words.
///
/// Codes are documented in `docs/diagnostics`, a page each; they are never renumbered and never reused.
enum INFMessages {
    // MARK: Text

    static func oddLength(_ count: Int, file: String) -> Diagnostic {
        Diagnostic(
            "INF001",
            "expected UTF-16 of an even number of bytes, found \(count); the last byte is left out",
            at: SourceLocation(file: file)
        )
    }

    static func undecodable(_ what: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF002", "expected text, found \(what); U+FFFD stands for each", place)
    }

    static func limit(_ what: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("INF003", what, at: place)
    }

    static func longField(_ count: Int, _ place: SourceLocation) -> Diagnostic {
        limit("expected a value of at most \(INFLimits.fieldBytes) bytes, found \(count); it is left empty", place)
    }

    static func longName(_ count: Int, _ place: SourceLocation) -> Diagnostic {
        limit("expected a name of at most \(INFLimits.nameBytes) bytes, found \(count); it is cut", place)
    }

    static func longExpansion(_ place: SourceLocation) -> Diagnostic {
        limit("the value has more than \(INFLimits.fieldBytes) bytes with its strings; it is cut", place)
    }

    static func longSectionName(_ count: Int, _ place: SourceLocation) -> Diagnostic {
        let most = INFLimits.sectionNameBytes
        return limit("expected a section name of at most \(most) bytes, found \(count); the section is left out", place)
    }

    static func tooManyFilters(_ place: SourceLocation) -> Diagnostic {
        limit("expected at most \(INFLimits.filters) filters, levels or drivers in a list; the rest is left out", place)
    }

    static func tooManyLines(_ place: SourceLocation) -> Diagnostic {
        limit(
            "the sections name one another for more than \(INFLimits.visitedLines) lines; the rest is left out",
            place
        )
    }

    static func textBeforeSection(_ place: SourceLocation) -> Diagnostic {
        Diagnostic("INF004", "expected '[SECTION]' before any entry; Windows reads no such file", at: place)
    }

    static func openHeader(_ place: SourceLocation) -> Diagnostic {
        Diagnostic("INF005", "expected ']' at the end of the section's name; the section is left out", at: place)
    }

    static func openQuote(_ place: SourceLocation) -> Diagnostic {
        warning("INF006", "the quoted text does not end on its line; it is taken to end with it", place)
    }

    static func undefinedString(_ name: String, _ section: String?, _ place: SourceLocation) -> Diagnostic {
        let end = section.map { "section '[\(shown($0))]' has no such string" } ?? "the file has no '[Strings]'"
        return warning("INF011", "'%\(shown(name))%' stays as it is: \(end)", place)
    }

    static func referringString(_ place: SourceLocation) -> Diagnostic {
        warning("INF033", "the string names another one, which is not put in a second time", place)
    }

    // MARK: [Version]

    static func signature(found: String?, _ place: SourceLocation) -> Diagnostic {
        let end = found.map { "found '\(shown($0))'" } ?? "found none"
        return Diagnostic(
            "INF007",
            "expected 'Signature = \"$Windows NT$\"' or \"$Chicago$\" in '[Version]', \(end); the file is left out",
            at: place
        )
    }

    static func guid(_ key: String, _ text: String, _ place: SourceLocation) -> Diagnostic {
        let form = "'{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}' in hexadecimal"
        return Diagnostic("INF008", "expected a GUID \(form) for '\(key)', found '\(shown(text))'", at: place)
    }

    static func classMismatch(_ name: String, guid: String, of other: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF009", "class '\(shown(name))' has the GUID of '\(other)', \(guid); the GUID counts", place)
    }

    static func driverVersion(_ text: String, _ place: SourceLocation) -> Diagnostic {
        let form = "'mm/dd/yyyy,w.x.y.z', each number of the version up to 65534 and not all of them 0"
        return warning("INF010", "expected \(form), found '\(shown(text))'; what is wrong counts as missing", place)
    }

    static func extensionWithoutID(_ place: SourceLocation) -> Diagnostic {
        Diagnostic("INF029", "an extension INF needs an 'ExtensionId' that is a GUID; the file is left out", at: place)
    }

    // MARK: Models

    static func decoration(_ text: String, _ place: SourceLocation) -> Diagnostic {
        let form = "NT[ARCHITECTURE][.[MAJOR][.[MINOR][.[PRODUCT][.[SUITE][.[BUILD]]]]]]"
        return warning("INF012", "expected '\(form)', found '\(shown(text))'; it is ignored", place)
    }

    static func missingModels(_ section: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF013", "there is no models section '[\(shown(section))]'", place)
    }

    static func nothingForHost(_ host: String, found: [String], _ place: SourceLocation) -> Diagnostic {
        let list = found.prefix(6).map { "'\(shown($0))'" }.joined(separator: ", ")
        let more = found.count > 6 ? ", …" : ""
        return note("INF014", "no models section is for the host '\(host)'; they are for \(list)\(more)", place)
    }

    static func modelsLine(_ place: SourceLocation) -> Diagnostic {
        warning("INF032", "expected 'DESCRIPTION = INSTALL-SECTION, ID…'; the line is ignored", place)
    }

    static func identifier(_ text: String, _ fault: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF017", "no device has the ID '\(shown(text))': \(fault)", place)
    }

    // MARK: Installation

    static func missingInstall(_ section: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF015", "there is no install section '[\(shown(section))]'; what matches cannot be installed", place)
    }

    static func noFunctionDriver(_ section: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF016", "'[\(shown(section))]' comes with no function driver: \(noService)", place)
    }

    /// What an install section without a function driver lacks.
    static let noService = "no 'AddService' with the flag 0x2"

    static func featureScore(_ text: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF018", "expected a byte in hexadecimal for 'FeatureScore', found '\(shown(text))'", place)
    }

    static func secondFunction(_ name: String, first: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF019", "'\(shown(name))' cannot be the function driver: '\(shown(first))' already is", place)
    }

    static func functionOfExtension(_ name: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF019", "'\(shown(name))' cannot be the function driver: an extension INF has none", place)
    }

    static func missingSection(_ name: String, for key: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF020", "there is no section '[\(shown(name))]' for '\(key)'", place)
    }

    static func filter(_ name: String, _ fault: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF021", "filter '\(shown(name))' is in no stack: \(fault)", place)
    }

    static func defaultLevel(_ key: String, found: String?, used: String, _ place: SourceLocation) -> Diagnostic {
        let end = found.map { "found '\(shown($0))'" } ?? "found none"
        return Diagnostic(
            "INF022",
            "expected one of the levels for '\(key)', \(end); the first, '\(shown(used))', is taken",
            at: place
        )
    }

    static func classFilters(_ name: String, _ place: SourceLocation) -> Diagnostic {
        let end = "every Windows has it, and '[ClassInstall32]' counts for a new class alone"
        return warning("INF028", "the filters of class '\(shown(name))' are ignored: \(end)", place)
    }

    // MARK: Include and Needs

    static func missingInclude(_ name: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF023", "'\(shown(name))' is not in the folder; what it would add is not known", place)
    }

    static func includeOutside(_ name: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("INF023", "'\(shown(name))' is no name of a file in the folder; it is not read", at: place)
    }

    static func needsLoop(_ section: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF024", "section '[\(shown(section))]' needs itself; it counts once", place)
    }

    static func missingNeeds(_ section: String, _ place: SourceLocation) -> Diagnostic {
        warning("INF025", "no included file has a section '[\(shown(section))]'", place)
    }

    // MARK: What is not followed

    static func coInstallers(_ section: String, _ place: SourceLocation) -> Diagnostic {
        note("INF026", "'[\(shown(section))]' is ignored: no co-installer is run", place)
    }

    static func component(_ name: String, _ place: SourceLocation) -> Diagnostic {
        note(
            "INF027",
            "the software component '\(shown(name))' would be a device 'SWC\\…' of its own; it is ignored",
            place
        )
    }

    static func controlFlag(_ key: String, _ place: SourceLocation) -> Diagnostic {
        note("INF034", "'\(shown(key))' in '[ControlFlags]' is ignored: no driver is chosen by it", place)
    }

    // MARK: Files

    static func unreadable(_ problem: String, file: String) -> Diagnostic {
        Diagnostic("INF030", "the file is left out: \(problem)", at: SourceLocation(file: file))
    }

    static func more(_ count: Int, file: String) -> Diagnostic {
        note(
            "INF031",
            "expected at most \(INFLimits.messages) messages, found \(count) more that are not shown",
            SourceLocation(file: file)
        )
    }

    static func folderLimit(_ what: String, folder: String) -> Diagnostic {
        Diagnostic("INF035", "\(what); the rest is left out", at: SourceLocation(file: folder))
    }

    private static func warning(_ code: String, _ message: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic(code, message, at: place, severity: .warning)
    }

    private static func note(_ code: String, _ message: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic(code, message, at: place, severity: .note)
    }

    private static func shown(_ text: String) -> String { RuleText.shown(text) }
}
