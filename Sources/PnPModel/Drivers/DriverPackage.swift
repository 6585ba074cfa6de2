public import PnPDiagnostics

/// One driver as a rules database describes it: what it is, what it matches, what comes with it.
///
/// - SeeAlso: design section 4, "The native rules file".
public struct DriverPackage: Hashable, Sendable {
    /// What sort of driver it is.
    public enum Kind: String, Hashable, Sendable {
        /// Owns the devices it matches.
        case function
        /// Has no hardware behind it: a node below `ROOT`.
        case software
        /// Says that what it matches needs no driver.
        case null
        /// Adds to whatever package is chosen for what it matches: an extension INF.
        case `extension`
    }

    /// Where it runs.
    public enum Mode: String, Hashable, Sendable {
        /// In the kernel.
        case kernel
        /// In a process of its own, behind the reflector.
        case user
    }

    /// The service: the driver's own name.
    public var name: String
    /// What sort of driver it is.
    public var kind: Kind = .function
    /// What it is for, in a few words.
    public var description: String?
    /// The setup class of its devices.
    public var className: String?
    /// Where it runs.
    public var mode: Mode = .kernel
    /// The buses whose devices bind to it, where the name alone does not tell; empty for any.
    public var on: [String] = []
    /// The buses whose children it enumerates.
    public var buses: [String] = []
    /// It comes from a kernel's module directory, which does not say what it enumerates.
    public var isKernelModule = false
    /// For what it matches, it hides the modules of module directories, as an alias in modprobe.d does.
    public var hidesKernelModules = false
    /// The two binaries of a miniport/port pair, or empty.
    public var pair: [String] = []
    /// The module, where it differs from the name.
    public var module: String?
    /// Models lines of their own (T 0 or 2).
    public var hardwareIDs: [MatchPattern] = []
    /// An INF's compatible list (T 1 or 3).
    public var compatibleIDs: [MatchPattern] = []
    /// Patterns as in `modules.alias`.
    public var modaliases: [MatchPattern] = []
    /// IDs whose devices it refuses.
    public var excludedIDs: [String] = []
    /// GG of its ranks.
    public var featureScore: UInt8 = 0xFF
    /// Counts only where nothing else matches as well.
    public var isFallback = false
    /// SS of its ranks.
    public var signatureScore: UInt8 = 0
    /// `yyyy-mm-dd`.
    public var date: String?
    /// Up to four numbers with dots.
    public var version: String?
    /// Device filters that come with it, lowest first.
    public var upperFilters: [String] = []
    /// Device filters that come with it, lowest first.
    public var lowerFilters: [String] = []
    /// What an INF says of it beyond all this; `nil` where another database describes it.
    ///
    /// Such a package is one models line of its INF, and of those in one file the best match alone counts.
    public var installation: DriverInstallation?
    /// Where it is written.
    public var location: SourceLocation

    /// Makes a package that matches nothing yet.
    public init(name: String, location: SourceLocation) {
        self.name = name
        self.location = location
    }

    /// The module's name: the stated one, else the driver's with `-` as `_`.
    public var moduleName: String { module ?? String(name.map { $0 == "-" ? "_" : $0 }) }
}

/// An ID or a pattern in a rules database, and where it is written.
public struct MatchPattern: Hashable, Sendable {
    /// The text as written.
    public var text: String
    /// Where it is written.
    public var location: SourceLocation

    /// Makes a pattern.
    public init(_ text: String, at location: SourceLocation) {
        self.text = text
        self.location = location
    }
}
