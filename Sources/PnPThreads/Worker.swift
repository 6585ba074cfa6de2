internal import Glibc

/// A piece of work, whatever comes of it.
///
/// One thread runs it, and others look at it only after the worker's lock has told them that it is done: safe to share.
class AnyErrand: @unchecked Sendable {
    fileprivate enum State {
        case waiting
        case running
        case done
    }

    /// Behind the worker's lock.
    fileprivate var state = State.waiting

    func run() {}
}

/// The one thread besides the caller's own, and what it still has to do.
///
/// One, because a thread and its memory cost a start of the command two tenths of a millisecond, and because a second
/// thread is all that two processors run. It begins with the first errand and ends with the process.
@safe
final class Worker: @unchecked Sendable {  // all that changes is behind the lock
    static let shared = Worker()

    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// Signalled when there is something to do, and when something is done.
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [AnyErrand] = []
    private var hasThread = false

    private init() {
        unsafe pthread_mutex_init(lock, nil)
        unsafe pthread_cond_init(change, nil)
    }

    /// Takes an errand on.
    ///
    /// Where no thread is to be had it waits until somebody asks for it.
    func submit(_ errand: AnyErrand) {
        locked {
            waiting.append(errand)
            if !hasThread {
                var thread = pthread_t()
                hasThread = unsafe pthread_create(&thread, nil, workForEver, nil) == 0
            }
            unsafe pthread_cond_broadcast(change)
        }
    }

    /// Returns when an errand is done; does it here where nobody has begun it.
    func finish(_ errand: AnyErrand) {
        let isMine = locked {
            if errand.state == .waiting {
                waiting.removeAll { $0 === errand }
                errand.state = .running
                return true
            }
            while errand.state != .done { unsafe pthread_cond_wait(change, lock) }
            return false
        }
        if isMine { run(errand) }
    }

    fileprivate func work() {
        while true {
            let errand = locked {
                while waiting.isEmpty { unsafe pthread_cond_wait(change, lock) }
                let errand = waiting.removeFirst()
                errand.state = .running
                return errand
            }
            run(errand)
        }
    }

    private func run(_ errand: AnyErrand) {
        errand.run()
        locked {
            errand.state = .done
            unsafe pthread_cond_broadcast(change)
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        return body()
    }
}

private func workForEver(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Worker.shared.work()
    return nil
}
