import Testing

@testable import PnPSelection

/// Ranges of release numbers, as a driver's entry in `modules.alias` writes them.
///
/// - SeeAlso: linux-devices 3.3.
@Suite struct USBReleaseTests {
    /// A range, and the patterns that stand for it.
    struct Vector: Sendable, CustomTestStringConvertible {
        var device: String
        var range: ClosedRange<Int>
        var releases: [String]
        var testDescription: String { "L 3.3, \(device)" }
    }

    static let vectors = [
        Vector(device: "152D:0567", range: 0x0114...0x0117, releases: ["011[4-7]"]),
        Vector(device: "1645:0007", range: 0x0100...0x0133, releases: ["01[0-2]*", "013[0-3]"]),
        Vector(device: "13FD:3940", range: 0x0000...0x0309, releases: ["0[0-2]*", "030*"]),
        Vector(device: "0D96:410A", range: 0x0001...0xFFFF, releases: ["[1-9]*", "0[1-9]*", "00[1-9]*", "000[1-9]"]),
    ]

    /// Releases are binary-coded decimal: four digits up to 9.
    private static let decimal = (0..<10_000).map { number in
        (0..<4).reduce(0) { value, place in value | (number / [1, 10, 100, 1000][place] % 10) << (4 * place) }
    }

    private func modalias(_ device: String, _ release: String) -> String {
        let ids = device.split(separator: ":")
        return "usb:v\(ids[0])p\(ids[1])d\(release)dc"
    }

    private func digits(_ release: Int) -> String {
        let text = String(release, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - text.utf8.count) + text
    }

    @Test(arguments: vectors) func patternsMatchTheReleasesOfTheirRange(vector: Vector) {
        let patterns = vector.releases.map { Glob(modalias(vector.device, $0) + "*dsc*dp*ic*isc*ip*in*") }
        let rest = "00dsc00dp00ic08isc06ip50in00"
        for release in Self.decimal {
            let device = modalias(vector.device, digits(release)) + rest
            let matches = patterns.contains { $0.matches(device) }
            if matches != vector.range.contains(release) { Issue.record("\(device)") }
        }
    }

    @Test("L 3.3: a range that crosses from 9 to A is written in two, and a decimal one knows no A")
    func hexadecimal() {
        let wide = Glob(modalias("0D96:410A", "010[8-9A-C]") + "*")
        let narrow = Glob(modalias("0D96:410A", "010[9A]") + "*")
        for release in 0x0100...0x010F {
            let device = modalias("0D96:410A", digits(release)) + "00"
            #expect(wide.matches(device) == (0x0108...0x010C).contains(release))
            #expect(narrow.matches(device) == (0x0109...0x010A).contains(release))
        }
        #expect(!Glob(modalias("0D96:410A", "000[1-9]") + "*").matches(modalias("0D96:410A", "000A") + "00"))
    }
}
