internal import Glibc
internal import PnPRender
internal import PnPThreads
internal import Synchronization

/// Says on a terminal what is being done, once that takes longer than a second.
///
/// One line on standard error, written again every second and taken away before anything else is written. Where standard
/// error is no terminal nothing is said, and no thread is started.
final class Progress: Sendable {
    /// What is said now; nothing before ``begin()`` and after ``end()``.
    static let current = Progress()

    private struct State {
        var task: String?
        /// Rounds that were begun: a thread of an earlier one ends by itself.
        var round = 0
        var isShown = false
    }

    private let state = Mutex(State())

    /// Watches what is done from here on.
    func begin() {
        guard isatty(STDERR_FILENO) == 1, Terminal.environment("TERM") != "dumb" else { return }
        let round = state.withLock { state in
            state.round += 1
            state.task = ""
            return state.round
        }
        // Nobody waits for it: it ends with the round, or with the process.
        inBackground { Progress.current.watch(round) }
    }

    /// Names what is done now; the text may hold anything.
    func doing(_ task: @autoclosure () -> String) {
        state.withLock { state in
            if state.task != nil { state.task = DisplayText.escape(task(), glyphs: Terminal.errorGlyphs) }
        }
    }

    /// Takes the line away; nothing more is said.
    func end() {
        state.withLock { state in
            state.task = nil
            if state.isShown { Self.write("\r\u{1B}[K") }
            state.isShown = false
        }
    }

    private func watch(_ round: Int) {
        let ellipsis = Terminal.errorGlyphs == .unicode ? "…" : "..."
        for seconds in 1... {
            usleep(1_000_000)
            let goesOn = state.withLock { state in
                guard state.round == round, let task = state.task else { return false }
                Self.write("\r\u{1B}[K\(task) \(ellipsis) \(seconds) s")
                state.isShown = true
                return true
            }
            guard goesOn else { return }
        }
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBytes { unsafe _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
