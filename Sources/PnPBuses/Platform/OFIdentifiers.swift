internal import PnPModel

/// What a devicetree says of a device: its compatible strings and its place.
///
/// - SeeAlso: linux-devices 1.3 (the `OF_` variables), 3.2 (`of:`), 6.4.
struct OFIdentifiers {
    /// Most specific first.
    var compatible: [String]
    /// The node's generic name, such as `serial`.
    var name: String?
    /// The node's whole path, such as `/soc/serial@7e201000`.
    var fullName: String?

    /// Reads uevent variables, then an `of:` modalias.
    ///
    /// - Returns: `nil` where there is no compatible string.
    init?(_ record: DeviceRecord) {
        compatible = []
        var index = 0
        while index < IdentityDraft.limit, let text = record.properties["OF_COMPATIBLE_" + String(index)] {
            if !text.isEmpty { compatible.append(text) }
            index += 1
        }
        name = record.properties["OF_NAME"]
        fullName = record.properties["OF_FULLNAME"] ?? Self.treePath(record.links["of_node"])
        if compatible.isEmpty, let modalias = record.modaliases.first(where: { $0.hasModaliasPrefix("of") }) {
            let parts = Self.parts(of: modalias)
            compatible = parts.compatible
            name = name ?? parts.name
        }
        if compatible.isEmpty { return nil }
    }

    /// `/soc/serial@7e201000` of a link into the devicetree.
    private static func treePath(_ link: String?) -> String? {
        let base = "/firmware/devicetree/base"
        guard let link, link.utf8.starts(with: base.utf8) else { return nil }
        return String(link.dropFirst(base.count))
    }

    /// The name and compatible strings of `of:NnameTtypeCfirstCsecond`.
    ///
    /// Nothing marks the letters as separators but their place; types are `(null)`, `<NULL>` or lower-case.
    private static func parts(of modalias: String) -> (name: String?, compatible: [String]) {
        let text = Array(modalias.modaliasRest.utf8.prefix(2048))
        guard text.first == UInt8(ascii: "N") else { return (nil, []) }
        func matches(_ mark: String, at place: Int) -> Bool { text[place...].starts(with: mark.utf8) }
        let marks = ["T(null)C", "T<NULL>C", "TC"]
        let type =
            text.indices.first { place in marks.contains { matches($0, at: place) } }
            ?? text.firstIndex(of: UInt8(ascii: "T"))
        guard let type, let first = text[type...].firstIndex(of: UInt8(ascii: "C")) else { return (nil, []) }
        let pieces = text[(first + 1)...].split(separator: UInt8(ascii: "C"), maxSplits: IdentityDraft.limit)
        return (
            String(decoding: text[1..<type], as: UTF8.self),
            pieces.prefix(IdentityDraft.limit).map { String(decoding: $0, as: UTF8.self) }
        )
    }

    /// The unit address alone is the instance, unless two devices of a kind share it: then the addresses of the nodes
    /// above tell them apart, nearest first.
    private static func units(of path: String) -> (own: String?, chain: String) {
        var own: String?
        var chain = IDText("")
        for (distance, node) in path.utf8.split(separator: UInt8(ascii: "/")).reversed().prefix(8).enumerated() {
            guard let at = node.firstIndex(of: UInt8(ascii: "@")) else { continue }
            let unit = node[node.index(after: at)...].prefix(32)
            if chain.mark > 0 { chain.append(UInt8(ascii: ".")) }
            chain.append(legal: unit)
            if distance == 0 { own = (String(Substring(unit))).madeLegal }
        }
        return (own, chain.text)
    }

    /// Adds the IDs: the first compatible string is the hardware ID, the others are compatible IDs.
    func fill(_ draft: inout IdentityDraft) throws(IdentificationError) {
        for (index, text) in compatible.enumerated() {
            let id = "OF\\" + text.madeLegal
            if index == 0 { try draft.hardware(ifNew: id) } else { try draft.compatible(ifNew: id) }
        }
    }

    /// The identity of a device that a devicetree describes.
    ///
    /// - Parameters:
    ///   - record: The node's record.
    ///   - instance: Which one it is, where the devicetree has no unit address.
    /// - Returns: The identity.
    /// - Throws: When there is no legal ID at all.
    func identity(
        of record: DeviceRecord,
        instance: DeviceIdentity.Instance
    ) throws(IdentificationError) -> DeviceIdentity {
        var draft = IdentityDraft()
        try fill(&draft)
        var place = instance
        if let fullName {
            let units = Self.units(of: fullName)
            if let own = units.own, !own.isEmpty { place = .serial(own, address: units.chain) }
        }
        var identity = try draft.identity(instance: place)
        let meaning = name.flatMap(OFWords.meaning(of:))
        identity.description = meaning?.words
        identity.className = meaning?.setupClass ?? "System"
        identity.location = fullName?.named
        return identity
    }
}
