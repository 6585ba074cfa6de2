/// One part of a modalias, and its name in the IDs: the `v4243` of `ssb:v4243id0806rev07` is `VEN_4243`.
struct ModaliasField: Sendable {
    /// What a part says of the device, which decides what IDs it is in.
    ///
    /// - SeeAlso: ``ModaliasGrammar/hardwareAndCompatibleIDs(of:enumerator:)``.
    enum Part: Sendable {
        /// Who made it.
        case vendor
        /// What it is.
        case device
        /// What else tells it from others of its kind, such as whose board it is on.
        case detail
        /// A revision, or a version of what it speaks.
        case revision
        /// What kind of device it is, whoever made it.
        case kind
        /// Which one of several equal ones it is; in no ID.
        case place
    }

    /// How the value is written.
    enum Shape: Sendable {
        /// Just so many hexadecimal digits, of either case.
        case hex(Int)
        /// At least so many hexadecimal digits, of either case.
        case hexFrom(Int)
        /// Decimal digits.
        case decimal
        /// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
        case uuid
        /// Anything, up to where the rest of the grammar fits.
        case text
    }

    /// What stands before the value.
    let tag: String
    /// What stands before it in an ID; where it is empty, the value stands alone.
    let name: String
    let shape: Shape
    let part: Part
    /// Whether the value, or the tag with it, may be missing.
    var isOptional = false

    /// The same field, which may be missing.
    var optional: Self {
        var field = self
        field.isOptional = true
        return field
    }
}

extension ModaliasField {
    /// Who made it: `VEN_…`.
    static func vendor(_ tag: String, _ shape: Shape, as name: String = "VEN") -> Self {
        Self(tag: tag, name: name, shape: shape, part: .vendor)
    }

    /// What it is: `DEV_…`.
    static func device(_ tag: String, _ shape: Shape, as name: String = "DEV") -> Self {
        Self(tag: tag, name: name, shape: shape, part: .device)
    }

    /// What else tells it apart.
    static func detail(_ tag: String, _ shape: Shape, as name: String) -> Self {
        Self(tag: tag, name: name, shape: shape, part: .detail)
    }

    /// Its revision or version: `REV_…`.
    static func revision(_ tag: String, _ shape: Shape, as name: String = "REV") -> Self {
        Self(tag: tag, name: name, shape: shape, part: .revision)
    }

    /// What kind of device it is: `CLASS_…`.
    static func kind(_ tag: String, _ shape: Shape, as name: String = "CLASS") -> Self {
        Self(tag: tag, name: name, shape: shape, part: .kind)
    }

    /// Which one of several equal ones it is.
    static func place(_ tag: String, _ shape: Shape) -> Self {
        Self(tag: tag, name: "", shape: shape, part: .place)
    }

    /// A name, which is all that the modalias says.
    static let text = device("", .text, as: "")
}
