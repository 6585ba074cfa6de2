internal import Glibc

/// Runs something on a thread of its own that nobody waits for; not at all where no thread is to be had.
public func inBackground(_ work: @escaping @Sendable () -> Void) {
    let argument = unsafe Unmanaged.passRetained(Work(work))
    var thread = pthread_t()
    if unsafe pthread_create(&thread, nil, run, argument.toOpaque()) == 0 {
        pthread_detach(thread)
    } else {
        unsafe argument.release()
    }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument { unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
}
