import PnPModel

extension TreeLineWriter {
    /// Writes the line above the tree: whose devices these are, how many, and how many are in trouble.
    mutating func writeHeading() {
        let machine = tree.machine
        var name = [machine.vendor, machine.product].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        if let vendor = machine.vendor, let product = machine.product,
            product.lowercased().hasPrefix(vendor.lowercased())
        {
            name = product
        }
        var parts = name.isEmpty ? [] : [name]
        if let kernel = machine.kernel, !kernel.isEmpty { parts.append("kernel \(kernel)") }
        var count = 0
        var troubled = 0
        var disputed = 0
        // The root is no device.
        for index in tree.nodes.indices.dropFirst() where options.showsHidden || !tree.nodes[index].isHidden {
            count += 1
            if tree.nodes[index].problem != nil { troubled += 1 }
            if tree.nodes[index].driver.selected != nil, tree.nodes[index].driver.isDisputed { disputed += 1 }
        }
        var counts: [(text: String, emphasis: Emphasis)] = [(count == 1 ? "1 device" : "\(count) devices", .plain)]
        if troubled > 0 {
            counts.append(("\(troubled) with a problem", .problem))
        } else if count > 0 {
            counts.append(("none with a problem", .plain))
        }
        if disputed > 0 { counts.append(("\(disputed) where kernel and rules disagree", .dispute)) }

        if !parts.isEmpty {
            buffer.write(parts.joined(separator: ", "), .strong)
            let needed = counts.reduce(1) { $0 + $1.text.utf8.count + 2 }
            if let room = buffer.room, room < needed { buffer.endLine() } else { buffer.sign(buffer.signs.dot) }
        }
        for (position, count) in counts.enumerated() {
            if position > 0 { buffer.sign(", ") }
            buffer.write(count.text, count.emphasis)
        }
        buffer.endLine()
    }

    /// Writes what was left out because it is hidden, if a reader might miss it.
    mutating func writeFooter(hidden: [NodeIndex]) {
        guard !hidden.isEmpty || !tree.omitted.isEmpty, options.matches == nil, !options.onlyProblems,
            options.depth == nil
        else { return }
        var counts = tree.omitted
        var troubled = 0
        for index in hidden {
            let kind = tree.nodes[index].isSoftware ? "software" : tree.nodes[index].instancePath.enumerator
            if tree.nodes[index].problem != nil { troubled += 1 }
            counts[String(kind), default: 0] += 1
        }
        let kinds = counts.map { (name: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        // The largest say enough, and fewer of them where the line is short.
        var text = "\(kinds.reduce(0) { $0 + $1.count }) more with --all"
        for named in stride(from: min(4, kinds.count), to: 0, by: -1) {
            let rest = kinds.dropFirst(named).reduce(0) { $0 + $1.count }
            let list = kinds.prefix(named).map { "\($0.count) \($0.name)" } + (rest > 0 ? ["\(rest) other"] : [])
            let candidate = "\(text) (\(list.joined(separator: ", ")))"
            guard buffer.style.columns(of: candidate) <= buffer.style.width ?? .max else { continue }
            text = candidate
            break
        }
        buffer.write(text, .dim)
        if troubled > 0 { buffer.write(", \(troubled) of them with a problem", .problem) }
        buffer.endLine()
    }
}
