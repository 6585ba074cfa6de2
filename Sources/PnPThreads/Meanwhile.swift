/// Something that another thread works out while this one goes on.
///
/// There is one such thread. It takes one piece of work after the other; what it has not begun when somebody asks for its
/// value is done by whoever asks, so that nobody ever waits for work that nobody does.
public final class Meanwhile<Value: Sendable>: Sendable {
    private let errand: Errand<Value>

    /// Hands the work over.
    public init(_ work: @escaping @Sendable () -> Value) {
        errand = Errand(work)
        Worker.shared.submit(errand)
    }

    /// The value, as soon as it is there; anyone may ask, any number of times.
    public func value() -> Value {
        Worker.shared.finish(errand)
        guard let value = errand.value else { preconditionFailure("an errand ended without a value") }
        return value
    }
}

/// A piece of work, and what came of it.
private final class Errand<Value: Sendable>: AnyErrand, @unchecked Sendable {  // see AnyErrand
    private let work: @Sendable () -> Value
    private(set) var value: Value?

    init(_ work: @escaping @Sendable () -> Value) { self.work = work }

    override func run() { value = work() }
}
