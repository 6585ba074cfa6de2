internal import PnPDiagnostics
internal import PnPJSON
internal import PnPModel

/// The state of reading one JSON snapshot.
@safe
struct JSONSnapshotReader: ~Copyable {
    private let text: UnsafeBufferPointer<UInt8>
    private let file: String
    private var reader = JSONReader()
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
        unsafe try reader.begin(text, file: file)
        var isInDevices = false
        while true {
            switch try reader.next() {
            case .end:
                guard header.hasDevices else { throw log.diagnostic(header.missingDevices) }
                return
            case .arrayBegin(let key, let value):
                isInDevices = key.string == "devices"
                if isInDevices {
                    header.beginDevices(key, log: &log)
                } else {
                    header.read(key, value, log: &log)
                }
            case .arrayEnd: isInDevices = false
            case .element(let value): if isInDevices { add(value) }
            case .member(let key, let value): header.read(key, value, log: &log)
            }
        }
    }

    private mutating func add(_ value: JSONValue) {
        deviceCount += 1
        do throws(SnapshotFault) {
            records.append(try decoder.record(value, log: &log))
        } catch {
            log.drop(error)
        }
    }

    // MARK: A device a line

    /// Where the first line begins, if the text is NDJSON: its first line is an object by itself and others follow.
    private mutating func startOfLines() -> Int? {
        let start = unsafe skipSpace(from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let end = endOfLine(from: start)
        guard unsafe skipSpace(from: end) < text.count else { return nil }
        let line = unsafe UnsafeBufferPointer(rebasing: text[start..<end])
        return unsafe reader.tryReadWhole(line)?.kind == .object ? start : nil
    }

    private mutating func readLines(from first: Int) throws(Diagnostic) {
        var start = first
        while unsafe start < text.count {
            let end = endOfLine(from: start)
            let line = unsafe UnsafeBufferPointer(rebasing: text[start..<end])
            log.start = start
            if let value = unsafe reader.tryReadWhole(line) {
                if start == first {
                    for (key, value) in value.members { header.read(key, value, log: &log) }
                    do throws(SnapshotFault) { try header.checkSchema() } catch { throw log.diagnostic(error) }
                } else {
                    add(value)
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
