import PnPModel

/// Writes boxes of device objects under each other, with the lines that join them.
struct StackBoxWriter {
    var buffer: TextBuffer
    private let kindWidth: Int
    private let driverWidth: Int
    /// From the left side of a box to its right side, both excluded.
    private let innerWidth: Int
    /// Whether a line from the box above still runs down on the right.
    private var isConnecting = false
    /// Whether the line has been explained.
    private var isExplained = false

    private static let remark = " the same driver"

    init(boxes: [StackBox], buffer: TextBuffer) {
        self.buffer = buffer
        let style = buffer.style
        let rows = boxes.flatMap(\.rows)
        let kind = rows.contains { $0.object.layer == .user } ? 8 : 6
        let driver = rows.reduce(0) { max($0, style.columns(of: $1.object.displayName)) }
        let needed = rows.reduce(0) { width, row in
            max(width, kind + driver + 4 + Self.role(row, buffer.signs).unicodeScalars.count + 6)
        }
        let titles = boxes.reduce(0) { max($0, style.columns(of: $1.label) + style.columns(of: $1.name) + 6) }
        let room = (style.width ?? 100) - 2 - 3 - Self.remark.utf8.count
        kindWidth = kind
        driverWidth = driver
        innerWidth = max(needed, min(titles, room))
    }

    /// Writes where the request comes in; the first two columns are written already.
    mutating func writeEntrance(to node: DeviceNode, interface: DeviceInterface?, isOpen: Bool) {
        let named = interface ?? node.interfaceWords.first.flatMap { word in node.interfaces.first { $0.name == word } }
        let target = named.map { "\($0.name) (\($0.kindWord))" } ?? node.label
        guard isOpen else {
            let problem = node.problem.map { "\($0.code.rawValue) \($0.code.summary): \($0.reason)" }
            let reason = problem ?? "it has no function driver"
            for line in buffer.style.wrapped(
                "no I/O request to \(target) gets through: \(reason)",
                to: buffer.style.width.map { max($0 - 2, 20) }
            ) {
                buffer.pad(to: 2)
                buffer.write(line, .problem)
                buffer.endLine()
            }
            return
        }
        buffer.write("an I/O request to \(target) enters here")
        buffer.endLine()
        buffer.sign("  ")
        buffer.sign(buffer.signs.down)
        buffer.endLine()
    }

    /// Writes one node's box.
    mutating func write(_ box: StackBox) {
        writeTitle(box)
        for (position, row) in box.rows.enumerated() {
            if position > 0, row.object.layer != .user, box.rows[position - 1].object.layer == .user {
                writeDivider(" kernel mode ")
            }
            write(row)
        }
        buffer.sign(buffer.signs.bottomLeft, .dim)
        writeDashes(innerWidth)
        buffer.sign(buffer.signs.bottomRight, .dim)
        endLine()
    }

    /// Writes the drivers that the request meets, each once.
    mutating func writeDrivers(of path: IORequestPath) {
        guard !path.drivers.isEmpty else { return }
        let steps = path.drivers + (path.endsAtHardware ? ["hardware"] : [])
        buffer.write("driver stack of the request:")
        for (position, step) in steps.enumerated() {
            let arrow = position == 0 ? " " : buffer.signs.arrow
            let needed = arrow.unicodeScalars.count + buffer.style.columns(of: step)
            if let room = buffer.room, room < needed {
                buffer.endLine()
                buffer.sign("   ")
            }
            buffer.sign(arrow)
            buffer.write(step, .strong)
        }
        buffer.endLine()
    }

    private mutating func writeTitle(_ box: StackBox) {
        let style = buffer.style
        buffer.sign(buffer.signs.topLeft, .dim)
        buffer.sign(" ")
        if !box.label.isEmpty {
            buffer.write(style.shortened(box.label, to: max(innerWidth - 16, 8)), .dim)
            buffer.sign("  ")
        }
        buffer.write(style.shortened(box.name, to: max(innerWidth - buffer.column - 1, 8)), .strong)
        buffer.sign(" ")
        writeDashes(innerWidth + 1 - buffer.column)
        buffer.sign(buffer.signs.topRight, .dim)
        endLine()
    }

    private mutating func write(_ row: StackBox.Row) {
        let emphasis: Emphasis = row.isOnPath ? .plain : .dim
        let signs = buffer.signs
        buffer.sign(signs.bar, .dim)
        buffer.sign(" ")
        buffer.write(row.object.layer.objectKind, emphasis)
        buffer.pad(to: 2 + kindWidth, gap: 1)
        buffer.write(row.object.displayName, row.isOnPath ? .strong : .dim)
        buffer.pad(to: 2 + kindWidth + driverWidth + 2, gap: 2)
        buffer.write(row.object.layer.role, emphasis)
        if row.endsAtHardware {
            buffer.sign(signs.arrow)
            buffer.write("hardware", .strong)
        }
        if row.connectsUp {
            buffer.sign("  ")
            buffer.sign(signs.left)
            writeDashes(innerWidth + 1 - buffer.column)
            buffer.open(.dim)
            buffer.sign(signs.cross)
            buffer.sign(signs.dash)
            buffer.sign(signs.bendUp)
            buffer.close(.dim)
            isConnecting = false
        } else if row.connectsDown {
            buffer.sign(" ")
            writeDashes(innerWidth + 1 - buffer.column)
            buffer.open(.dim)
            buffer.sign(signs.cross)
            buffer.sign(signs.dash)
            buffer.sign(signs.bendDown)
            let fits = buffer.room.map { $0 >= Self.remark.utf8.count } ?? true
            if !isExplained, fits { buffer.sign(Self.remark) }
            buffer.close(.dim)
            isExplained = true
            isConnecting = true
            buffer.endLine()
            return
        } else {
            buffer.pad(to: innerWidth + 1)
            buffer.sign(signs.bar, .dim)
        }
        endLine()
    }

    private mutating func writeDivider(_ text: String) {
        buffer.sign(buffer.signs.teeRight, .dim)
        writeDashes(1)
        buffer.write(text, .dim)
        writeDashes(innerWidth + 1 - buffer.column)
        buffer.sign(buffer.signs.teeLeft, .dim)
        endLine()
    }

    private mutating func writeDashes(_ count: Int) {
        guard count > 0 else { return }
        buffer.open(.dim)
        for _ in 0..<count { buffer.sign(buffer.signs.dash) }
        buffer.close(.dim)
    }

    /// Ends a line of a box, past the line that runs on its right.
    private mutating func endLine() {
        if isConnecting {
            buffer.sign(" ")
            buffer.sign(buffer.signs.bar, .dim)
        }
        buffer.endLine()
    }

    private static func role(_ row: StackBox.Row, _ signs: GlyphSet) -> String {
        row.endsAtHardware ? row.object.layer.role + signs.arrow + "hardware" : row.object.layer.role
    }
}

extension DeviceInterface {
    /// What its kind is called: `disk`, `network interface`; else the kernel's word.
    var kindWord: String {
        switch className {
        case "block": "disk"
        case "net": "network interface"
        case "tty": "serial line"
        case "sound": "sound card"
        case "drm": "graphics"
        case "video4linux": "video"
        default: className
        }
    }
}
