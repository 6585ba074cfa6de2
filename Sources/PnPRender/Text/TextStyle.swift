/// What the reader of a text can see: how wide, in colour or not, with which glyphs.
///
/// A renderer never looks at a terminal itself: the command says what is there, so that the same tree and style give the
/// same bytes.
public struct TextStyle: Hashable, Sendable {
    /// The characters that lines and dashes are drawn with.
    public enum Glyphs: Hashable, Sendable {
        /// Box-drawing characters and the other signs of good typography.
        case unicode
        /// ASCII alone, for a locale that is not UTF-8: text of devices is then escaped down to ASCII too.
        case ascii
    }

    /// The columns of the terminal; `nil` where lines may be of any length, as in a pipe.
    public var width: Int?
    /// Whether colour is wanted.
    public var isColored: Bool
    /// The characters that lines and dashes are drawn with.
    public var glyphs: Glyphs

    /// Describes what the reader can see.
    public init(width: Int? = nil, isColored: Bool = false, glyphs: Glyphs = .unicode) {
        self.width = width
        self.isColored = isColored
        self.glyphs = glyphs
    }

    /// What anything that is not a terminal gets.
    public static let piped = TextStyle()
}

/// What a stretch of text means; a style shows it by colour, and the words say it without.
enum Emphasis {
    /// Nothing of note.
    case plain
    /// There to be found when looked for: addresses, classes, lines of the tree.
    case dim
    /// What the whole output is about.
    case strong
    /// Does not work.
    case problem
    /// Two sources disagree.
    case dispute

    /// The terminal's sequence that begins it; `nil` for plain text.
    ///
    /// Only what every theme, dark or light, makes readable.
    var sequence: String? {
        switch self {
        case .plain: nil
        case .dim: "\u{1B}[2m"
        case .strong: "\u{1B}[1m"
        case .problem: "\u{1B}[31m"
        case .dispute: "\u{1B}[33m"
        }
    }
}

/// The signs that a text is drawn with, once for each set of glyphs.
struct GlyphSet {
    /// Stands for a driver that is not there.
    let none: String
    /// Stands before what was chosen.
    let yes: String
    /// Stands before what was not.
    let no: String
    /// Stands for what was left out.
    let ellipsis: String
    /// Between the parts of a heading.
    let dot: String
    /// Between the ends of a range.
    let range: String
    /// Before what is counted.
    let times: String
    /// Between the drivers of a request.
    let arrow: String
    /// Where a request goes down.
    let down: String
    /// Where a request comes in.
    let left: String
    /// A line to a node with siblings below it.
    let tee: String
    /// A line to the last of its siblings.
    let elbow: String
    /// A line passing a node.
    let bar: String
    /// A level line.
    let dash: String
    /// The corners of a box, then the crossing of its right side, and the two bends of a connection.
    let topLeft: String
    let topRight: String
    let bottomLeft: String
    let bottomRight: String
    let cross: String
    let bendDown: String
    let bendUp: String
    let teeRight: String
    let teeLeft: String

    static let unicode = GlyphSet(
        none: "—",
        yes: "✓",
        no: "✗",
        ellipsis: "…",
        dot: " · ",
        range: "–",
        times: "×",
        arrow: " → ",
        down: "▼",
        left: "◄",
        tee: "├",
        elbow: "└",
        bar: "│",
        dash: "─",
        topLeft: "┌",
        topRight: "┐",
        bottomLeft: "└",
        bottomRight: "┘",
        cross: "┼",
        bendDown: "┐",
        bendUp: "┘",
        teeRight: "├",
        teeLeft: "┤"
    )

    static let ascii = GlyphSet(
        none: "-",
        yes: "*",
        no: "x",
        ellipsis: "...",
        dot: " - ",
        range: "-",
        times: "x",
        arrow: " -> ",
        down: "v",
        left: "<",
        tee: "+",
        elbow: "`",
        bar: "|",
        dash: "-",
        topLeft: "+",
        topRight: "+",
        bottomLeft: "+",
        bottomRight: "+",
        cross: "+",
        bendDown: "+",
        bendUp: "+",
        teeRight: "+",
        teeLeft: "+"
    )
}

extension TextStyle {
    /// The signs to draw with.
    var glyphSet: GlyphSet { glyphs == .unicode ? .unicode : .ascii }
}
