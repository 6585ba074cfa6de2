import PnPModel

/// Writes the lines of a drawn tree once their columns are known.
struct TreeLineWriter {
    /// Deeper levels are not indented further: a tree of ten thousand levels must not take a hundred million columns.
    static let deepestIndent = 40

    let tree: DeviceTree
    let options: TreeViewOptions
    let columns: TreeColumns
    var buffer: TextBuffer
    /// What stands above groups of devices.
    var headings = GroupHeadings()
    /// For each level above the current line whether its node was the last of its siblings.
    private var isLast: [Bool] = []

    init(tree: DeviceTree, options: TreeViewOptions, columns: TreeColumns, buffer: TextBuffer) {
        self.tree = tree
        self.options = options
        self.columns = columns
        self.buffer = buffer
    }

    private var signs: GlyphSet { buffer.signs }

    /// Notes lines that another writer writes, and below which this one goes on.
    mutating func pass(_ rows: ArraySlice<TreeRow>) {
        for row in rows { pass(row) }
    }

    private mutating func pass(_ row: TreeRow) {
        isLast.removeLast(max(0, isLast.count - row.level))
        isLast.append(row.isLast)
    }

    /// Writes a node's line and what the options put below it.
    mutating func write(_ line: TreeTextRenderer.Line) {
        let row = line.row
        pass(row)
        if let heading = row.heading { return headings.write(heading, to: &buffer) }

        if row.level > 0 {
            buffer.open(.dim)
            writeGuides(upTo: row.level)
            buffer.sign(row.isLast ? signs.elbow : signs.tee)
            if columns.indent > 2 { buffer.sign(signs.dash) }
            buffer.close(.dim)
            buffer.sign(" ")
        }
        writeName(line)
        if let start = columns.classStart, let name = line.setupClass {
            buffer.pad(to: start, gap: 2)
            buffer.write(name, .dim)
        }
        let dispute = writeDriver(line)
        // Trouble first. Where room is short, what is typed goes before what only explains.
        let leftOver = writeProblem(line.problem)
        let hasColumns = !columns.isCompact && line.problem == nil
        if hasColumns {
            writeWords("+", line.filters, start: columns.filterStart)
            writeWords("", line.interfaces, start: columns.interfaceStart)
        } else {
            writeWords("", line.interfaces, start: columns.filterStart)
            writeWords("+", line.filters, start: columns.filterStart)
        }
        if row.below > 0 {
            buffer.pad(to: 0, gap: 2)
            buffer.write("\(row.below) below", .dim)
        }
        buffer.endLine()

        if let dispute { writeBelow(row, dispute, .dispute) }
        if let leftOver { writeBelow(row, leftOver, .problem) }
        if let link = tree.attachments[row.node]?.link, link.isDegraded {
            writeBelow(row, "link \(link.text)", .dispute)
        }
        if showsDetails { for detail in details(of: tree.nodes[row.node]) { writeDetail(row, detail) } }
    }

    private mutating func writeGuides(upTo level: Int) {
        guard level > 1 else { return }
        var first = 1
        if level > Self.deepestIndent {
            first = level - Self.deepestIndent + 1
            buffer.sign(signs.ellipsis)
            buffer.sign(" ")
        }
        for above in first..<level { writeGuide(!isLast[above]) }
    }

    /// Writes the line that passes between a node and its siblings further down, or the room for one.
    private mutating func writeGuide(_ isDrawn: Bool) {
        buffer.sign(isDrawn ? signs.bar : " ")
        buffer.sign(columns.indent == 2 ? " " : "  ")
    }

    private mutating func writeName(_ line: TreeTextRenderer.Line) {
        let style = buffer.style
        let emphasis: Emphasis = line.row.isContext ? .dim : .plain
        var room = columns.isLimited ? max(columns.name - buffer.column, 12) : .max
        if let label = line.label {
            let label = ownSigns(label)
            // The name keeps enough to be known by.
            let least = min(columns.isLimited ? style.columns(of: line.name) : 0, 16)
            buffer.write(columns.isLimited ? style.shortened(label, to: max(room - least - 2, 11)) : label, .dim)
            buffer.sign("  ")
            room = columns.isLimited ? max(columns.name - buffer.column, 8) : .max
        }
        let name = ownSigns(line.name)
        buffer.write(columns.isLimited ? style.shortened(name, to: room) : name, emphasis)
    }

    /// The text with the two signs that ``TreeTextRenderer/Line`` uses itself in this style's glyphs.
    private func ownSigns(_ text: String) -> String {
        guard buffer.style.glyphs == .ascii, !DisplayText.isPlain(text) else { return text }
        return String(text.map { $0 == "×" ? "x" : $0 == "–" ? "-" : $0 })
    }

