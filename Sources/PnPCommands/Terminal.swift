internal import Glibc
internal import PnPRender

/// The two streams a command writes to, and what their reader can see.
enum Terminal {
    /// Whether output is to be coloured.
    enum ColorChoice: String, CaseIterable {
        case auto
        case always
        case never
    }

    /// The style for standard output.
    ///
    /// Anything that is not a terminal gets lines of any length; colour needs a terminal, no `NO_COLOR` (no-color.org) and
    /// a `TERM` that is not `dumb`, unless it is asked for.
    static func outputStyle(_ choice: ColorChoice) -> TextStyle {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let isColored =
            switch choice {
            case .always: true
            case .never: false
            case .auto: isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
            }
        return TextStyle(width: isTerminal ? width : nil, isColored: isColored, glyphs: glyphs)
    }

    /// Which glyphs standard error can show.
    static var errorGlyphs: TextStyle.Glyphs { glyphs }

    /// Writes to standard output; a full disk is an error, a closed pipe is not.
    static func emit(_ bytes: [UInt8]) throws {
        if !write(bytes) { throw Failure.report("standard output could not be written") }
    }

    /// Writes all bytes to standard output.
    ///
    /// - Returns: Whether everything was written, as far as anybody reads: a reader that has gone away wants no more.
    static func write(_ bytes: [UInt8]) -> Bool {
        Progress.current.end()
        return write(bytes, to: STDOUT_FILENO)
    }

    /// Writes a text to standard error.
    static func writeError(_ text: String) {
        Progress.current.end()
        _ = write(Array(text.utf8), to: STDERR_FILENO)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress?.advanced(by: offset),
                    buffer.count - offset
                )
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EPIPE { return true }
                guard count > 0 else { return false }
                offset += count
            }
            return true
        }
    }

    private static var width: Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80
    }

    /// The first of the three variables that is set says which characters the locale has.
    private static var glyphs: TextStyle.Glyphs {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }.first { !$0.isEmpty } ?? ""
        let name = locale.uppercased()
        return name.contains("UTF-8") || name.contains("UTF8") ? .unicode : .ascii
    }

    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
