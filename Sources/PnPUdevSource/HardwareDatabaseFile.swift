#if LiveUdev
    internal import Glibc
    internal import PnPModel

    /// The compiled hardware database that libudev opens: which file it is, and of what day.
    ///
    /// libudev does not say which file it opened, so the places it looks in are looked at in its order.
    /// - SeeAlso: linux-devices 4.4.
    enum HardwareDatabaseFile {
        private static let places = [
            "/etc/systemd/hwdb/hwdb.bin", "/etc/udev/hwdb.bin", "/usr/lib/systemd/hwdb/hwdb.bin",
            "/usr/lib/udev/hwdb.bin", "/lib/systemd/hwdb/hwdb.bin", "/lib/udev/hwdb.bin",
        ]

        /// The first file that is there; its version is that of the program that wrote it, its day the one of writing.
        static var origin: NameOrigin? {
            for place in places {
                let file = unsafe open(place, O_RDONLY | O_CLOEXEC)
                guard file >= 0 else { continue }
                defer { _ = close(file) }
                guard let version = toolVersion(file) else { return nil }
                return NameOrigin(database: "hwdb", version: "\(version)", date: day(file), path: place)
            }
            return nil
        }

        /// The number behind the signature at the beginning; `nil` for a file of another kind.
        private static func toolVersion(_ file: CInt) -> UInt64? {
            var head = [UInt8](repeating: 0, count: 16)
            let count = unsafe head.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, 0) }
            guard count == head.count, head.starts(with: "KSLPHHRH".utf8) else { return nil }
            return head[8...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }

        /// The day on which the file was written, by Greenwich.
        private static func day(_ file: CInt) -> String? {
            var status = stat()
            guard unsafe fstat(file, &status) == 0 else { return nil }
            var seconds = status.st_mtim.tv_sec
            var time = unsafe tm()
            guard unsafe gmtime_r(&seconds, &time) != nil else { return nil }
            func padded(_ number: CInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let (year, month, day) = unsafe (time.tm_year + 1900, time.tm_mon + 1, time.tm_mday)
            return "\(year)-\(padded(month))-\(padded(day))"
        }
    }
#endif
