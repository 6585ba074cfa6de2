/// A short list of names with one value each, kept in the order in which it was filled.
///
/// Devices have a handful of properties; a scan of the list is faster than a hash table and needs one allocation.
public struct NamedValues: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// A name and its value.
    public struct Pair: Hashable, Sendable {
        /// The name, such as `PCI_ID` or `power/control`.
        public var name: String
        /// The value as the source gave it, without the line's end.
        public var value: String
    }

    /// The pairs in order; no name stands twice.
    public private(set) var pairs: [Pair] = []

    /// An empty list.
    public init() {}

    /// A list in the literal's order; a repeated name keeps its last value.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { self[name] = value }
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { pairs.isEmpty }

    /// The value of a name; setting `nil` removes it.
    public subscript(name: String) -> String? {
        get {
            // Names of other lengths are other names: comparing long texts takes a call.
            let length = name.utf8.count
            for index in pairs.indices where pairs[index].name.utf8.count == length && pairs[index].name == name {
                return pairs[index].value
            }
            return nil
        }
        set {
            if let index = pairs.firstIndex(where: { $0.name == name }) {
                if let newValue { pairs[index].value = newValue } else { pairs.remove(at: index) }
            } else if let newValue {
                pairs.append(Pair(name: name, value: newValue))
            }
        }
    }

    /// Adds a pair without looking whether the name is there: for sources whose format has each name once.
    public mutating func append(_ name: String, _ value: String) {
        pairs.append(Pair(name: name, value: value))
    }

    /// Makes room for a number of pairs.
    public mutating func reserveCapacity(_ count: Int) { pairs.reserveCapacity(count) }

    /// The same pairs, names in byte order.
    public func sortedByName() -> NamedValues {
        var copy = self
        copy.pairs.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return copy
    }
}
