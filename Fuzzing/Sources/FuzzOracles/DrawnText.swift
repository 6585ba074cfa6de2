internal import PnPKit

/// That nothing a file holds reaches a terminal as more than text.
enum DrawnText {
    /// The most diagnostics one file may make; each kind is capped, and there are some dozens of kinds.
    private static let mostDiagnostics = 4096
    /// How a terminal may be: wide or narrow, with Unicode or without.
    private static let styles = [TextStyle.piped, TextStyle(width: 40, glyphs: .ascii)]

    /// Draws a tree with all that can be shown of it, as text and as JSON.
    static func check(_ tree: DeviceTree) {
        check(tree.diagnostics)
        for style in styles {
            check(TreeTextRenderer(style: style).render(tree), asASCII: style.glyphs == .ascii, "tree")
            var renderer = TreeTextRenderer(style: style)
            renderer.options.showsHidden = true
            renderer.options.showsStack = true
            renderer.options.showsIDs = true
            renderer.options.showsInterfaces = true
            renderer.options.showsResources = true
            check(renderer.render(tree), asASCII: style.glyphs == .ascii, "tree with everything")
        }
        check(TreeJSONRenderer().render(tree), asASCII: false, "tree as JSON")
    }

    /// Looks whether diagnostics are few enough to be read.
    static func check(_ diagnostics: [Diagnostic]) {
        expect(diagnostics.count <= mostDiagnostics, "diagnostics are capped, not \(diagnostics.count)")
        for diagnostic in diagnostics { expect(!diagnostic.message.isEmpty, "a diagnostic says something") }
    }

    /// Looks for control characters of both ranges, and for what is no UTF-8.
    private static func check(_ text: [UInt8], asASCII: Bool, _ name: String) {
        guard let valid = String(validating: text, as: UTF8.self) else {
            fatalError("broken promise: the \(name) is UTF-8")
        }
        for scalar in valid.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
            expect(!isControl, "the \(name) has no control character, not U+\(String(scalar.value, radix: 16))")
            expect(!asASCII || scalar.isASCII, "the \(name) is ASCII where it must be")
        }
    }
}
