internal import PnPFiles
internal import PnPModel

/// The state of reading one recording, line by line.
///
/// Devices stand in any order, most often children before parents; nothing here depends on it.
@safe
struct UmockdevReader: ~Copyable {
    private let text: UnsafeBufferPointer<UInt8>
    private let file: String
    private var lines: LineScanner
    private var log: UmockdevLog
    private var place = Place.outside
    private var device: RecordedDevice
    private var records: [DeviceRecord] = []
    private var paths: PathIndex
    /// Where the path of the device at hand stands.
    private var path = 0..<0
    private var deviceCount = 0
    private var machine = Machine()
    private var hasComment = false
    /// Where the line at hand begins.
    private var lineStart = 0

    /// Where in the file the reader is.
    private enum Place {
        /// Before the first device or behind an empty line.
        case outside
        /// Behind a line that belongs to no device and was reported.
        case outsideReported
        /// In a device.
        case inside
        /// In a device that cannot be used.
        case skipping
    }

    /// - Parameters:
    ///   - text: The file; it stays as long as this value is used, and offsets into it fit in 32 bits.
    ///   - file: Its name for diagnostics.
    init(text: UnsafeBufferPointer<UInt8>, file: String) {
        unsafe self.text = unsafe text
        self.file = file
        lines = unsafe LineScanner(text)
        log = UmockdevLog(file: file)
        device = unsafe RecordedDevice(text: text)
        paths = unsafe PathIndex(text)
    }

    /// Reads it all.
    mutating func read() -> Result<Snapshot, SourceError> {
        if let line = unsafe UmockdevLine.beginningOfTraffic(text) {
            return .failure(SourceError(log.error(.traffic, line: line, column: 1)))
        }
        while let line = lines.next() {
            lineStart = line.lowerBound
            take(line)
        }
        if unsafe place == .inside && text.last != UInt8(ascii: "\n") { log.add(.cut, line: lines.number) }
        endDevice()
        guard deviceCount > 0 else { return .failure(SourceError(log.error(.noDevice))) }
        if records.isEmpty, let fault = log.noDeviceUsable(deviceCount) { return .failure(SourceError(fault)) }
        return .success(
            Snapshot(
                source: SourceDescription(kind: SourceFormat.umockdev.rawValue, path: file),
                machine: machine,
                records: records,
                diagnostics: log.all
            )
        )
    }

    // MARK: Devices

    private mutating func beginDevice(_ path: Range<Int>) {
        if place == .inside || place == .skipping { log.add(.noEmptyLine, line: lines.number, column: 1) }
        endDevice()
        deviceCount += 1
        place = .skipping
        // A part of a path would be another device.
        if unsafe path.upperBound == text.count { return log.drop(.cut, line: lines.number, column: 1) }
        guard path.count <= DevicePath.maximumLength else {
            return log.drop(.longPath(path.count), line: lines.number, column: column(of: path))
        }
        guard unsafe DevicePath.isLegal(bytes(path).span) else {
            return log.drop(.illegalPath(excerpt(path)), line: lines.number, column: column(of: path))
        }
        place = .inside
        self.path = path
        device.begin(unsafe EscapedText.path(of: bytes(path).span), line: lines.number, start: lineStart)
    }

    private mutating func endDevice() {
        guard place == .inside else { return }
        endDirectory()
        let record = device.record(log: &log)
        let (index, isNew) = paths.enter(path)
        if isNew {
            records.append(record)
        } else {
            log.add(.repeatedDevice(record.path.text), line: device.line, column: UmockdevLine.prefixLength + 1)
            records[index] = record
        }
        if let named = Machine(dmi: record) { machine = named }
    }

    /// Ends the attributes and links of the device at hand, and says which stand twice.
    private mutating func endDirectory() {
        var line = device.line
        var start = device.start
        for name in device.directory.end() {
            // Only a device that a person wrote or mended has such: going over its lines again costs nobody time.
            while let end = unsafe text[start..<name.lowerBound].firstIndex(of: UInt8(ascii: "\n")) {
                line += 1
                start = end + 1
            }
            log.add(.repeatedName(excerpt(name)), line: line, column: name.lowerBound - start + 1)
        }
    }

    // MARK: Lines

