internal import PnPModel

/// Which two PCI functions are the ends of a link.
///
/// A root port's link goes down to the function below it. What is below a port is an endpoint or the upper side of a switch,
/// and below that are ports again: so a function with an even number of functions above it may be a port, whose other end is
/// below, and for one with an odd number the other end is the function above.
struct LinkEnds {
    private let forest: RecordForest
    /// How many functions are above each one, by its record.
    private var levels: [Int: Int] = [:]
    /// The first function below each one.
    private var first: [Int: Int] = [:]

    init(_ forest: RecordForest) {
        self.forest = forest
        for index in forest.records.indices where forest.records[index].isOnBus("pci") {
            guard let parent = forest.parent(of: index), let level = levels[parent] else {
                levels[index] = 0
                continue
            }
            levels[index] = level + 1
            if first[parent] == nil { first[parent] = index }
        }
    }

    /// What the other end of a function's link can do, where there is one and it says.
    func otherEnd(of index: Int) -> DeviceLink.Rate? {
        guard let level = levels[index] else { return nil }
        let other = level.isMultiple(of: 2) ? first[index] : forest.parent(of: index)
        return other.flatMap { DeviceLink(forest.records[$0].attributes)?.maximum }
    }
}
