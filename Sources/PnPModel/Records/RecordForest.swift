/// The records of one machine in tree order, each with the nearest record above it.
///
/// Built once and read by everyone: placement, bus drivers, problems. A class, because every view of a record holds it and
/// views are made by the million; it never changes.
public final class RecordForest: Sendable {
    /// The records, a parent before what is below it, siblings in natural order of their names.
    public let records: [DeviceRecord]
    /// For each record, the nearest record above its path, or -1.
    private let parents: [Int32]
    /// For each SCSI host, the first of its records, ascending.
    private let hosts: [Int32]

    /// Sorts and links records.
    ///
    /// - Parameters:
    ///   - unordered: The records in any order; of two with one path the last counts.
    ///   - duplicates: Receives the paths that came more than once.
    public init(_ unordered: [DeviceRecord], duplicates: inout [SysfsPath]) {
        let paths = PathTable(unordered.lazy.map(\.path))
        var order = paths.inTreeOrder()
        for index in paths.dropRepeated(from: &order) {
            let path = unordered[index].path
            if duplicates.last != path { duplicates.append(path) }
        }
        records = order.map { unordered[$0] }
        parents = paths.parents(order)
        hosts = RecordForest.firstRecordsOfHosts(in: records)
    }

    private init(sharing other: RecordForest) {
        records = other.records
        parents = other.parents
        hosts = other.hosts
    }

    /// Another object over the same records, for another thread: two that count references to one object hold each other
    /// up more than they gain.
    package func twin() -> RecordForest { RecordForest(sharing: self) }

    /// The index of the record at a path.
    ///
    /// Takes logarithmic time: few paths are asked for, and a table of all of them would cost more than it saves.
    public func index(of path: String) -> Int? {
        var low = 0
        var high = records.count
        while low < high {
            let middle = (low + high) / 2
            if NaturalOrder.precedes(records[middle].path.text, path) { low = middle + 1 } else { high = middle }
        }
        return low < records.count && records[low].path.text == path ? low : nil
    }

    /// The index of the nearest record above a record's path.
    public func parent(of index: Int) -> Int? {
        let parent = parents[index]
        return parent < 0 ? nil : Int(parent)
    }

    /// Which of the SCSI hosts below a record another one belongs to, from 0 in tree order.
    ///
    /// Host numbers count all hosts since the start of the kernel; the ordinal is what stays. Takes logarithmic time.
    /// - Parameters:
    ///   - index: A SCSI device.
    ///   - controller: The record that the hosts are below; `nil` counts all hosts of the machine.
    /// - Returns: The ordinal; 0 for a record that is below no host.
    /// - SeeAlso: design section 3, "Instance paths".
    public func hostOrdinal(of index: Int, below controller: Int?) -> Int {
        max(0, hostCount(before: index + 1) - 1 - hostCount(before: controller ?? 0))
    }

    /// How many hosts have their first record before a place.
    private func hostCount(before index: Int) -> Int {
        var low = 0
        var high = hosts.count
        while low < high {
            let middle = (low + high) / 2
            if hosts[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func firstRecordsOfHosts(in records: [DeviceRecord]) -> [Int32] {
        var hosts: [Int32] = []
        var last: Substring.UTF8View?
        for (index, record) in records.enumerated() where record.isOnBus("scsi") {
            guard let host = record.path.host else { continue }
            if let last, last.elementsEqual(host) { continue }
            hosts.append(Int32(index))
            last = host
        }
        return hosts
    }

    /// A view of one record with its surroundings.
    public subscript(index: Int) -> RecordView { RecordView(forest: self, index: index) }
}

/// One record and what is around it, as a bus driver may look at it.
public struct RecordView: Sendable {
    /// All records of the machine.
    public let forest: RecordForest
    /// Which of them this is.
    public let index: Int

    /// The record itself.
    public var record: DeviceRecord { forest.records[index] }

    /// The nearest record above its path.
    public var parent: RecordView? { forest.parent(of: index).map { RecordView(forest: forest, index: $0) } }

    /// The nearest record above it for which a condition holds.
    public func ancestor(where condition: (DeviceRecord) -> Bool) -> RecordView? {
        var below = index
        while let above = forest.parent(of: below) {
            if condition(forest.records[above]) { return forest[above] }
            below = above
        }
        return nil
    }

    /// The records below its path, in tree order.
    public var descendants: some Sequence<DeviceRecord> {
        let path = record.path
        return forest.records[(index + 1)...].lazy.prefix { $0.path.isBelow(path) }
    }

    /// The record that a link of this one leads to, if it is among the records.
    public func target(ofLink name: String) -> RecordView? {
        record.links[name].flatMap(forest.index(of:)).map { RecordView(forest: forest, index: $0) }
    }
}

extension SysfsPath {
    /// The path down to its last `hostN` component.
    fileprivate var host: Substring.UTF8View? {
        let bytes = text.utf8
        var end = bytes.endIndex
        while let slash = bytes[..<end].lastIndex(of: UInt8(ascii: "/")) {
            let name = bytes[bytes.index(after: slash)..<end]
            if name.count > 4, name.starts(with: "host".utf8), name.dropFirst(4).allSatisfy({ $0 &- 0x30 < 10 }) {
                return bytes[..<end]
            }
            end = slash
        }
        return nil
    }
}
