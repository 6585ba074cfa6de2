import PnPSources
import Testing

@testable import PnPSources

@Suite struct LineScannerTests {
    /// Number and text of every line.
    private func lines(_ bytes: [UInt8]) -> [String] {
        unsafe bytes.withUnsafeBufferPointer { text in
            var scanner = unsafe LineScanner(text)
            var found: [String] = []
            while let line = scanner.next() {
                found.append("\(scanner.number):" + (unsafe String(decoding: text[line], as: UTF8.self)))
            }
            return found
        }
    }

    @Test(
        arguments: [
            ("", []), ("a", ["1:a"]), ("a\n", ["1:a"]), ("a\n\nb", ["1:a", "2:", "3:b"]), ("\n", ["1:"]),
            ("a\r\nb\r\n", ["1:a", "2:b"]), ("a\rb\r", ["1:a\rb"]), ("\r\n\r", ["1:", "2:"]), ("\u{FEFF}a\n", ["1:a"]),
            ("\u{FEFF}", []), ("a\u{FEFF}\n", ["1:a\u{FEFF}"]), ("a\0b\nc", ["1:a\0b", "2:c"]),
        ] as [(String, [String])]
    )
    func splits(text: String, expected: [String]) {
        #expect(lines(Array(text.utf8)) == expected)
    }
}
