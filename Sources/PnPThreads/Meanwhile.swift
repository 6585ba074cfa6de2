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
        case done(Result<Value, any Error>)
    }

    private let errand: Errand<Value>
    private let state: Mutex<State>

    /// Begins at once.
    public init(_ work: @escaping @Sendable () throws -> Value) {
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
    ///
    /// - Throws: What the work threw.
    public func value() throws -> Value {
        let result = state.withLock { state in
            if case .done(let result) = state { return result }
            if case .running(let thread) = state { pthread_join(thread, nil) } else { errand.run() }
            guard let result = errand.result.withLock({ $0 }) else {
                preconditionFailure("an errand ended without a result")
            }
            state = .done(result)
            return result
        }
        return try result.get()
    }
}

/// Does two things at the same time: one on the calling thread, one on another.
///
/// - Returns: What both of them returned.
/// - Throws: What `here` throws, else what `there` throws.
public func concurrently<Here, There: Sendable>(
    _ here: () throws -> Here,
    _ there: @escaping @Sendable () throws -> There
) throws -> (Here, There) {
    let theirs = Meanwhile(there)
    let mine = Result { try here() }
    let outcome = Result { try theirs.value() }
    return (try mine.get(), try outcome.get())
}

/// Something for a thread to do, whatever comes of it.
private class AnyErrand: @unchecked Sendable {  // without state of its own
    func run() {}
}

/// Something for a thread to do, and what came of it.
private final class Errand<Value: Sendable>: AnyErrand, @unchecked Sendable {  // its state is behind a lock
    let work: @Sendable () throws -> Value
    let result = Mutex<Result<Value, any Error>?>(nil)

    init(_ work: @escaping @Sendable () throws -> Value) { self.work = work }

    override func run() {
        let outcome = Result { try work() }
        result.withLock { $0 = outcome }
    }
}

private func runErrand(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument { unsafe Unmanaged<AnyErrand>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
}
