public import PnPModel

/// Replaces what identifies a single unit or its owner: serial numbers, hardware addresses, WWNs, UUIDs of disks, labels
/// and names that people gave.
///
/// Equal values stay equal, everywhere in the snapshot and inside of longer texts, and different ones stay different. The
/// shape of the tree stays: paths keep their relations, a serial number that can be part of an instance path still can,
/// IDs and GUIDs that drivers match on are not touched, nor are identities written by hand. Replacements are
/// `redacted-` with twelve hexadecimal digits, and addresses that begin with `02:ed:ac`; they come from a keyed hash,
/// whose key is random and never written, so that trying all serial numbers or addresses leads nowhere.
public struct Redaction: Sendable {
    private let key: RedactionKey

    /// A redaction with a key of its own: two captures of one machine have nothing in common.
    public init() {
        var generator = SystemRandomNumberGenerator()
        self.init(using: &generator)
    }

    /// A redaction whose key comes from a generator, for results that can be repeated.
    public init(using generator: inout some RandomNumberGenerator) {
        key = RedactionKey(generator.next(), generator.next())
    }

    /// The snapshot with everything replaced that identifies a unit or its owner, marked as redacted.
    public func redact(_ snapshot: Snapshot) -> Snapshot {
        var tokens = RedactionTokens(key: key)
        for record in snapshot.records {
            record.forEachText { tokens.addAddresses(in: $0) }
            if let name = record.properties["ID_NET_NAME_MAC"] { tokens.addAddress(ofName: name) }
        }
        var replacer = TextReplacer()
        for record in snapshot.records { collect(from: record, tokens: tokens, into: &replacer) }

        var redacted = snapshot
        redacted.isRedacted = true
        redacted.source.path = nil
        for index in redacted.records.indices {
            redact(&redacted.records[index], tokens: tokens, replacer: replacer)
        }
        return redacted
    }

    /// Whether a text has something in it that was put there by a redaction: nothing can be said of what it was.
    public static func isRedacted(_ text: String) -> Bool {
        RedactionTokens.marks.contains { text.range(of: $0) != nil }
    }

    /// Notes the secrets of a record that may stand inside of other texts.
    private func collect(from record: DeviceRecord, tokens: RedactionTokens, into replacer: inout TextReplacer) {
        for pair in record.properties.pairs where RedactionRules.kind(ofProperty: pair.name, of: record) == .number {
            replacer.add(pair.value, as: RedactionRules.replacement(of: pair, among: record, tokens: tokens))
        }
        for pair in record.attributes.pairs where RedactionRules.kind(ofAttribute: pair.name, of: record) == .number {
            replacer.add(pair.value, as: RedactionRules.token(for: pair.value, of: record, tokens: tokens))
        }
    }

    private func redact(_ record: inout DeviceRecord, tokens: RedactionTokens, replacer: TextReplacer) {
        let original = record
        var names: [(String, String)] = []
        let properties = original.properties.mapValues { pair in
            guard let kind = RedactionRules.kind(ofProperty: pair.name, of: original) else { return pair.value }
            let text = RedactionRules.replacement(of: pair, among: original, tokens: tokens)
            if kind == .name, text != pair.value { names.append((pair.value, text)) }
            return text
        }
        let attributes = original.attributes.mapValues { pair in
            guard let kind = RedactionRules.kind(ofAttribute: pair.name, of: original) else { return pair.value }
            let text = RedactionRules.token(for: pair.value, of: original, tokens: tokens)
            if kind == .name, text != pair.value { names.append((pair.value, text)) }
            return text
        }
        record.path = SysfsPath(tokens.replaceAddresses(in: original.path.text))
        record.links = NamedValues()
        for pair in original.links.pairs {
            // The name of a link may end with that of the device it leads to: `upper_enx001122334455`.
            record.links.append(tokens.replaceAddresses(in: pair.name), tokens.replaceAddresses(in: pair.value))
        }
        record.node = original.node.map { replaceNames(names, in: tokens.replaceAddresses(in: $0)) }
        record.properties = properties.mapValues { pair in
            if RedactionRules.isForMatching(pair.name) { return pair.value }
            var text = tokens.replaceAddresses(in: replacer.replace(in: pair.value))
            if pair.name == "DEVLINKS" { text = replaceNames(names, in: text) }
            return text
        }
        record.attributes = attributes.mapValues { pair in
            if RedactionRules.isForMatching(pair.name) { return pair.value }
            return tokens.replaceAddresses(in: replacer.replace(in: pair.value))
        }
    }

    /// Replaces names that people gave in a list of paths, where a name is a whole component, with a word before it
    /// (`dm-name-…`) or a number behind it (`…-part1`) at most.
    private func replaceNames(_ names: [(String, String)], in text: String) -> String {
        guard !names.isEmpty else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { path in
            path.split(separator: "/", omittingEmptySubsequences: false).map { component in
                for (name, replacement) in names {
                    if component == name { return replacement }
                    if component.hasSuffix("-" + name) { return String(component.dropLast(name.count)) + replacement }
                    if component.hasPrefix(name + "-part") {
                        return replacement + String(component.dropFirst(name.count))
                    }
                }
                return String(component)
            }.joined(separator: "/")
        }.joined(separator: " ")
    }
}

extension DeviceRecord {
    /// Lets a function see every text in which an address may stand.
    fileprivate func forEachText(_ body: (String) -> Void) {
        body(path.text)
        if let node { body(node) }
        for values in [properties, attributes, links] {
            for pair in values.pairs where !RedactionRules.isForMatching(pair.name) { body(pair.value) }
        }
    }
}

extension NamedValues {
    /// The same names with other values.
    fileprivate func mapValues(_ transform: (Pair) -> String) -> NamedValues {
        var result = NamedValues()
        result.reserveCapacity(pairs.count)
        for pair in pairs { result.append(pair.name, transform(pair)) }
        return result
    }
}
