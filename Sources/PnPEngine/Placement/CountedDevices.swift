internal import PnPModel

/// Takes out of a placement what a text tree only counts: hidden devices of which all that is shown is known beforehand.
///
/// Such a device is software, or on a pseudo bus; nobody states an identity for it, nothing hints at a problem, and no node
/// that stays hangs on it. Of a large machine that is three quarters of its devices.
struct CountedDevices {
    /// How many were taken out, by what a text tree counts them as.
    private(set) var counts: [String: Int] = [:]
    /// What is left.
    private(set) var placement: Placement

    /// What a device that is no hardware is counted as.
    static let software = "software"

    init(_ placement: Placement, _ forest: RecordForest, _ buses: any BusCatalogue) {
        self.placement = placement
        var stays = [Bool](repeating: false, count: placement.drafts.count)
        var kinds: [String?] = []
        kinds.reserveCapacity(placement.drafts.count)
        var enumerators: [String: String?] = [:]
        for draft in placement.drafts {
            kinds.append(Self.kind(of: draft, forest.records[draft.own], buses, &enumerators))
        }
        for start in kinds.indices where kinds[start] == nil {
            var draft = start
            while draft != Placement.root, !stays[draft] {
                stays[draft] = true
                draft = placement.drafts[draft].parent
            }
        }
        keep(stays)
        for (index, kind) in kinds.enumerated() where !stays[index] {
            if let kind { counts[kind, default: 0] += 1 }
        }
    }

    /// What a device can be counted as; `nil` for one that must be looked at.
    private static func kind(
        of draft: NodeDraft,
        _ record: DeviceRecord,
        _ buses: any BusCatalogue,
        _ enumerators: inout [String: String?]
    ) -> String? {
        guard draft.isHidden, !draft.isOrphan, draft.companions.isEmpty, record.identity == nil, record.isPresent else {
            return nil
        }
        if draft.sort == .software { return software }
        guard draft.sort == .device, let bus = record.subsystem?.name, PseudoBuses.holds(bus), record.driver == nil,
            record.modaliases.isEmpty, !record.hasDevicetreeNode, !ProblemFinder.mayBeHeldBack(record)
        else { return nil }
        if let known = enumerators[bus] { return known }
        let enumerator = buses.enumerator(ofBus: bus)
        enumerators.updateValue(enumerator, forKey: bus)
        return enumerator
    }

    private mutating func keep(_ stays: [Bool]) {
        var numbers = [Int](repeating: Placement.root, count: stays.count)
        var kept: [NodeDraft] = []
        for (index, stays) in stays.enumerated() where stays {
            numbers[index] = kept.count
            kept.append(placement.drafts[index])
        }
        for index in kept.indices where kept[index].parent != Placement.root {
            kept[index].parent = numbers[kept[index].parent]
        }
        placement.drafts = kept
        for index in placement.places.indices {
            guard let place = placement.places[index], place.draft != Placement.root else { continue }
            placement.places[index] =
                stays[place.draft] ? .init(role: place.role, draft: numbers[place.draft]) : nil
        }
    }
}
