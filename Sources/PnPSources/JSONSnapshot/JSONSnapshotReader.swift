internal import PnPDiagnostics
internal import PnPJSON
internal import PnPModel
internal import PnPThreads

/// The state of reading one JSON snapshot.
@safe
struct JSONSnapshotReader: ~Copyable {
    private let text: UnsafeBufferPointer<UInt8>
    private let file: String
    private let feed = DeviceFeed()
    private var decoder = JSONDeviceDecoder()
    private var log: SnapshotLog
    private var header = SnapshotHeader()
    private var records: [DeviceRecord] = []
    private var deviceCount = 0

    /// - Parameters:
    ///   - text: The file, with ``JSONReader/padding`` readable bytes behind it; it stays as long as this value is used.
    ///   - file: Its name for diagnostics.
    init(text: UnsafeBufferPointer<UInt8>, file: String) {
        unsafe self.text = unsafe text
        self.file = file
        log = unsafe SnapshotLog(text: text, file: file)
    }

    /// Reads it all.
    mutating func read() -> Result<Snapshot, SourceError> {
        do throws(Diagnostic) {
            if let start = startOfLines() { try readLines(from: start) } else { try readDocument() }
            try check()
        } catch {
            return .failure(SourceError(error))
        }
        return .success(
            Snapshot(
                source: SourceDescription(kind: "json", path: file),
                machine: header.machine,
                records: records,
                diagnostics: log.all,
                isRedacted: header.isRedacted
            )
        )
    }

    private mutating func check() throws(Diagnostic) {
        do throws(SnapshotFault) { try header.checkSchema() } catch { throw log.diagnostic(error) }
        guard records.isEmpty, deviceCount > 0, let first = log.firstDropped else { return }
        throw SnapshotFault.noDeviceUsable(deviceCount, first: first)
    }

    // MARK: One document

    private mutating func readDocument() throws(Diagnostic) {
        unsafe try feed.reader.begin(text, file: file)
        while true {
            switch try feed.reader.next() {
            case .end:
                guard header.hasDevices else { throw log.diagnostic(header.missingDevices) }
                return
            case .arrayBegin(let key, let value):
                if key.string == "devices" {
                    header.beginDevices(key, log: &log)
                    try readDevices()
                } else {
                    header.read(key, value, log: &log)
                }
            case .arrayEnd, .element: break
            case .member(let key, let value): header.read(key, value, log: &log)
            }
        }
    }

    /// Reads the elements of the array that has begun; of a large text, on two threads.
    private mutating func readDevices() throws(Diagnostic) {
        feed.beginDevices()
        let other = unsafe text.count >= Self.fewestBytes ? Meanwhile { [feed] in feed.readDevices() } : nil
        var batches = feed.readDevices()
        if let other {
            batches += other.value()
            batches.sort { $0.number < $1.number }
        }
        if let fault = feed.fault { throw fault }
        records.reserveCapacity(batches.reduce(records.count) { $0 + $1.records.count })
        for batch in batches {
            records += batch.records
            deviceCount += batch.deviceCount
            log.take(batch.notes)
        }
    }

    /// A smaller text is read before another thread has woken up.
    private static let fewestBytes = 256 << 10

    // MARK: A device a line

    /// Where the first line begins, if the text is NDJSON: its first line is an object by itself and others follow.
    private mutating func startOfLines() -> Int? {
        let start = unsafe skipSpace(from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let end = endOfLine(from: start)
        guard unsafe skipSpace(from: end) < text.count else { return nil }
        let line = unsafe UnsafeBufferPointer(rebasing: text[start..<end])
        return unsafe feed.reader.tryReadWhole(line)?.kind == .object ? start : nil
    }

    private mutating func readLines(from first: Int) throws(Diagnostic) {
        var start = first
        while unsafe start < text.count {
            let end = endOfLine(from: start)
            let line = unsafe UnsafeBufferPointer(rebasing: text[start..<end])
            log.start = start
            if let value = unsafe feed.reader.tryReadWhole(line) {
                if start == first {
                    for (key, value) in value.members { header.read(key, value, log: &log) }
                    do throws(SnapshotFault) { try header.checkSchema() } catch { throw log.diagnostic(error) }
                } else {
                    var batch = DeviceBatch(number: 0)
                    batch.add(value, &decoder)
                    records += batch.records
                    deviceCount += 1
                    log.take(batch.notes)
                }
            } else {
                deviceCount += 1
                unsafe log.dropLine(line)
            }
            start = skipSpace(from: end)
        }
        log.start = 0
    }

    private func skipSpace(from offset: Int) -> Int {
        var offset = offset
        while unsafe offset < text.count {
            let byte = unsafe text[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            offset += 1
        }
        return offset
    }

    private func endOfLine(from offset: Int) -> Int {
        var offset = offset
        while unsafe offset < text.count, unsafe text[offset] != UInt8(ascii: "\n") { offset += 1 }
        return offset
    }
}
