internal import PnPThreads

/// The paths of a machine's records, their bytes one behind the other.
///
/// A large machine's paths are compared a million times; comparing the strings of records would count references most of
/// the time.
struct PathTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each path begins, and behind them where the last one ends.
    private var starts: [Int] = []

    init(_ paths: some Collection<SysfsPath>) {
        bytes.reserveCapacity(paths.count * 80)
        starts.reserveCapacity(paths.count + 1)
        for path in paths {
            starts.append(bytes.count)
            bytes.append(contentsOf: path.text.utf8)
        }
        starts.append(bytes.count)
    }

    private var count: Int { starts.count - 1 }

    // MARK: Order

    /// The positions of the paths in tree order; of equal paths the later one first.
    func inTreeOrder() -> [Int] {
        let parts = inHalves(count) { sorted($0) }
        guard parts.count > 1 else { return parts[0] }
        var order = parts[0] + parts[1]
        // The sort sees that both halves are sorted, and only merges them.
        sort(&order)
        return order
    }

    private func sorted(_ range: Range<Int>) -> [Int] {
        var order = Array(range)
        sort(&order)
        return order
    }

    private func sort(_ order: inout [Int]) {
        unsafe withPaths { paths in
            order.sort { left, right in
                unsafe NaturalOrder.precedes(paths[left], paths[right], whenEqual: left > right)
            }
        }
    }

    /// Takes all but the first of equal paths out of a list in tree order.
    ///
    /// - Returns: The positions that were taken out.
    func dropRepeated(from order: inout [Int]) -> [Int] {
        unsafe withPaths { paths in
            let isRepeated = { place in
                unsafe place > 0 && isEqual(paths[order[place]], paths[order[place - 1]])
            }
            guard order.indices.contains(where: isRepeated) else { return [] }
            let repeated = order.indices.filter(isRepeated).map { order[$0] }
            let dropped = Set(repeated)
            order.removeAll(where: dropped.contains)
            return repeated
        }
    }

    private func isEqual(_ path: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe path.count == other.count && startsAlike(path, other, upTo: path.count)
    }

    /// Paths of siblings differ near their ends, so bytes are compared from there.
    private func startsAlike(
        _ path: UnsafeBufferPointer<UInt8>,
        _ other: UnsafeBufferPointer<UInt8>,
        upTo count: Int
    ) -> Bool {
        var offset = count
        while offset > 0 {
            offset -= 1
            if unsafe path[offset] != other[offset] { return false }
        }
        return true
    }

    // MARK: What is above what

    /// For each path of a list in tree order, the place in that list of the nearest path above it, or -1.
    ///
    /// Tree order makes it the innermost one still open.
    func parents(_ order: [Int]) -> [Int32] {
        unsafe withPaths { paths in
            var parents = [Int32](repeating: -1, count: order.count)
            var open: [Int32] = []
            for place in order.indices {
                while let last = open.last, unsafe !isBelow(paths[order[place]], paths[order[Int(last)]]) {
                    open.removeLast()
                }
                parents[place] = open.last ?? -1
                open.append(Int32(place))
            }
            return parents
        }
    }

    private func isBelow(_ path: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard path.count > other.count, unsafe path[other.count] == UInt8(ascii: "/") else { return false }
        return unsafe startsAlike(path, other, upTo: other.count)
    }

    // MARK: Bytes

    /// The bytes of each path by its position.
    @unsafe
    private struct Paths {
        let bytes: UnsafeBufferPointer<UInt8>
        let starts: UnsafeBufferPointer<Int>

        subscript(position: Int) -> UnsafeBufferPointer<UInt8> {
            unsafe UnsafeBufferPointer(rebasing: bytes[starts[position]..<starts[position + 1]])
        }
    }

    private func withPaths<Result>(_ body: (Paths) -> Result) -> Result {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe starts.withUnsafeBufferPointer { starts in unsafe body(Paths(bytes: bytes, starts: starts)) }
        }
    }
}
