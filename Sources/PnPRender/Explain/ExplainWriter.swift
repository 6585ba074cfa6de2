import PnPModel
import PnPSelection

/// Writes an explanation in lines.
struct ExplainWriter {
    var buffer: TextBuffer
    /// The files that candidates are from, and what each is called in this text.
    var places = PlaceNames()

    /// Where what is said of a candidate begins: below its driver.
    static let detailColumn = 13

    // MARK: What it is about

    /// The device and its most specific ID, or the bare IDs.
    mutating func heading(_ explanation: Explanation, _ name: String?) {
        if let node = explanation.node {
            let name = name ?? node.plainName
            if node.label != name, !node.label.isEmpty {
                buffer.write(node.label, .dim)
                buffer.sign("  ")
            }
            buffer.write(name, .strong)
            if let id = node.hardwareIDs.first?.spelling { flow(id, .dim, from: 0) }
            buffer.endLine()
        }
        guard let query = explanation.decision?.query else { return }
        let isBare = explanation.node == nil
        for id in isBare ? query.hardwareIDs.map(\.spelling) : [] { line("hardware", id) }
        for id in isBare ? query.compatibleIDs.map(\.spelling) : [] { line("compatible", id) }
        for modalias in query.modaliases {
            // A processor's has a thousand characters and more.
            let most = buffer.style.width.map { max($0, 40) * 3 }
            line(isBare ? "modalias" : "", most.map { buffer.style.shortened(modalias, to: $0) } ?? modalias)
        }
    }

    private mutating func line(_ kind: String, _ text: String) {
        if !kind.isEmpty {
            buffer.write(kind, .dim)
            buffer.pad(to: 12)
        }
        buffer.write(text, .dim)
        buffer.endLine()
    }

    /// What is bound and what is selected, and all that keeps the two apart.
    mutating func condition(_ explanation: Explanation) {
        if let decision = explanation.decision {
            if explanation.node != nil {
                let observed = Self.named(decision.choice.observed, decision.choice.observedModule) ?? "nothing"
                wrap("bound now: \(observed)", from: 0)
            }
            flow("selected: \(selected(decision))", from: 0, gap: 3)
            if let word = agreement(decision) {
                flow(word, decision.isAgreed == false ? .dispute : .plain, from: 0, gap: 3)
            }
            buffer.endLine()
            if let kept = decision.choice.kept {
                paragraph("the rules cannot speak for the bound driver, so it stays: \(kept.words)", from: 0)
            }
        } else if let node = explanation.node {
            buffer.sign("driver: ")
            buffer.write(node.driver.function ?? "none")
            buffer.endLine()
            paragraph("it is no device on a bus: no rule chooses its driver", from: 0)
        }
        if let above = explanation.leftOutBelow {
            let cause = above.driver.function.map { "is run by \($0), which does not enumerate it" } ?? "has no driver"
            paragraph("the tree leaves it out with these rules: \(above.label) above \(cause)", .dispute, from: 0)
        }
        if explanation.node?.isRaw == true { paragraph("it runs without a function driver", from: 0) }
        // The problem says it where it is the reason.
        if explanation.node?.problem?.code != .disabled {
            for constraint in explanation.decision?.constraints ?? [] { paragraph(constraint.words, .dispute, from: 0) }
        }
        guard let problem = explanation.node?.problem else { return }
        let reason = problem.reason.isEmpty ? "" : ": \(problem.reason)"
        paragraph("problem \(problem.code.rawValue) \(problem.code.summary)\(reason)", .problem, from: 0)
    }

    private func selected(_ decision: DriverDecision) -> String {
        if decision.choice.isNull { return "none needed" }
        guard let selected = decision.choice.selected else { return "nothing" }
        let module = decision.choice.function == selected ? decision.choice.module : nil
        return Self.named(selected, module) ?? selected
    }

    private func agreement(_ decision: DriverDecision) -> String? {
        guard let isAgreed = decision.isAgreed else { return nil }
        if !isAgreed { return "they disagree" }
        return decision.choice.observed == decision.choice.selected ? "they agree" : "they agree by module"
    }

    /// A driver with its module where that is called otherwise.
    static func named(_ driver: String?, _ module: String?) -> String? {
        guard let driver else { return nil }
        guard let module, !module.isEmpty, module != driver, module != AliasText.moduleName(driver) else {
            return driver
        }
        return "\(driver) (\(module))"
    }

    // MARK: Lines

    /// A text behind what is on the line where there is room for it, else on the next.
    mutating func flow(_ text: String, _ emphasis: Emphasis = .plain, from column: Int, gap: Int = 2) {
        let fits = buffer.room.map { buffer.style.columns(of: text) + gap <= $0 } ?? true
        if fits {
            if buffer.column > column { buffer.pad(to: buffer.column + gap) } else { buffer.pad(to: column) }
            buffer.write(text, emphasis)
        } else {
            if buffer.column > 0 { buffer.endLine() }
            wrap(text, emphasis, from: column)
        }
    }

    /// A text in as many lines as it takes, each from a column on; the last one is ended.
    mutating func paragraph(_ text: String, _ emphasis: Emphasis = .plain, from column: Int) {
        wrap(text, emphasis, from: column)
        buffer.endLine()
    }

    /// A text in as many lines as it takes, from where the line is to begin; the last one is left open.
    mutating func wrap(_ text: String, _ emphasis: Emphasis = .plain, from column: Int) {
        let lines = buffer.style.wrapped(text, to: buffer.style.width.map { max($0 - column, 20) })
        for (number, line) in lines.enumerated() {
            if number > 0 { buffer.endLine() }
            buffer.pad(to: column)
            buffer.write(line, emphasis)
        }
    }
}
