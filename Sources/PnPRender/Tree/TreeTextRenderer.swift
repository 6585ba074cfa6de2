public import PnPModel
internal import PnPThreads

/// Draws a device tree for people, a line a node.
///
/// A line holds the node's label, its name, its setup class, its function driver, its filters, its problem and the names
/// under which programs know it. The columns stand under each other over the whole tree. In a narrow terminal the class goes
/// first, then names are shortened in the middle; drivers and problems never are. Other views than by connection have a
/// heading for each group of devices, and leave out the column that would repeat it. The same tree, options and style give
/// the same bytes.
public struct TreeTextRenderer: Sendable {
    /// What the reader can see.
    public var style: TextStyle
    /// What is drawn.
    public var options: TreeViewOptions

    /// Makes a renderer.
    public init(style: TextStyle, options: TreeViewOptions = TreeViewOptions()) {
        self.style = style
        self.options = options
    }

    /// Draws a tree.
    ///
    /// - Parameters:
    ///   - tree: The tree.
    ///   - names: What to call a node, not escaped; `nil` for `DeviceNode.plainName`. Asked once for every line.
    /// - Returns: Lines of UTF-8, each ended.
    public func render(
        _ tree: DeviceTree,
        names: @escaping @Sendable (DeviceNode) -> String? = { _ in nil }
    ) -> [UInt8] {
        let view = TreeRows(of: tree, options: options)
        let rows = view.rows
        let parts = inHalves(rows.count) { lines(for: rows[$0], of: tree, names: names) }
        let columns = TreeColumns(
            content: parts.reduce(TreeColumns.Content()) { $0.joined(with: $1.content) },
            width: style.width
        )
        let texts = inHalves(rows.count) { range in
            var writer = writer(tree, columns, capacity: range.count * 96)
            writer.headings = GroupHeadings(view.headings, style: style)
            writer.pass(rows[..<range.lowerBound])
            for line in parts[range.lowerBound == 0 ? 0 : 1].lines { writer.write(line) }
            return writer.buffer.bytes
        }
        var heading = writer(tree, columns, capacity: 256 + rows.count * 96)
        heading.writeHeading()
        var footer = writer(tree, columns, capacity: 256)
        footer.writeFooter(hidden: view.hidden)
        return texts.reduce(into: heading.buffer.bytes) { $0 += $1 } + footer.buffer.bytes
    }

    /// Lines and how wide what they hold is.
    private typealias Part = (lines: [Line], content: TreeColumns.Content)

    private func lines(
        for rows: ArraySlice<TreeRow>,
        of tree: DeviceTree,
        names: (DeviceNode) -> String?
    ) -> Part {
        var part: Part = ([], TreeColumns.Content())
        part.lines.reserveCapacity(rows.count)
        let indent = TreeColumns.indent(forWidth: style.width)
        for row in rows {
            if row.heading != nil {
                part.lines.append(Line(headingAt: row))
                continue
            }
            // Copied once here and never again: a node is two dozen reference counts.
            let node = tree.nodes[row.node]
            let line = Line(
                row,
                node,
                name: names(node) ?? node.plainName,
                lastLabel: row.count > 1 ? tree.nodes[row.last].label : nil,
                options: options
            )
            line.measure(indent: indent, style: style, into: &part.content)
            part.lines.append(line)
        }
        return part
    }

    private func writer(_ tree: DeviceTree, _ columns: TreeColumns, capacity: Int) -> TreeLineWriter {
        TreeLineWriter(
            tree: tree,
            options: options,
            columns: columns,
            buffer: TextBuffer(style: style, capacity: capacity)
        )
    }

    /// A row with all that its line shows.
    struct Line {
        var row: TreeRow
        /// `nil` where it would repeat the name.
        var label: String?
        var name: String
        var setupClass: String?
        var function: String?
        /// Whether a device without a driver is marked as such.
        var marksNoDriver = true
        /// What else is said of the driver, and whether kernel and rules disagree about it.
        var dispute: String?
        var isDisputed: Bool
        var filters: [String]
        var problem: Problem?
        var interfaces: [String]

        /// The line of a group's heading, which has words of its own.
        init(headingAt row: TreeRow) {
            self.row = row
            name = ""
            isDisputed = false
            filters = []
            interfaces = []
        }

        init(_ row: TreeRow, _ node: DeviceNode, name: String, lastLabel: String?, options: TreeViewOptions) {
            self.row = row
            // `:1.0` says which interface only where it stands below its device.
            let own = options.view == .connection ? node.label : node.labelByItself
            if let lastLabel {
                self.name = "\(row.count) × \(name)"
                label = "\(own)–\(lastLabel)"
            } else {
                self.name = name
                label = own.isEmpty || own == name ? nil : own
            }
            // What the heading says is not said again.
            if options.view != .setupClass { setupClass = node.setupClass?.name }
            if options.view == .driver { marksNoDriver = false } else { function = node.driver.function }
            dispute = node.driver.dispute
            isDisputed = dispute != nil && node.driver.isDisputed
            problem = node.problem
            filters = options.showsStack ? [] : node.filterNames
            interfaces = options.showsInterfaces ? [] : node.interfaceWords
        }

        func measure(indent: Int, style: TextStyle, into content: inout TreeColumns.Content) {
            var width = min(row.level, TreeLineWriter.deepestIndent) * indent + style.columns(of: name)
            if let label { width += style.columns(of: label) + 2 }
            content.name = max(content.name, width)
            if let setupClass { content.setupClass = max(content.setupClass, style.columns(of: setupClass)) }
            content.driver = max(content.driver, function.map(style.columns) ?? (marksNoDriver ? 1 : 0))
            let filters = filters.isEmpty ? 0 : columns(of: filters, style) + 2
            let interfaces = interfaces.isEmpty ? 0 : columns(of: interfaces, style)
            content.filters = max(content.filters, filters)
            content.interfaces = max(content.interfaces, interfaces)
            content.tail = max(content.tail, filters + interfaces + (filters > 0 && interfaces > 0 ? 2 : 0))
        }

        private func columns(of words: [String], _ style: TextStyle) -> Int {
            words.reduce(words.count - 1) { $0 + style.columns(of: $1) }
        }
    }
}

extension DeviceNode {
    /// The label where no parent stands above it: that of a USB interface with its device's name, `1-5:1.0`.
    fileprivate var labelByItself: String {
        guard label.hasPrefix(":"), let own = records.first, own.role == .node, own.path.name.hasSuffix(label) else {
            return label
        }
        return String(own.path.name)
    }

    /// The filter drivers of its stack, the top of the stack first: the bus filters, which half of a machine has, last.
    fileprivate var filterNames: [String] {
        var names: [String] = []
        for object in stack.objects where object.layer.isFilter { names.append(object.displayName) }
        names.reverse()
        return names
    }
}
