import PnPDiagnostics
import PnPJSON
import PnPModel
public import PnPSelection

/// Writes verdicts on the drivers of machines as `pnpctl.verify/1`.
///
/// - SeeAlso: design section 5, "JSON"; `Schemas/pnpctl.verify-1.schema.json`.
public struct VerificationJSONRenderer: Sendable {
    /// How many bytes are worth a system call.
    private static let portion = 1 << 17

    /// Makes a renderer.
    public init() {}

    /// Writes verdicts.
    ///
    /// - Parameters:
    ///   - machines: The machines, in the order in which they were named.
    ///   - databases: What the verified databases are called.
    ///   - emit: Called with each portion in turn.
    /// - Throws: What `emit` throws, at once.
    public func render(
        _ machines: [VerifiedMachine],
        by databases: [String],
        emit: ([UInt8]) throws -> Void
    ) rethrows {
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.verify/1")
        writer.member("drivers", databases)
        writer.key("sources")
        writer.beginArray(.lines)
        for machine in machines { writer.source(machine.source, machine.machine) }
        writer.endArray()
        writer.key("devices")
        writer.beginArray(.lines)
        for (number, machine) in machines.enumerated() {
            for device in machine.devices {
                writer.verified(device, source: number)
                if writer.bytes.count >= Self.portion {
                    try emit(writer.bytes)
                    writer.removeAll()
                }
            }
        }
        writer.endArray()
        var summary = VerificationSummary()
        for machine in machines { summary.add(machine.devices) }
        writer.key("summary")
        writer.summary(summary)
        writer.endObject()
        writer.newline()
        try emit(writer.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func verified(_ device: VerifiedDevice, source: Int) {
        beginObject()
        member("source", source)
        member("instancePath", device.instancePath.spelling)
        member("label", device.label)
        member("bus", device.bus)
        member("observed", device.observed)
        member("observedModules", device.observedModules)
        member("verdict", device.verdict.rawValue)
        member("reason", device.reason.rawValue)
        member("contested", device.isContested)
        key("selected")
        candidate(device.winner)
        key("observedCandidate")
        candidate(device.own)
        endObject()
    }

    /// A candidate, or `null`.
    private mutating func candidate(_ verdict: Selection.Verdict?) {
        guard let verdict else { return null() }
        beginObject()
        member("driver", verdict.package.name)
        member("module", verdict.package.moduleName)
        member("database", verdict.database)
        member("rank", verdict.rank.description)
        member("deviceID", verdict.deviceID)
        member("ruleID", verdict.pattern.text)
        key("location")
        location(verdict.pattern.location)
        endObject()
    }

    fileprivate mutating func summary(_ summary: VerificationSummary) {
        beginObject(.lines)
        member("agree", summary.counts.agree)
        member("disagree", summary.counts.disagree)
        member("uncomparable", summary.counts.uncomparable)
        member("otherOffered", summary.otherOffered)
        key("pessimistic")
        beginObject()
        member("agree", summary.counts.agree)
        member("disagree", summary.counts.disagree + summary.otherOffered)
        endObject()
        key("contested")
        beginObject()
        member("total", summary.contestedTotal)
        member("agree", summary.contestedAgree)
        endObject()
        key("reasons")
        beginObject(.lines)
        for reason in VerifiedDevice.Reason.allCases { member(reason.rawValue, summary.reasons[reason] ?? 0) }
        endObject()
        key("buses")
        beginObject(.lines)
        for (bus, counts) in summary.buses.sorted(by: { $0.key < $1.key }) {
            key(bus)
            beginObject()
            member("agree", counts.agree)
            member("disagree", counts.disagree)
            member("uncomparable", counts.uncomparable)
            endObject()
        }
        endObject()
        endObject()
    }
}
