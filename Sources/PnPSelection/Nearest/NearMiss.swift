public import PnPModel

/// One thing in which a rule and a device are not the same.
public struct FieldDifference: Hashable, Sendable {
    /// What it is: `device`, `interface class`.
    public var field: String
    /// What the rule asks for; `0x` before a number, a pattern where it is one.
    public var wanted: String
    /// What the device says; none where it says nothing of the kind, several where it has a list.
    public var found: [String]

    /// Makes a difference.
    public init(_ field: String, wanted: String, found: [String]) {
        self.field = field
        self.wanted = wanted
        self.found = found
    }
}

/// A rule that does not match a device, and what is between the two.
public struct NearMiss: Hashable, Sendable {
    /// The rule's ID or pattern.
    public var pattern: MatchPattern
    /// The device's ID or modalias that it was held against.
    public var deviceID: String
    /// The fields in which both agree.
    public var agreements: [String]
    /// The fields in which they do not; none where each field is right and only no ID of the device is made of just these.
    public var differences: [FieldDifference]
}

/// The rules of a driver that come closest to a device, found in one pass over them.
///
/// Closest is what differs in the fewest fields, then what agrees in the most; of those, what differs in a later field,
/// because a product number means nothing without its vendor; then what begins like the device's value.
struct NearestRules {
    /// So many are kept.
    static let most = 3

    private struct Ranked {
        let miss: NearMiss
        let order: [Int]
    }

    private var nearest: [Ranked] = []
    private let texts: [DeviceText]

    /// One of the device's IDs or modaliases.
    private struct DeviceText {
        let text: String
        let fields: MatchFields
    }

    /// How many of a device's texts are looked at.
    private static let mostTexts = 64

    init(_ query: SelectionQuery) {
        let modaliases = query.modaliases.filter { $0.utf8.count <= AliasText.longest }.compactMap { text in
            // Only what an old kernel left out is put right, so that a reader sees the device's own text.
            MatchFields(modalias: text.hasPrefix("usb:") ? ModaliasText.asked(text) : text)
                .map { DeviceText(text: text, fields: $0) }
        }
        let ids = query.hardwareIDs.map(\.spelling) + query.compatibleIDs.map(\.spelling)
        texts = (modaliases + ids.map { DeviceText(text: $0, fields: MatchFields(identifier: $0)) })
            .prefix(Self.mostTexts).map(\.self)
    }

    /// The closest, the best first.
    var misses: [NearMiss] { nearest.map(\.miss) }

    /// What the device's IDs are of: `pci:`, `PCI\`.
    var grammars: [String] {
        var grammars: [String] = []
        for text in texts where !grammars.contains(text.fields.grammar) { grammars.append(text.fields.grammar) }
        return grammars
    }

    /// Holds a rule against the device.
    ///
    /// - Returns: What the rule is for, where the device has nothing of that kind.
    mutating func add(_ pattern: MatchPattern, isModalias: Bool) -> String? {
        // An alias without a colon, such as `block-major-8-*`, is for no device.
        guard pattern.text.utf8.count <= AliasText.longest,
            let rule = isModalias ? MatchFields(modalias: pattern.text) : MatchFields(identifier: pattern.text)
        else { return nil }
        let same = texts.filter { $0.fields.isModalias == rule.isModalias && $0.fields.grammar == rule.grammar }
        guard !same.isEmpty else { return rule.grammar }
        // A modalias is one device's whole story; an ID is one of many tellings of the same.
        let stories = rule.isModalias ? same.map { [$0] } : [same]
        let compared = stories.map { compare(pattern, rule, with: $0) }
        if let best = compared.min(by: { $0.order.lexicographicallyPrecedes($1.order) }) { keep(best) }
        return nil
    }

    /// Compares field by field with what the device says in some of its texts.
    private func compare(_ pattern: MatchPattern, _ rule: MatchFields, with texts: [DeviceText]) -> Ranked {
        var miss = NearMiss(pattern: pattern, deviceID: texts[0].text, agreements: [], differences: [])
        var firstDifference = 0
        var likeness = 0
        for (index, field) in rule.fields.enumerated() {
            let values = texts.flatMap { text in text.fields.fields.filter { $0.key == field.key } }
            if Self.isMet(field, by: values, isModalias: rule.isModalias) {
                miss.agreements.append(field.name)
                continue
            }
            if miss.differences.isEmpty {
                firstDifference = index
                likeness = values.reduce(0) { max($0, Self.commonPrefix(field.value, $1.value)) }
            }
            var found: [String] = []
            for value in values where !found.contains(value.shown) { found.append(value.shown) }
            miss.differences.append(FieldDifference(field.name, wanted: field.shown, found: found))
        }
        let order = [miss.differences.count, -miss.agreements.count, -firstDifference, -likeness]
        return Ranked(miss: miss, order: order)
    }

    private static func isMet(_ field: MatchFields.Field, by values: [MatchFields.Field], isModalias: Bool) -> Bool {
        guard isModalias else {
            return values.contains { IdentifierFolding.equal(String($0.value), String(field.value)) }
        }
        let glob = Glob(String(field.value), foldsDashes: true)
        return values.contains { glob.matches(AliasText.folded($0.value)) }
    }

    private mutating func keep(_ candidate: Ranked) {
        let isKnown = nearest.contains {
            $0.miss.differences == candidate.miss.differences && $0.miss.agreements == candidate.miss.agreements
        }
        guard !isKnown else { return }
        let place = nearest.firstIndex { candidate.order.lexicographicallyPrecedes($0.order) } ?? nearest.count
        guard place < Self.most else { return }
        nearest.insert(candidate, at: place)
        if nearest.count > Self.most { nearest.removeLast() }
    }

    private static func commonPrefix(_ left: Substring, _ right: Substring) -> Int {
        zip(left.utf8, right.utf8).prefix { $0.asciiUppercased == $1.asciiUppercased }.count
    }
}

extension AliasText {
    /// A value of a device's string with `_` for `-`, as patterns are compared with it.
    fileprivate static func folded(_ value: Substring) -> String {
        var bytes: [UInt8] = []
        append(String(value).utf8.span, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
