internal import Glibc
internal import Synchronization

/// Does two things at the same time: one on the calling thread, one on another.
///
/// A thread of the C library costs a start of the command a tenth of a millisecond; the runtime's pool of them costs more.
///
/// - Returns: What both of them returned.
/// - Throws: What `here` throws, else what `there` throws.
func concurrently<Here, There: Sendable>(
    _ here: () throws -> Here,
    _ there: @escaping @Sendable () throws -> There
) throws -> (Here, There) {
    let outcome = Outcome<There>()
    let errand = Errand { outcome.value.withLock { $0 = Result { try there() } } }
    let argument = unsafe Unmanaged.passRetained(errand)
    var thread = pthread_t()
    let failure = unsafe pthread_create(&thread, nil, runErrand, argument.toOpaque())
    guard failure == 0 else {
        // No thread to be had: one after the other.
        unsafe argument.release()
        return (try here(), try there())
    }
    let mine = Result { try here() }
    pthread_join(thread, nil)
    guard let theirs = outcome.value.withLock({ $0 }) else { preconditionFailure("the other thread left no result") }
    return (try mine.get(), try theirs.get())
}

/// What another thread found.
private final class Outcome<Value: Sendable>: Sendable {
    let value = Mutex<Result<Value, any Error>?>(nil)
}

/// Something for another thread to do.
private final class Errand: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runErrand(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument { unsafe Unmanaged<Errand>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
}