    /// Writes the driver and what else is said of it; the latter is given back where it stands alone and does not fit.
    private mutating func writeDriver(_ line: TreeTextRenderer.Line) -> String? {
        guard line.function != nil || line.marksNoDriver else {
            guard let dispute = line.dispute else { return nil }
            let start = max(columns.driverStart, buffer.column + 2)
            if let width = buffer.style.width, start + buffer.style.columns(of: dispute) + 2 > width { return dispute }
            buffer.pad(to: start)
            buffer.write("(\(dispute))", .dispute)
            return nil
        }
        buffer.pad(to: columns.driverStart, gap: 2)
        if let function = line.function {
            buffer.write(function, line.isDisputed ? .dispute : .plain)
        } else {
            buffer.sign(signs.none, line.problem == nil ? .dim : .problem)
        }
        if let other = line.dispute { buffer.write(" (\(other))", .dispute) }
        return nil
    }

    /// Writes the problem; what does not fit on the line is given back.
    private mutating func writeProblem(_ problem: Problem?) -> String? {
        guard let problem else { return nil }
        let style = buffer.style
        let short = "\(problem.code.rawValue) \(problem.code.summary)"
        let whole = problem.reason.isEmpty ? short : short + ": " + problem.reason
        let aligned = max(columns.filterStart, buffer.column + 2)
        guard let width = style.width, aligned + style.columns(of: whole) > width else {
            buffer.pad(to: aligned)
            buffer.write(whole, .problem)
            return nil
        }
        // Closer to the driver there may be more room than in the column.
        for start in [aligned, buffer.column + 2] where start + style.columns(of: short) <= width {
            buffer.pad(to: start)
            buffer.write(short, .problem)
            return problem.reason.isEmpty ? nil : problem.reason
        }
        return whole
    }

    /// Writes as many of some words as there is room for, with an ellipsis for the others.
    private mutating func writeWords(_ sign: String, _ words: [String], start: Int) {
        guard !words.isEmpty else { return }
        let style = buffer.style
        let ellipsis = signs.ellipsis.unicodeScalars.count
        var column = max(start, buffer.column + 2)
        if let width = style.width {
            // Room for one word at least, and for a sign that there are others.
            let least =
                (sign.isEmpty ? 0 : 2) + style.columns(of: words[0]) + (words.count > 1 ? 1 + ellipsis : 0)
            if column + least > width { column = buffer.column + 2 }
            guard column + least <= width else { return }
        }
        buffer.pad(to: column)
        if !sign.isEmpty {
            buffer.sign(sign, .dim)
            column += 1
        }
        for (position, word) in words.enumerated() {
            let space = position > 0 || !sign.isEmpty ? 1 : 0
            // The last word may take the columns that the others must leave for the ellipsis.
            let reserve = position == words.count - 1 ? 0 : 1 + ellipsis
            let isFull = style.width.map { column + space + style.columns(of: word) + reserve > $0 } ?? false
            if space > 0 { buffer.sign(" ") }
            if isFull { return buffer.sign(signs.ellipsis, .dim) }
            buffer.write(word)
            column += space + style.columns(of: word)
        }
    }

    // MARK: What stands below a node's line

    private mutating func writeDetailGuides(_ row: TreeRow) {
        buffer.open(.dim)
        writeGuides(upTo: row.level)
        if row.level > 0 { writeGuide(!row.isLast) }
        buffer.sign(row.hasChildren ? signs.bar : " ")
        buffer.close(.dim)
        buffer.sign("   ")
    }

    private mutating func writeBelow(_ row: TreeRow, _ text: String, _ emphasis: Emphasis) {
        let indent = min(row.level, Self.deepestIndent) * columns.indent + 4
        for line in buffer.style.wrapped(text, to: buffer.style.width.map { max($0 - indent, 20) }) {
            writeDetailGuides(row)
            buffer.write(line, emphasis)
            buffer.endLine()
        }
    }

    private var showsDetails: Bool {
        options.showsIDs || options.showsStack || options.showsInterfaces || options.showsResources
    }

    private func details(of node: DeviceNode) -> [NodeDetail] {
        var details: [NodeDetail] = []
        if options.showsIDs { details += node.identityDetails }
        if options.showsStack { details += node.stackDetails }
        if options.showsInterfaces { details += node.interfaceDetails }
        if options.showsResources { details += node.resourceDetails }
        return details
    }

    private mutating func writeDetail(_ row: TreeRow, _ detail: NodeDetail) {
        writeDetailGuides(row)
        let start = buffer.column
        buffer.write(detail.kind, .dim)
        buffer.pad(to: start + detail.kindWidth, gap: 2)
        buffer.write(detail.text)
        if !detail.remark.isEmpty {
            buffer.pad(to: start + detail.kindWidth + detail.textWidth + 2, gap: 2)
            buffer.write(detail.remark, .dim)
        }
        buffer.endLine()
    }
}
