internal import PnPKit

/// What must be true of whatever an INF gives.
public struct INFOracle {
    private static let hosts: [INFHosts] = [
        .one(WindowsHost()),
        .one(WindowsHost(architecture: .x86, major: 5, minor: 1, build: 2600, language: 0x0C07)),
        .any(language: 0x0409),
    ]

    /// Makes an oracle.
    public init() {}

    /// Reads an INF, which may include itself, and ends the process where a promise is broken.
    public func check(_ bytes: [UInt8]) {
        let others = ["input.inf": bytes, "other.inf": bytes]
        for hosts in Self.hosts {
            let loaded = WindowsINF.load(bytes: bytes, file: "input.inf", for: hosts, including: others)
            DrawnText.check(loaded.diagnostics)
            expect(loaded.diagnostics.count <= 21, "diagnostics are bounded")
            for package in loaded.database.packages {
                expect(package.installation != nil, "a package of an INF says where it is installed")
                expect(!package.name.isEmpty, "every package has a name")
            }
            RulesOracle.checkMachine(under: loaded.database)
        }
        checkEncodings(bytes)
    }

    /// The same text says the same in every encoding.
    private func checkEncodings(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0), !text.hasPrefix("\u{FEFF}"),
            !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF])
        else { return }
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let narrow = WindowsINF.load(bytes: bytes, file: "input.inf")
        let other = WindowsINF.load(bytes: wide, file: "input.inf")
        expect(narrow.database.packages == other.database.packages, "UTF-16 says what UTF-8 says")
        expect(narrow.diagnostics == other.diagnostics, "UTF-16 is wrong where UTF-8 is")
    }
}
