internal import PnPModel

/// The kernel's device links: who supplies whom.
///
/// A link is a device of class `devlink` with the two ends as links; where it is not among the records, the link that leads
/// to it says the other end by name.
/// - SeeAlso: linux-devices 1.2, "Device-link directory"; drivers/base/core.c, `device_link_add`.
struct DeviceLinks {
    /// One link; ends are positions in the forest.
    struct Link {
        var supplier: Int
        var consumer: Int
        /// `active`, `available`, `dormant`, …; `nil` where the source does not say.
        var status: String?
        /// Whether it only delays the supplier's `sync_state`.
        var isForSyncAlone = false
    }

    /// All links, each once.
    private(set) var all: [Link] = []

    init(_ forest: RecordForest) {
        var known: Set<SIMD2<Int32>> = []
        var names = DeviceNamesByBus(forest)
        for record in forest.records where record.isOfClass("devlink") {
            guard let supplier = record.links["supplier"].flatMap(forest.index(of:)),
                let consumer = record.links["consumer"].flatMap(forest.index(of:))
            else { continue }
            add(
                Link(
                    supplier: supplier,
                    consumer: consumer,
                    status: record.attributes["status"],
                    isForSyncAlone: record.attributes["sync_state_only"] == "1"
                ),
                &known
            )
        }
        for (index, record) in forest.records.enumerated() where !record.links.isEmpty {
            for pair in record.links.pairs {
                if let other = names.device(in: pair.name, behind: "supplier:") {
                    add(Link(supplier: other, consumer: index), &known)
                } else if let other = names.device(in: pair.name, behind: "consumer:") {
                    add(Link(supplier: index, consumer: other), &known)
                }
            }
        }
    }

    private mutating func add(_ link: Link, _ known: inout Set<SIMD2<Int32>>) {
        guard known.insert(SIMD2(Int32(link.supplier), Int32(link.consumer))).inserted else { return }
        all.append(link)
    }
}

/// Finds devices by the name that device links give them: `BUS:NAME`, before kernel 5.11 the name alone.
private struct DeviceNamesByBus {
    private let forest: RecordForest
    /// Positions by `BUS:NAME`, and by name alone where it is unique; made at the first question.
    private var table: [String: Int?]?

    init(_ forest: RecordForest) { self.forest = forest }

    /// The device that a link's name means; `nil` where the name begins otherwise, or nobody is called so.
    mutating func device(in linkName: String, behind prefix: StaticString) -> Int? {
        let length = prefix.utf8CodeUnitCount
        guard linkName.utf8.count > length, linkName.hasPrefix("\(prefix)") else { return nil }
        let name = String(linkName.utf8.dropFirst(length)) ?? ""
        let table = table ?? Self.table(forest)
        self.table = table
        return table[name] ?? nil
    }

    private static func table(_ forest: RecordForest) -> [String: Int?] {
        var table: [String: Int?] = [:]
        for (index, record) in forest.records.enumerated() {
            let name = String(record.path.name)
            if let subsystem = record.subsystem { table.updateValue(index, forKey: "\(subsystem.name):\(name)") }
            // Of two devices of one name neither is meant.
            table.updateValue(table[name] == nil ? index : nil, forKey: name)
        }
        return table
    }
}
