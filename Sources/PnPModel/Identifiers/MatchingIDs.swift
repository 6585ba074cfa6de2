/// A name that a bus driver gives a device for matching, such as `PCI\VEN_8086&DEV_15B8`.
///
/// Equal when only the case of ASCII letters differs; ``spelling`` keeps what was first seen. Lists of these are ordered,
/// most specific first.
/// - SeeAlso: "Hardware IDs", Microsoft Learn; windows-pnp 3.1.
public struct HardwareID: Hashable, Sendable, CustomStringConvertible {
    private let text: IdentifierText

    /// Takes a text as it is.
    /// - Throws: When it is empty, has 200 or more characters, or a byte that no ID may contain.
    public init(_ spelling: String) throws(IdentifierError) {
        if let fault = IdentifierText.fault(in: spelling, limit: 200) { throw fault }
        text = IdentifierText(unchecked: spelling)
    }

    /// How many bytes an ID may have.
    package static let lengths = 1..<200

    /// Takes a text of which somebody has made sure that it is an ID.
    package init(checked spelling: String) { text = IdentifierText(unchecked: spelling) }

    /// The text as it was first seen.
    public var spelling: String { text.spelling }
    /// The text as it was first seen.
    public var description: String { text.spelling }
}

/// A less specific name that a bus driver gives a device for matching, such as `PCI\CC_0C03`.
///
/// The rules of ``HardwareID`` hold; the two are apart because they rank differently.
/// - SeeAlso: "Compatible IDs", Microsoft Learn; windows-pnp 3.1.
public struct CompatibleID: Hashable, Sendable, CustomStringConvertible {
    private let text: IdentifierText

    /// Takes a text as it is.
    /// - Throws: When it is empty, has 200 or more characters, or a byte that no ID may contain.
    public init(_ spelling: String) throws(IdentifierError) {
        if let fault = IdentifierText.fault(in: spelling, limit: 200) { throw fault }
        text = IdentifierText(unchecked: spelling)
    }

    /// How many bytes an ID may have.
    package static let lengths = 1..<200

    /// Takes a text of which somebody has made sure that it is an ID.
    package init(checked spelling: String) { text = IdentifierText(unchecked: spelling) }

    /// The text as it was first seen.
    public var spelling: String { text.spelling }
    /// The text as it was first seen.
    public var description: String { text.spelling }
}
