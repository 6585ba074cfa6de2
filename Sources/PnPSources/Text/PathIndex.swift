internal import Glibc

/// Which of a file's records has a path.
///
/// A hash table whose keys stay in the file, because copying half a million paths into a dictionary takes as long as
/// reading them. The hashes are Swift's own, with a seed for each process: nobody can write a file whose paths all fall on
/// one place.
@safe
struct PathIndex {
    private let text: UnsafeBufferPointer<UInt8>
    /// The paths in the order of their coming.
    private var paths: [Range<Int>] = []
    /// The number of slots is a power of two.
    private var slots = [Slot](repeating: Slot(), count: 64)

    /// Where one path of its hash is.
    private struct Slot {
        var hash: UInt32 = 0
        /// The place in ``paths``, from 1; 0 where there is none.
        var number: UInt32 = 0
    }

    /// Looks at a text, which must stay as long as this value is used.
    init(_ text: UnsafeBufferPointer<UInt8>) { unsafe self.text = unsafe text }

    /// Enters a path, unless it is there.
    ///
    /// - Parameter path: Where it stands in the text.
    /// - Returns: How many different paths were entered before it, and whether it was not there before.
    mutating func enter(_ path: Range<Int>) -> (place: Int, isNew: Bool) {
        var hasher = Hasher()
        unsafe hasher.combine(bytes: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[path])))
        let hash = UInt32(truncatingIfNeeded: hasher.finalize())
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].number != 0 {
            let place = Int(slots[slot].number) - 1
            if slots[slot].hash == hash, isEqual(paths[place], path) { return (place, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        paths.append(path)
        slots[slot] = Slot(hash: hash, number: UInt32(paths.count))
        if paths.count > slots.count / 2 { grow() }
        return (paths.count - 1, true)
    }

    private mutating func grow() {
        var larger = [Slot](repeating: Slot(), count: slots.count * 4)
        for old in slots where old.number != 0 {
            var slot = Int(old.hash) & (larger.count - 1)
            while larger[slot].number != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = old
        }
        slots = larger
    }

    private func isEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count, let base = unsafe text.baseAddress else { return false }
        return unsafe memcmp(base + left.lowerBound, base + right.lowerBound, left.count) == 0
    }
}
