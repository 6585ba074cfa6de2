/// Writes the lines above groups of devices: what they have in common, how many there are and how many are in trouble.
struct GroupHeadings {
    private var headings: [GroupHeading] = []
    private var titleWidth = 0
    private var countWidth = 0

    /// Titles wider than this push their own count to the right, not that of all others.
    private static let widestTitle = 32
    /// What counts and problems take behind a title.
    private static let counts = 34

    init() {}

    /// Prepares to write headings under each other.
    init(_ headings: [GroupHeading], style: TextStyle) {
        self.headings = headings
        let widest = min(Self.widestTitle, Self.room(forTitleOn: style) ?? .max)
        for heading in headings {
            titleWidth = max(titleWidth, min(style.columns(of: heading.title), widest))
            countWidth = max(countWidth, String(heading.count).utf8.count)
        }
    }

    /// Writes one of them.
    func write(_ position: Int, to buffer: inout TextBuffer) {
        let heading = headings[position]
        let style = buffer.style
        let title = Self.room(forTitleOn: style).map { style.shortened(heading.title, to: $0) } ?? heading.title
        buffer.write(title, .strong)
        let number = String(heading.count)
        buffer.pad(to: titleWidth + 2 + countWidth - number.utf8.count, gap: 2)
        buffer.write(heading.count == 1 ? "1 device" : "\(number) devices", .dim)
        if heading.troubled > 0 {
            buffer.sign(", ", .dim)
            buffer.write("\(heading.troubled) with a problem", .problem)
        }
        if !heading.remark.isEmpty, buffer.room ?? .max >= style.columns(of: heading.remark) + 2 {
            buffer.sign("  ")
            buffer.write(heading.remark, .dim)
        }
        buffer.endLine()
    }

    /// How wide a title may be for its counts to stand on the same line; `nil` where lines may be of any length.
    private static func room(forTitleOn style: TextStyle) -> Int? { style.width.map { max($0 - counts, 12) } }
}
