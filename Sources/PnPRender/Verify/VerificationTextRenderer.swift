import PnPDiagnostics
import PnPModel
public import PnPSelection

/// Writes how far rules choose the drivers that the kernel bound, for people: the figures, then what disagrees, then where.
public struct VerificationTextRenderer: Sendable {
    /// What the reader can see.
    public var style: TextStyle
    /// Whether uncomparable devices for which something else was chosen are listed too.
    public var listsOffers: Bool

    /// Makes a renderer.
    public init(style: TextStyle, listsOffers: Bool = false) {
        self.style = style
        self.listsOffers = listsOffers
    }

    /// Writes verdicts.
    ///
    /// - Parameters:
    ///   - machines: The machines, in the order in which they were named.
    ///   - databases: What the verified databases are called.
    /// - Returns: Lines of UTF-8, each ended.
    public func render(_ machines: [VerifiedMachine], by databases: [String]) -> [UInt8] {
        var summary = VerificationSummary()
        for machine in machines { summary.add(machine.devices) }
        var writer = VerificationWriter(buffer: TextBuffer(style: style))
        writer.heading(machines, databases)
        writer.figures(summary)
        writer.list("Disagreements", machines) { $0.verdict == .disagree }
        if listsOffers { writer.list("Something else chosen, uncomparable", machines, where: \.isOtherOffered) }
        writer.buses(summary)
        writer.reasons(summary)
        return writer.buffer.bytes
    }
}

private struct VerificationWriter {
    var buffer: TextBuffer

    // MARK: Figures

    mutating func heading(_ machines: [VerifiedMachine], _ databases: [String]) {
        let devices = machines.reduce(0) { $0 + $1.devices.count }
        let first = machines.count == 1 ? machines[0].source.path : nil
        buffer.write(first ?? (machines.count == 1 ? "this machine" : "\(machines.count) machines"), .strong)
        buffer.sign(buffer.signs.dot)
        buffer.write(devices == 1 ? "1 device with a driver" : "\(devices) devices with a driver")
        buffer.endLine()
        buffer.write("rules: " + databases.joined(separator: ", "), .dim)
        buffer.endLine()
        buffer.endLine()
    }

    mutating func figures(_ summary: VerificationSummary) {
        let counts = summary.counts
        guard counts.comparable > 0 else {
            buffer.write("nothing can be compared")
            return buffer.endLine()
        }
        let rest = summary.otherOffered
        figure(counts.agree, of: counts.comparable, "agree", .strong)
        let ending = rest == 1 ? "1 uncomparable device" : "\(rest) uncomparable devices"
        figure(counts.agree, of: counts.comparable + rest, "if the \(ending) with something else chosen count too")
        if summary.contestedTotal > 0 {
            figure(summary.contestedAgree, of: summary.contestedTotal, "where several modules compete")
        }
    }

    /// A share is rounded down: what is not all is never 100.
    private mutating func figure(_ part: Int, of whole: Int, _ what: String, _ emphasis: Emphasis = .plain) {
        let tenths = part * 1000 / whole
        let share = "\(tenths / 10).\(tenths % 10) %"
        let count = "\(part) of \(whole)"
        buffer.pad(to: 7 - share.utf8.count)
        buffer.write(share, emphasis)
        buffer.sign("  ")
        buffer.pad(to: 22 - count.utf8.count, gap: 2)
        buffer.write(count)
        buffer.sign("  ")
        buffer.write(what)
        buffer.endLine()
    }

    // MARK: Devices

    mutating func list(_ title: String, _ machines: [VerifiedMachine], where isWanted: (VerifiedDevice) -> Bool) {
        let wanted = machines.map { (machine: $0, devices: $0.devices.filter(isWanted)) }.filter { !$0.devices.isEmpty }
        guard !wanted.isEmpty else { return }
        buffer.endLine()
        buffer.write(title, .strong)
        buffer.endLine()
        for (machine, devices) in wanted {
            if machines.count > 1 {
                buffer.pad(to: 2)
                buffer.write(machine.source.path ?? machine.source.kind, .dim)
                buffer.endLine()
            }
            for device in devices { write(device) }
        }
    }

