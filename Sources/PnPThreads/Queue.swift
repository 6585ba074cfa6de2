internal import Synchronization

/// Things to do that several threads take from, first come, first served.
public final class Queue<Item: Sendable>: Sendable {
    private let items: [Item]
    private let taken = Atomic(0)

    /// Makes a queue of all there is to do.
    public init(_ items: [Item]) { self.items = items }

    /// The next one; `nil` when all are taken.
    public func next() -> Item? {
        let index = taken.add(1, ordering: .relaxed).oldValue
        return index < items.count ? items[index] : nil
    }
}
