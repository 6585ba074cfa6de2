/// A JSON value with all that is in it, each part knowing where in the text it stands.
public struct JSONNode: Hashable, Sendable {
    /// A member of an object.
    public struct Member: Hashable, Sendable {
        /// The key without escapes.
        public var key: String
        /// Where the key's quote is, in bytes from the text's beginning.
        public var keyOffset: Int
        /// The value.
        public var value: JSONNode
    }

    /// What a value is.
    public enum Content: Hashable, Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number, and its digits as they stand in the text. What a `Double` cannot hold is infinite.
        case number(Double, text: String)
        /// A string without quotes and escapes.
        case string(String)
        /// An array's elements.
        case array([JSONNode])
        /// An object's members in the text's order; no key stands twice.
        case object([Member])
    }

    /// What it is.
    public var content: Content
    /// Where its first byte is, in bytes from the text's beginning.
    public var offset: Int

    /// Makes a value.
    public init(_ content: Content, offset: Int) {
        self.content = content
        self.offset = offset
    }

    /// The text, if it is a string.
    public var string: String? {
        guard case .string(let text) = content else { return nil }
        return text
    }

    /// The elements, if it is an array.
    public var array: [JSONNode]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    /// The members, if it is an object.
    public var object: [Member]? {
        guard case .object(let members) = content else { return nil }
        return members
    }

    /// The truth value, if it is a boolean.
    public var bool: Bool? {
        guard case .bool(let flag) = content else { return nil }
        return flag
    }

    /// The value of a member, if it is an object and has that key.
    public subscript(key: String) -> JSONNode? { object?.first { $0.key == key }?.value }

    /// What it is, in the words of a message: `a string`, `an object`.
    public var kindName: String {
        let kind: JSONKind =
            switch content {
            case .null: .null
            case .bool: .bool
            case .number: .number
            case .string: .string
            case .array: .array
            case .object: .object
            }
        return kind.name
    }
}
