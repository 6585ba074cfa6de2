/// Below so many elements, handing work over takes as long as it saves.
private let fewest = 1024

/// So many elements are taken at a time: few, so that neither thread waits long for the other one's last.
@usableFromInline let portion = 64

/// Works through a range of numbers, a large one in two halves at the same time.
///
/// - Returns: What came of the only part or of the lower and the upper half.
public func inHalves<Value: Sendable>(_ count: Int, _ work: @escaping @Sendable (Range<Int>) -> Value) -> [Value] {
    guard count >= fewest else { return [work(0..<count)] }
    let half = count / 2
    let upper = Meanwhile { work(half..<count) }
    let lower = work(0..<half)
    return [lower, upper.value()]
}

/// What closures make of each element, in order; of many elements, another thread does as many as it can.
///
/// - Parameters:
///   - elements: The elements.
///   - transform: Makes the closure; asked once by each thread, so that each can have objects of its own.
/// - Returns: A value an element.
@inlinable
public func mapOnTwoThreads<Element: Sendable, Value: Sendable>(
    _ elements: [Element],
    _ transform: @escaping @Sendable () -> (Element) -> Value
) -> [Value] {
    guard elements.count >= 2 * portion else { return elements.map(transform()) }
    let portions = Queue(
        stride(from: 0, to: elements.count, by: portion).map { $0..<min($0 + portion, elements.count) }
    )
    // Both write where the values stay: joining two arrays would copy one of them.
    return unsafe Array(unsafeUninitializedCapacity: elements.count) { buffer, initialized in
        let room = unsafe Room(buffer)
        let work: @Sendable () -> Void = {
            let transform = transform()
            while let range = portions.next() {
                for index in range { unsafe room.values.initializeElement(at: index, to: transform(elements[index])) }
            }
        }
        let other = Meanwhile(work)
        work()
        other.value()
        initialized = elements.count
    }
}

/// Memory of which each thread fills a part of its own.
@unsafe
@usableFromInline
struct Room<Value>: @unchecked Sendable {
    @usableFromInline let values: UnsafeMutableBufferPointer<Value>
    @inlinable
    init(_ values: UnsafeMutableBufferPointer<Value>) { unsafe self.values = values }
}
