import PnPJSON
import PnPModel
import PnPSelection

/// Writes why a device has its driver as `pnpctl.explain/1`.
///
/// - SeeAlso: `Schemas/pnpctl.explain-1.schema.json`.
public struct ExplainJSONRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// Writes an explanation.
    ///
    /// - Returns: JSON text, ended by a line's end.
    public func render(_ explanation: Explanation) -> [UInt8] {
        var writer = JSONWriter()
        let choice = explanation.decision?.choice
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.explain/1")
        writer.key("source")
        if let source = explanation.source { writer.source(source, explanation.machine) } else { writer.null() }
        writer.member("device", explanation.node?.instancePath.spelling)
        writer.member("label", explanation.node?.label)
        writer.member("description", explanation.node?.description)
        let query = explanation.decision?.query
        let node = explanation.node
        writer.member("hardwareIDs", (query?.hardwareIDs ?? node?.hardwareIDs ?? []).map(\.spelling))
        writer.member("compatibleIDs", (query?.compatibleIDs ?? node?.compatibleIDs ?? []).map(\.spelling))
        writer.member("modaliases", query?.modaliases ?? node?.modaliases ?? [])
        writer.member("observed", choice?.observed ?? node?.driver.observed)
        writer.member("observedModule", choice?.observedModule ?? node?.driver.observedModule)
        writer.member("selected", choice?.selected)
        writer.member("selectedModule", choice?.selected == nil ? nil : choice?.module)
        writer.member("rank", choice?.rank?.description)
        writer.key("agree")
        if let isAgreed = explanation.decision?.isAgreed { writer.value(isAgreed) } else { writer.null() }
        writer.member("origin", node?.driver.origin?.rawValue)
        writer.member("kept", choice?.kept?.rawValue)
        writer.member("needsNone", choice?.isNull ?? false)
        writer.member("prediction", explanation.isPrediction)
        writer.member("leftOutBelow", explanation.leftOutBelow?.instancePath.spelling)
        writer.key("constraints")
        writer.beginArray(.lines)
        for constraint in explanation.decision?.constraints ?? [] { writer.constraint(constraint) }
        writer.endArray()
        writer.key("candidates")
        writer.beginArray(.lines)
        if let decision = explanation.decision {
            for index in decision.selection.verdicts.indices { writer.candidate(index, in: decision) }
        }
        writer.endArray()
        writer.key("filters")
        writer.beginArray(.lines)
        for filter in explanation.filters { writer.object(filter) }
        writer.endArray()
        writer.key("problem")
        writer.problem(node?.problem)
        writer.key("whyNot")
        if let whyNot = explanation.whyNot {
            writer.whyNot(whyNot, in: explanation.decision?.selection)
        } else {
            writer.null()
        }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func constraint(_ constraint: DriverConstraint) {
        beginObject()
        switch constraint {
        case .unauthorized(let record):
            member("kind", "unauthorized")
            member("record", record.text)
            member("driver", nil)
        case .override(let driver, let record):
            member("kind", "driver-override")
            member("record", record.text)
            member("driver", driver)
        }
        endObject()
    }

    fileprivate mutating func candidate(_ index: Int, in decision: DriverDecision) {
        let verdict = decision.selection.verdicts[index]
        let package = verdict.package
        beginObject()
        member("driver", package.name)
        member("module", package.moduleName.isEmpty ? nil : package.moduleName)
        member("kind", package.kind.rawValue)
        member("rank", verdict.rank.description)
        key("rankParts")
        beginObject()
        member("signature", verdict.rank.signature)
        member("feature", verdict.rank.feature)
        member("matchType", verdict.rank.identifier.matchType)
        member("position", verdict.rank.identifier.position)
        endObject()
        member("deviceID", verdict.deviceID)
        member("ruleID", verdict.pattern.text)
        key("location")
        location(verdict.pattern.location)
        member("database", verdict.database)
        member("date", package.date)
        member("version", package.version)
        member("fate", verdict.fate.word)
        member("reason", decision.selection.reason(at: index))
        if case .outranked(let winner) = verdict.fate {
            member("beatenBy", decision.selection.verdicts[winner].package.name)
        } else {
            member("beatenBy", nil)
        }
        member("decidedBy", verdict.decidedBy?.rawValue)
        member("observed", decision.isObserved(verdict))
        endObject()
    }

    fileprivate mutating func whyNot(_ whyNot: WhyNot, in selection: Selection?) {
        beginObject(.lines)
        member("driver", whyNot.driver)
        member("outcome", whyNot.outcome.word)
        member("reason", whyNot.words(in: selection))
        member("rules", whyNot.ruleCount)
        key("closest")
        beginArray(.lines)
        if case .unmatched(let misses) = whyNot.outcome { for miss in misses { nearMiss(miss) } }
        endArray()
        key("remedies")
        beginArray(.lines)
        for remedy in whyNot.remedies { self.remedy(remedy) }
        endArray()
        endObject()
    }

    private mutating func nearMiss(_ miss: NearMiss) {
        beginObject()
        member("ruleID", miss.pattern.text)
        key("location")
        location(miss.pattern.location)
        member("deviceID", miss.deviceID)
        member("agree", miss.agreements)
        key("differ")
        beginArray()
        for difference in miss.differences {
            beginObject()
            member("field", difference.field)
            member("wanted", difference.wanted)
            member("found", difference.found)
            endObject()
        }
        endArray()
        endObject()
    }

    private mutating func remedy(_ remedy: Remedy) {
        beginObject()
        member("kind", remedy.kind)
        member("words", remedy.words)
        switch remedy {
        case .rule(let id, let rank):
            member("id", id)
            member("rank", rank.description)
        case .withoutRefusal(let refusal):
            key("location")
            location(refusal.location)
        case .withoutExclusion(let pattern), .withoutAlias(let pattern):
            member("id", pattern.text)
            key("location")
            location(pattern.location)
        case .blacklist(let module): member("module", module)
        case .signature, .featureScore, .date, .version: break
        }
        endObject()
    }
}

extension WhyNot.Outcome {
    /// The word for it in JSON.
    fileprivate var word: String {
        switch self {
        case .selected: "selected"
        case .candidate: "candidate"
        case .unmatched: "unmatched"
        case .otherIDs: "other-ids"
        case .withoutRules: "without-rules"
        case .withoutAliases: "without-aliases"
        }
    }
}
