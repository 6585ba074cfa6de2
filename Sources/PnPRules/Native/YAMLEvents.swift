import CLibYAML
import PnPDiagnostics

/// One step through a YAML text.
struct YAMLEvent {
    /// What the text says there.
    enum Kind {
        /// A scalar, without its quotes.
        case scalar(String)
        /// Another mention of what an anchor names.
        case alias(String)
        case listStart, listEnd, recordStart, recordEnd
        case documentStart, documentEnd
        /// Nothing follows.
        case textEnd
    }

    let kind: Kind
    /// The name that aliases know the value by that begins here.
    let anchor: String?
    /// Where it begins.
    let place: SourceLocation
}

/// Walks through a YAML text: the only place that knows the YAML library.
///
/// Owns the library's parser and the bytes it reads, each released exactly once; what an event holds is a copy.
/// - SeeAlso: `yaml.h` of libyaml 0.2.5.
@safe
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let places: YAMLPlaces

    /// Begins at the start of a text.
    ///
    /// - Throws: A diagnostic where there is no memory for a parser.
    init(_ text: String, file: String) throws(Diagnostic) {
        places = YAMLPlaces(text, file: file)
        unsafe parser = .allocate(capacity: 1)
        // Clears the parser whether it succeeds or not.
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            throw NativeMessages.syntax(Self.noMemory, SourceLocation(file: file))
        }
        unsafe bytes = .allocate(capacity: text.utf8.count)
        _ = unsafe bytes.initialize(from: text.utf8)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe bytes.deallocate()
    }

    private static let noMemory = "there is not enough memory to read the text"

    /// The next step; at the end of the text, and after an error, the end again and again.
    ///
    /// - Throws: A diagnostic where the text is no YAML.
    mutating func next() throws(Diagnostic) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
        defer { unsafe yaml_event_delete(&event) }
        let anchor: UnsafeMutablePointer<yaml_char_t>?
        let kind: YAMLEvent.Kind
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT:
            return try next()
        case YAML_DOCUMENT_START_EVENT:
            unsafe (kind, anchor) = (.documentStart, nil)
        case YAML_DOCUMENT_END_EVENT:
            unsafe (kind, anchor) = (.documentEnd, nil)
        case YAML_ALIAS_EVENT:
            unsafe (kind, anchor) = (.alias(Self.text(event.data.alias.anchor)), nil)
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let content = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            unsafe (kind, anchor) = (.scalar(String(decoding: content, as: UTF8.self)), scalar.anchor)
        case YAML_SEQUENCE_START_EVENT:
            unsafe (kind, anchor) = (.listStart, event.data.sequence_start.anchor)
        case YAML_SEQUENCE_END_EVENT:
            unsafe (kind, anchor) = (.listEnd, nil)
        case YAML_MAPPING_START_EVENT:
            unsafe (kind, anchor) = (.recordStart, event.data.mapping_start.anchor)
        case YAML_MAPPING_END_EVENT:
            unsafe (kind, anchor) = (.recordEnd, nil)
        default:
            unsafe (kind, anchor) = (.textEnd, nil)
        }
        let name = unsafe anchor.map { unsafe Self.text($0) }
        return YAMLEvent(kind: kind, anchor: name, place: unsafe place(event.start_mark))
    }

    private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>) -> String {
        unsafe String(cString: characters)
    }

    private func place(_ mark: yaml_mark_t) -> SourceLocation {
        places.location(line: mark.line, column: mark.column)
    }

    /// What the library says is wrong.
    private func fault() -> Diagnostic {
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
        switch unsafe parser.pointee.error {
        case YAML_READER_ERROR:
            let place = unsafe places.location(ofByte: parser.pointee.problem_offset)
            return NativeMessages.syntax(problem ?? "the text is no YAML", place)
        case YAML_MEMORY_ERROR:
            return NativeMessages.syntax(Self.noMemory, places.location(line: 0, column: 0))
        default:
            return NativeMessages.syntax(
                problem ?? "the text is no YAML",
                unsafe place(parser.pointee.problem_mark)
            )
        }
    }
}
