/// The Windows for which INFs are read: they say for each what they support.
///
/// As text `ARCHITECTURE[:MAJOR.MINOR[.BUILD][:PRODUCT]]`, then `:suite=BITS` and `:language=LANGID`, both hexadecimal:
/// `amd64:10.0.19045:workstation` is the default.
/// - SeeAlso: windows-pnp 4.5, "TargetOS decoration".
public struct WindowsHost: Hashable, Sendable, CustomStringConvertible {
    /// The processor architectures of which INFs speak.
    public enum Architecture: String, Hashable, Sendable, CaseIterable {
        /// 32-bit Intel.
        case x86
        /// Itanium.
        case ia64
        /// 64-bit Intel and AMD.
        case amd64
        /// 32-bit ARM.
        case arm
        /// 64-bit ARM.
        case arm64
    }

    /// What Windows is sold as.
    public enum Product: UInt8, Hashable, Sendable, CaseIterable {
        /// A client.
        case workstation = 1
        /// A server that is a domain controller.
        case domainController = 2
        /// Any other server.
        case server = 3

        /// Its word in a host's text.
        public var word: String {
            switch self {
            case .workstation: "workstation"
            case .domainController: "domain-controller"
            case .server: "server"
            }
        }
    }

    /// The processor.
    public var architecture: Architecture
    /// The major version, 10 since Windows 10.
    public var major: UInt32
    /// The minor version.
    public var minor: UInt32
    /// The build number.
    public var build: UInt32
    /// What it is sold as.
    public var product: Product
    /// The bits of its suites, such as 0x80 for a datacenter server.
    public var suites: UInt32
    /// The language identifier for strings, 0x0409 for English of the United States.
    public var language: UInt16

    /// Describes a host; without arguments, a Windows 10 22H2 on an ordinary PC.
    public init(
        architecture: Architecture = .amd64,
        major: UInt32 = 10,
        minor: UInt32 = 0,
        build: UInt32 = 19045,
        product: Product = .workstation,
        suites: UInt32 = 0,
        language: UInt16 = 0x0409
    ) {
        self.architecture = architecture
        self.major = major
        self.minor = minor
        self.build = build
        self.product = product
        self.suites = suites
        self.language = language
    }

    /// Reads a host's text; what is left out is as in the default, but the build of another version is 0.
    ///
    /// - Returns: `nil` where the text is none.
    public init?(_ text: String) {
        self.init()
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let architecture = Architecture(rawValue: parts[0].lowercased()) else { return nil }
        self.architecture = architecture
        var named: Set<String> = []
        for (index, part) in parts.enumerated().dropFirst() {
            if let equals = part.firstIndex(of: "=") {
                let (name, value) = (part[..<equals].lowercased(), part[part.index(after: equals)...])
                guard named.insert(name).inserted, readNamed(name, value) else { return nil }
            } else if index == 1 {
                guard readVersion(part) else { return nil }
            } else if index == 2 {
                guard let product = Product.allCases.first(where: { $0.word == part.lowercased() }) else { return nil }
                self.product = product
            } else {
                return nil
            }
        }
    }

    private mutating func readVersion(_ text: Substring) -> Bool {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
        guard (2...3).contains(numbers.count), let major = numbers[0], let minor = numbers[1] else { return false }
        if (major, minor) != (self.major, self.minor) { build = 0 }
        (self.major, self.minor) = (major, minor)
        guard numbers.count == 3 else { return true }
        guard let build = numbers[2] else { return false }
        self.build = build
        return true
    }

    private mutating func readNamed(_ name: String, _ value: Substring) -> Bool {
        let digits = value.hasPrefix("0x") ? value.dropFirst(2) : value
        switch name {
        case "suite":
            guard let suites = UInt32(digits, radix: 16) else { return false }
            self.suites = suites
        case "language":
            guard let language = UInt16(digits, radix: 16) else { return false }
            self.language = language
        default: return false
        }
        return true
    }

    /// The text that gives this host.
    public var description: String {
        var text = "\(architecture.rawValue):\(major).\(minor).\(build):\(product.word)"
        if suites != 0 { text += ":suite=0x" + String(suites, radix: 16) }
        if language != 0x0409 {
            let digits = String(language, radix: 16)
            text += ":language=" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
        return text
    }
}

/// Which hosts INFs are read for.
public enum INFHosts: Hashable, Sendable {
    /// One host: of each manufacturer the section that is for it.
    case one(WindowsHost)
    /// All that any section is for, with the strings of this language: what a file has to offer anywhere.
    case any(language: UInt16)

    /// The language of strings.
    var language: UInt16 {
        switch self {
        case .one(let host): host.language
        case .any(let language): language
        }
    }

    /// The architecture with which a source file is stamped.
    var stamp: WindowsHost.Architecture {
        switch self {
        case .one(let host): host.architecture
        case .any: .amd64
        }
    }
}
