import PnPDiagnostics
import PnPModel
import _PnPTestSupport

@testable import PnPRules

/// INFs in a few words.
enum SampleINF {
    /// The INF of many forms.
    static func toast() throws -> [UInt8] { try ProjectLayout.bytes("Tests/PnPRulesTests/INF/toast.inf") }

    /// A file with a signed `[Version]` in front of the text.
    static func text(_ rest: String, version: String = "Class=Ports\nCatalogFile=a.cat") -> String {
        "[Version]\nSignature=\"$Windows NT$\"\n\(version)\n\(rest)"
    }

    /// Reads a text as it is.
    static func load(
        _ text: String,
        host: String = "amd64:10.0.19045:workstation",
        including others: [String: String] = [:]
    ) -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        load(Array(text.utf8), host: host, including: others)
    }

    /// Reads bytes.
    static func load(
        _ bytes: [UInt8],
        host: String = "amd64:10.0.19045:workstation",
        file: String = "test.inf",
        including others: [String: String] = [:]
    ) -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        WindowsINF.load(
            bytes: bytes,
            file: file,
            for: WindowsHost(host).map(INFHosts.one) ?? .any(language: 0x0409),
            including: others.mapValues { Array($0.utf8) }
        )
    }

    /// Parses a text and nothing more.
    static func file(_ text: String, language: UInt16 = 0x0409) -> INFFile {
        INFFile(Array(text.utf8), file: "test.inf", for: .any(language: language))
    }
}

extension INFFile {
    /// The entries of a section as text: the key and `=` where there is one, then the values.
    func entries(_ section: String) -> [[String]] {
        (document.section(section)?.lines ?? []).map { line in
            (line.key.map { [text($0) + "="] } ?? []) + line.values.map(text)
        }
    }
}

extension [Diagnostic] {
    /// The codes, in order.
    var codes: [String] { map(\.code) }
}