    private mutating func take(_ range: Range<Int>) {
        if range.isEmpty {
            endDevice()
            place = .outside
            return
        }
        let line = unsafe bytes(range)
        let kind = unsafe UmockdevLine(line.span)
        if kind == .path { return beginDevice(range.dropFirst(UmockdevLine.prefixLength)) }
        if unsafe UmockdevLine.isComment(line.span) {
            if !hasComment { log.add(.comment, line: lines.number, column: 1) }
            hasComment = true
            return
        }
        switch place {
        case .inside: takeField(kind, range)
        case .skipping, .outsideReported: return
        case .outside:
            log.add(.outsideDevice(excerpt(range)), line: lines.number, column: 1)
            place = .outsideReported
        }
    }

    private mutating func takeField(_ kind: UmockdevLine?, _ range: Range<Int>) {
        let value = range.dropFirst(UmockdevLine.prefixLength)
        switch kind {
        case .variable: addVariable(value)
        case .text: addEntry(.text, value, letter: "A")
        case .hexadecimal: addEntry(.hexadecimal, value, letter: "H")
        case .link: addEntry(.link, value, letter: "L")
        case .node: addNode(value)
        case .nodeLink: device.addNodeLink(unsafe bytes(value).span)
        case .path, nil: log.add(.unknownLine(excerpt(range)), line: lines.number, column: 1)
        }
    }

    private mutating func addVariable(_ range: Range<Int>) {
        guard device.variables.count < RecordedDevice.variableLimit else {
            return log.add(.manyLines(RecordedDevice.variableLimit), line: lines.number, column: 1)
        }
        guard unsafe device.addVariable(bytes(range).span) else {
            return log.add(.noName(letter: "E", excerpt(range)), line: lines.number, column: column(of: range))
        }
        if device.variables.isRepeated {
            let end = unsafe bytes(range).firstIndex(of: UInt8(ascii: "=")) ?? range.count
            let name = range.lowerBound..<range.lowerBound + end
            log.add(.repeatedName(excerpt(name)), line: lines.number, column: column(of: range))
        }
    }

    private mutating func addEntry(_ form: RecordedDirectory.Form, _ range: Range<Int>, letter: Character) {
        guard device.directory.count < FileLimits.directoryEntries else {
            return log.add(.manyLines(FileLimits.directoryEntries), line: lines.number, column: 1)
        }
        guard let length = unsafe bytes(range).firstIndex(of: UInt8(ascii: "=")), length > 0 else {
            return log.add(.noName(letter: letter, excerpt(range)), line: lines.number, column: column(of: range))
        }
        let equals = range.lowerBound + length
        let value = equals + 1..<range.upperBound
        switch form {
        case .text:
            if unsafe RecordedValue.endsInsideEscape(bytes(value).span) {
                log.add(.openEscape, line: lines.number, column: column(of: value) + value.count - 1)
            }
        case .hexadecimal: guard isHexadecimal(value) else { return }
        case .link: break
        }
        device.directory.add(form, name: range.lowerBound..<equals, value: value)
    }

    private mutating func addNode(_ range: Range<Int>) {
        let length = unsafe bytes(range).firstIndex(of: UInt8(ascii: "=")) ?? range.count
        guard length > 0 else {
            return log.add(.noName(letter: "N", excerpt(range)), line: lines.number, column: column(of: range))
        }
        let name = range.lowerBound..<range.lowerBound + length
        device.addNode(unsafe bytes(name).span)
        if length < range.count { _ = isHexadecimal(name.upperBound + 1..<range.upperBound) }
    }

    /// Whether a value is made of pairs of hexadecimal digits; says so if not.
    private mutating func isHexadecimal(_ value: Range<Int>) -> Bool {
        guard let fault = unsafe RecordedValue.firstNonHexadecimal(in: bytes(value).span) else { return true }
        log.add(.notHexadecimal, line: lines.number, column: column(of: value) + fault)
        return false
    }

    // MARK: Places

    /// The column, in bytes from 1, at which a part of the line at hand begins.
    private func column(of range: Range<Int>) -> Int { range.lowerBound - lineStart + 1 }

    private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: text[range])
    }

    /// The beginning of a text, for a message.
    private func excerpt(_ range: Range<Int>) -> String {
        unsafe EscapedText.value(of: bytes(range.lowerBound..<min(range.lowerBound + 100, range.upperBound)).span)
    }
}
