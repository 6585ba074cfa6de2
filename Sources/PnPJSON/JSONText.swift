public import PnPDiagnostics

/// Reads a JSON text whole into a tree of values: for rules and other files of moderate size.
public enum JSONText {
    /// Reads a text.
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8, with or without a byte order mark.
    ///   - file: The file's name for diagnostics.
    /// - Returns: The one value that the text is.
    /// - Throws: The first fault: what is no JSON, nested deeper than 64 levels, or a key that stands twice (`JSN010`).
    public static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONNode {
        var padded = bytes
        padded.reserveCapacity(bytes.count + JSONReader.padding)
        padded.append(contentsOf: repeatElement(0, count: JSONReader.padding))
        let outcome = unsafe padded.withUnsafeBufferPointer { buffer -> Result<JSONNode, Diagnostic> in
            unsafe parse(UnsafeBufferPointer(rebasing: buffer[..<bytes.count]), file: file)
        }
        return try outcome.get()
    }

    /// Reads a text.
    public static func parse(_ text: String, file: String) throws(Diagnostic) -> JSONNode {
        try parse(Array(text.utf8), file: file)
    }

    /// The line and column of a byte of a text.
    ///
    /// - Parameters:
    ///   - offset: Bytes from the beginning, as in ``JSONNode/offset``.
    ///   - bytes: The text.
    ///   - file: The file's name.
    /// - Returns: Line and column, both from 1; the column counts bytes.
    public static func location(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var lines = unsafe JSONLines(text: buffer, file: file)
            return lines.location(at: offset)
        }
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>, file: String) -> Result<JSONNode, Diagnostic> {
        var reader = JSONReader()
        do {
            let value = try unsafe reader.readWhole(text, file: file)
            var builder = unsafe JSONNodeBuilder(lines: JSONLines(text: text, file: file))
            return .success(try unsafe builder.node(value))
        } catch {
            return .failure(error)
        }
    }
}

/// Copies values off a tape, by recursion that is as deep as the text, which is limited.
@unsafe
private struct JSONNodeBuilder {
    var lines: JSONLines

    init(lines: JSONLines) { unsafe self.lines = unsafe lines }

    mutating func node(_ value: JSONValue) throws(Diagnostic) -> JSONNode {
        unsafe JSONNode(try content(value), offset: value.offset)
    }

    private mutating func content(_ value: JSONValue) throws(Diagnostic) -> JSONNode.Content {
        switch value.kind {
        case .null: return .null
        case .bool: return .bool(value.bool ?? false)
        case .number:
            let text = value.numberText ?? ""
            return .number(Double(text) ?? .infinity, text: text)
        case .string: return .string(value.string ?? "")
        case .array:
            var elements: [JSONNode] = []
            elements.reserveCapacity(value.count)
            for element in value.elements { elements.append(try unsafe node(element)) }
            return .array(elements)
        case .object:
            var members: [JSONNode.Member] = []
            members.reserveCapacity(value.count)
            for (key, value) in value.members {
                let name = key.string
                members.append(JSONNode.Member(key: name, keyOffset: key.offset, value: try unsafe node(value)))
            }
            try unsafe checkKeys(members)
            return .object(members)
        }
    }

    private mutating func checkKeys(_ members: [JSONNode.Member]) throws(Diagnostic) {
        var seen: [String: Int] = [:]
        for member in members {
            guard let first = seen.updateValue(member.keyOffset, forKey: member.key) else { continue }
            let firstPlace = unsafe lines.location(at: first)
            throw unsafe JSONDiagnostics.duplicateKey(
                member.key,
                first: firstPlace,
                at: lines.location(at: member.keyOffset)
            )
        }
    }
}