    private mutating func write(_ device: VerifiedDevice) {
        buffer.pad(to: 2)
        buffer.write(device.label)
        buffer.sign("  ")
        buffer.write(device.bus.isEmpty ? buffer.signs.none : device.bus, .dim)
        buffer.sign("  ")
        buffer.write("runs \(device.observed)")
        buffer.write(", the rules choose \(device.winner?.package.name ?? "nothing")", .dispute)
        buffer.write(": \(device.reason.words)")
        buffer.endLine()
        let names = [device.winner, device.own].compactMap { $0?.package.name }
        let width = names.reduce(0) { max($0, buffer.style.columns(of: $1)) }
        if let winner = device.winner { rule(winner, nameWidth: width) }
        if let own = device.own, own != device.winner { rule(own, nameWidth: width) }
        if device.own == nil {
            buffer.pad(to: 6)
            buffer.write("no rule of \(device.observed) matches \(device.instancePath)", .dim)
            buffer.endLine()
        }
    }

    private mutating func rule(_ verdict: Selection.Verdict, nameWidth: Int) {
        buffer.pad(to: 6)
        buffer.write(verdict.package.name)
        buffer.pad(to: 6 + nameWidth + 2)
        buffer.write(verdict.rank.description)
        buffer.sign("  ")
        let place = verdict.pattern.location.description
        // The rule is what is looked for: the place goes below it where both do not fit.
        let needed = buffer.style.columns(of: verdict.pattern.text) + 2 + buffer.style.columns(of: place)
        buffer.write(verdict.pattern.text)
        if let room = buffer.room, room + buffer.style.columns(of: verdict.pattern.text) < needed {
            buffer.endLine()
            buffer.pad(to: 6 + nameWidth + 2)
        } else {
            buffer.sign("  ")
        }
        buffer.write(place, .dim)
        buffer.endLine()
    }

    // MARK: Counts

    mutating func buses(_ summary: VerificationSummary) {
        let rows = summary.buses.sorted { left, right in
            (right.value.comparable, left.key) < (left.value.comparable, right.key)
        }
        guard !rows.isEmpty else { return }
        let width = rows.reduce("By bus".utf8.count) { max($0, buffer.style.columns(of: $1.key)) }
        buffer.endLine()
        buffer.write("By bus", .strong)
        for (index, title) in ["agree", "disagree", "uncomparable"].enumerated() { number(title, width, index) }
        buffer.endLine()
        for (bus, counts) in rows {
            buffer.pad(to: 0)
            buffer.write(bus.isEmpty ? buffer.signs.none : bus)
            number(String(counts.agree), width, 0)
            number(String(counts.disagree), width, 1, counts.disagree > 0 ? .dispute : .plain)
            number(String(counts.uncomparable), width, 2)
            buffer.endLine()
        }
    }

    private mutating func number(_ text: String, _ width: Int, _ column: Int, _ emphasis: Emphasis = .plain) {
        buffer.pad(to: width + 9 + column * 11 + column / 2 * 3 - text.utf8.count, gap: 1)
        buffer.write(text, emphasis)
    }

    mutating func reasons(_ summary: VerificationSummary) {
        for (title, verdict) in [
            ("Disagree", VerifiedDevice.Verdict.disagree), ("Uncomparable", .uncomparable),
        ] {
            let rows = VerifiedDevice.Reason.allCases.filter { $0.verdict == verdict && summary.reasons[$0] ?? 0 > 0 }
            guard !rows.isEmpty else { continue }
            buffer.endLine()
            buffer.write("\(title) because", .strong)
            buffer.endLine()
            for reason in rows {
                let count = String(summary.reasons[reason] ?? 0)
                buffer.pad(to: 7 - count.utf8.count)
                buffer.write(count)
                buffer.sign("  ")
                buffer.write(reason.words)
                buffer.endLine()
            }
        }
    }
}

extension VerifiedDevice.Reason {
    /// The reason in words.
    var words: String {
        switch self {
        case .onlyCandidate: "nothing else matches"
        case .bestCandidate: "it is ranked first"
        case .outranked: "the bound driver is outranked"
        case .refused: "the bound driver is kept out by modprobe.d or by its own rule"
        case .otherCandidates: "only other drivers match"
        case .noCandidate: "no driver matches"
        case .noModalias: "the device has no modalias"
        case .helperAlias: "its modaliases load helpers alone"
        case .olderGrammar: "an older kernel wrote the modalias"
        case .unknownDriver: "the rules do not know the driver"
        case .compiledIn: "the driver is compiled in, without aliases"
        case .boundByName: "the driver has no alias for such devices"
        case .boundByHand: "somebody bound it"
        }
    }
}
