internal import Glibc
internal import Synchronization

/// Something that another thread works out while this one goes on.
///
/// A thread of the C library costs a start of the command a tenth of a millisecond; the runtime's pool of them costs more.
public final class Meanwhile<Value: Sendable>: Sendable {
    private enum State: Sendable {
        /// No thread was to be had: whoever asks first does the work.
        case waiting
        case running(pthread_t)
        case done(Value)
    }

    private let errand: Errand<Value>
    private let state: Mutex<State>

    /// Begins at once.
    public init(_ work: @escaping @Sendable () -> Value) {
        errand = Errand(work)
        let argument = unsafe Unmanaged.passRetained(errand as AnyErrand)
        var thread = pthread_t()
        if unsafe pthread_create(&thread, nil, runErrand, argument.toOpaque()) == 0 {
            state = Mutex(.running(thread))
        } else {
            unsafe argument.release()
            state = Mutex(.waiting)
        }
    }

    /// The value, as soon as it is there; anyone may ask, any number of times.
    public func value() -> Value {
        state.withLock { state in
            if case .done(let value) = state { return value }
            if case .running(let thread) = state { pthread_join(thread, nil) } else { errand.run() }
            guard let value = errand.value.withLock({ $0 }) else {
                preconditionFailure("an errand ended without a value")
            }
            state = .done(value)
            return value
        }
    }
}

/// Something for a thread to do, whatever comes of it.
private class AnyErrand: @unchecked Sendable {  // without state of its own
    func run() {}
}

/// Something for a thread to do, and what came of it; its state is behind a lock.
private final class Errand<Value: Sendable>: AnyErrand, @unchecked Sendable {
    let work: @Sendable () -> Value
    let value = Mutex<Value?>(nil)

    init(_ work: @escaping @Sendable () -> Value) { self.work = work }

    override func run() {
        let outcome = work()
        value.withLock { $0 = outcome }
    }
}

private func runErrand(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument { unsafe Unmanaged<AnyErrand>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
}
