internal import PnPDiagnostics

/// All wording of the JSON reader, with the codes `JSN001` and up.
enum JSONDiagnostics {
    /// Words a fault of the text.
    static func diagnostic(_ fault: JSONFault, at place: SourceLocation) -> Diagnostic {
        switch fault.kind {
        case .empty:
            Diagnostic("JSN001", "expected a JSON value, found nothing", at: place)
        case .invalidUTF8(let byte):
            Diagnostic("JSN002", "expected UTF-8, found the byte 0x\(hexadecimal(UInt32(byte), digits: 2))", at: place)
        case .unexpected(let found, let expected):
            Diagnostic("JSN003", "expected \(expected.rawValue), found \(name(of: found))", at: place)
        case .endsEarly(let expected):
            Diagnostic("JSN004", "expected \(expected.rawValue), found the end of the text", at: place)
        case .unclosedString:
            Diagnostic("JSN004", "expected a string with a closing quote, found the end of the text", at: place)
        case .controlInString(let byte):
            Diagnostic(
                "JSN005",
                "expected '\\u\(hexadecimal(UInt32(byte), digits: 4))' or a closing quote, found \(name(of: byte))",
                at: place
            )
        case .badEscape:
            Diagnostic(
                "JSN006",
                "expected an escape sequence such as '\\n', '\\\\' or '\\u0041', found something else",
                at: place
            )
        case .loneSurrogate:
            Diagnostic(
                "JSN006",
                "expected a pair of surrogates such as '\\ud83d\\ude00', found only half of one",
                at: place
            )
        case .badNumber:
            Diagnostic("JSN007", "expected a number such as 10, -1.5 or 2e8, found something else", at: place)
        case .tooDeep:
            Diagnostic("JSN008", "expected at most \(JSONReader.maximumDepth) levels, found more", at: place)
        case .trailingText(let byte):
            Diagnostic("JSN009", "expected the end of the text, found \(name(of: byte))", at: place)
        }
    }

    static func duplicateKey(_ key: String, first: SourceLocation, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            "JSN010",
            "expected each key once, found '\(JSONEscape.excerpt(key))' again, first in line \(first.line)",
            at: place
        )
    }

    static func tooLong(_ count: Int, file: String) -> Diagnostic {
        Diagnostic(
            "JSN011",
            "expected at most \(JSONReader.maximumLength) bytes, found \(count)",
            at: SourceLocation(file: file)
        )
    }

    static func notAnObject(at place: SourceLocation) -> Diagnostic {
        Diagnostic("JSN012", "expected an object, found another value", at: place)
    }

    /// The library refuses what this project's own scan finds right: not enough memory, or a defect of one of the two.
    static func refused(at place: SourceLocation) -> Diagnostic {
        Diagnostic("JSN013", "libsimdjson cannot read this text, or there is not enough memory for it", at: place)
    }

    /// A byte as people know it: `'x'` or `U+0000`.
    private static func name(of byte: UInt8) -> String {
        if byte > 0x20 && byte < 0x7F && byte != 0x27 { return "'\(Character(Unicode.Scalar(byte)))'" }
        if byte >= 0x80 { return "a character beyond ASCII" }
        return "U+\(hexadecimal(UInt32(byte), digits: 4))"
    }

    private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
