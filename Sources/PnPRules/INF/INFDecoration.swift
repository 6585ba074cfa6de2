/// A TargetOS decoration: for which Windows a models section is.
///
/// - SeeAlso: windows-pnp 4.5: "NT[Architecture][.[Major][.[Minor][.[ProductType][.[SuiteMask][.[BuildNumber]]]]]]".
package struct INFDecoration: Hashable, Sendable {
    /// As written; empty for a section without decoration.
    package let text: String
    let architecture: WindowsHost.Architecture?
    private var major: UInt32?
    private var minor: UInt32?
    private var product: UInt32?
    private var suites: UInt32?
    private var build: UInt32?

    /// A section without decoration, which is for x86.
    static let none = INFDecoration()

    private init() {
        text = ""
        architecture = nil
    }

    /// Reads a decoration; `nil` for one of an unknown form.
    init?(_ text: String) {
        self.text = text
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let head = parts[0].lowercased()
        guard head.hasPrefix("nt"), parts.count <= 6 else { return nil }
        let name = String(head.dropFirst(2))
        architecture = WindowsHost.Architecture(rawValue: name)
        guard name.isEmpty || architecture != nil else { return nil }
        var numbers: [UInt32?] = []
        for part in parts.dropFirst() {
            if part.isEmpty {
                numbers.append(nil)
            } else if let number = Self.number(part) {
                numbers.append(number)
            } else {
                return nil
            }
        }
        numbers += Array(repeating: nil, count: 5 - numbers.count)
        (major, minor, product, suites, build) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
    }

    private static func number(_ text: String) -> UInt32? {
        text.lowercased().hasPrefix("0x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text)
    }

    /// Whether it names Windows NT at all: an unsigned package without it is suspected to be for Windows 9x.
    var isForNT: Bool { !text.isEmpty }

    /// Whether a section with it is for a host.
    ///
    /// Without an architecture it is for x86 alone, as since Windows Server 2003 SP1.
    func applies(to host: WindowsHost) -> Bool {
        guard (architecture ?? .x86) == host.architecture else { return false }
        let version = (major ?? 0, minor ?? 0)
        guard version <= (host.major, host.minor) else { return false }
        if let build, version == (host.major, host.minor), host.build < build { return false }
        if let product, product != UInt32(host.product.rawValue) { return false }
        if let suites, host.suites & suites != suites { return false }
        return true
    }

    /// Whether of two that are for a host this one is taken: the higher version, then build, then the one with more
    /// conditions, then the one with an architecture.
    func isMoreSpecific(than other: Self) -> Bool { precedence > other.precedence }

    private var precedence: (UInt32, UInt32, UInt32, Int, Int) {
        let conditions = (product == nil ? 0 : 1) + (suites == nil ? 0 : 1)
        // A section without decoration comes after one that names no more than NT.
        return (major ?? 0, minor ?? 0, build ?? 0, conditions, text.isEmpty ? 0 : architecture == nil ? 1 : 2)
    }
}
