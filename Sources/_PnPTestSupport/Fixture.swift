import Testing

/// A machine whose capture is checked in below `Fixtures`.
package struct Fixture: Hashable, Sendable, CustomTestStringConvertible {
    /// The folder's name: `usb-toaster`.
    package let name: String

    /// The fixture in a folder below `Fixtures`, which need not exist.
    package init(_ name: String) { self.name = name }

    /// Every folder below `Fixtures` that holds a `capture.json`, by name.
    package static let all: [Fixture] = ProjectLayout.names(in: "Fixtures").map(Fixture.init).filter {
        ProjectLayout.exists($0.file("capture.json"))
    }

    /// A file of the fixture, as a path below the project's folder; what `expectGolden` takes.
    package func file(_ name: String) -> String { "Fixtures/\(self.name)/\(name)" }

    /// The absolute path of the capture.
    package var capturePath: String { ProjectLayout.path(file("capture.json")) }

    /// The absolute path of the rules file beside the capture; `nil` where the machine needs none of its own.
    package var rulesPath: String? {
        ProjectLayout.exists(file("rules.yaml")) ? ProjectLayout.path(file("rules.yaml")) : nil
    }

    /// The bytes of the capture.
    ///
    /// - Throws: When the file cannot be read.
    package func captureBytes() throws -> [UInt8] {
        try ProjectLayout.bytes(capturePath)
    }

    /// The fixture's name, as test reports show it.
    package var testDescription: String { name }
}
