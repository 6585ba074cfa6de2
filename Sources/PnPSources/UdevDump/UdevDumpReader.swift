internal import PnPDiagnostics
internal import PnPFiles
internal import PnPModel

/// The state of reading one dump.
@safe
struct UdevDumpReader: ~Copyable {
    /// The longest variable, in bytes: as much as is read of one attribute.
    static let variableLimit = 65536
    /// The most variables of one device.
    ///
    /// The firmware's tables of a large server give hundreds, all others tens.
    static let countLimit = 4096

    private let text: UnsafeBufferPointer<UInt8>
    private let file: String
    private let grammar: UdevDumpGrammar
    private var lines: LineScanner
    private var log: UdevDumpLog
    private var texts = TextPool()
    private var records: [DeviceRecord] = []
    private var machine = Machine()
    private var paths: PathIndex
    /// For each record, where its path stands and in which line it begins.
    private var beginnings: [(path: Range<Int>, line: Int32)] = []

    /// What is being read.
    private var part = Part.beginning
    private var draft = UdevDumpRecord()
    /// Whether the value of the last variable may go on in the next line.
    private var isInValue = false

    /// Where in the file the reader is.
    private enum Part {
        /// Before the first record: whatever a terminal shows there.
        case beginning
        case record
        /// Behind the end of a record.
        case gap
        /// In lines that belong to no record; what is wrong with them has been said.
        case stray
    }

    /// - Parameters:
    ///   - text: The file; it stays as long as this value is used.
    ///   - file: Its name for diagnostics.
    ///   - part: The lines to read; `nil` for all.
    init(text: UnsafeBufferPointer<UInt8>, file: String, part: UdevDumpPart? = nil) {
        unsafe self.text = unsafe text
        self.file = file
        // Whoever names the format gets it read as such, recognised or not.
        grammar = unsafe UdevDumpGrammar.recognize(text) ?? UdevDumpGrammar(text, isTree: false)
        lines = unsafe part.map { unsafe LineScanner(text, $0.range, after: $0.linesBefore) } ?? LineScanner(text)
        paths = unsafe PathIndex(text)
        log = UdevDumpLog(file: file)
    }

    /// Reads the lines.
    mutating func read() {
        while let line = lines.next() {
            switch grammar.line(line) {
            case .field(let letter, let value): readField(letter, value, of: line)
            case .other: readOther(line)
            case .blank, .branch: endRecord()
            }
        }
        if lines.isAtEnd, unsafe text.last.map({ $0 != UInt8(ascii: "\n") }) == true { readCut() }
        endRecord()
    }

    /// Takes over what a reader of the lines after these has read.
    mutating func append(_ next: borrowing UdevDumpReader) {
        for (index, record) in next.records.enumerated() { add(record, next.beginnings[index]) }
        if next.machine != Machine() { machine = next.machine }
        log.merge(next.log)
    }

    /// What has been read.
    func snapshot() -> Result<Snapshot, SourceError> {
        guard !records.isEmpty else { return .failure(SourceError(log.nothingUsable)) }
        return .success(
            Snapshot(
                source: SourceDescription(kind: SourceFormat.udevDump.rawValue, path: file),
                machine: machine,
                records: records,
                diagnostics: log.all
            )
        )
    }

    // MARK: Lines

    private mutating func readField(_ letter: UInt8, _ value: Range<Int>, of line: Range<Int>) {
        if letter == UInt8(ascii: "P") { return beginRecord(value) }
        guard part == .record else {
            if part != .stray { log.add(.fieldOutsideRecord(letter), line: lines.number, column: 1) }
            part = .stray
            return
        }
        isInValue = false
        switch letter {
        case UInt8(ascii: "E"): addVariable(value)
        case UInt8(ascii: "U"): draft.subsystem = draft.subsystem ?? value
        case UInt8(ascii: "T"): draft.deviceType = draft.deviceType ?? value
        case UInt8(ascii: "N"): draft.node = draft.node ?? value
        case UInt8(ascii: "V"): draft.driver = draft.driver ?? value
        case UInt8(ascii: "S"): draft.links.append(value)
        case UInt8(ascii: "M"), UInt8(ascii: "R"), UInt8(ascii: "J"), UInt8(ascii: "B"), UInt8(ascii: "D"),
            UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "Q"):
            // What they say is in the path or in variables.
            break
        default: log.addUnknown(letter, line: lines.number)
        }
    }

    private mutating func addVariable(_ place: Range<Int>) {
        isInValue = draft.variables.count < Self.countLimit
        if isInValue {
            draft.variables.append((place, lines.number))
        } else {
            draft.surplus += 1
        }
    }

    /// A line without a field.
    private mutating func readOther(_ line: Range<Int>) {
        switch part {
        case .record:
            if draft.surplus > 0 { return }
            guard isInValue, let variable = draft.variables.last?.text else {
                return log.add(.notAField(excerpt(line)), line: lines.number, column: 1)
            }
            if let name = nameLength(of: variable), name + 1 == variable.count, nameLength(of: line) != nil {
                addVariable(line)
            } else {
                draft.variables[draft.variables.count - 1].text = variable.lowerBound..<line.upperBound
            }
        case .gap:
            // What `--tree` ends with is no device either.
            if !grammar.isTree { log.add(.notAField(excerpt(line)), line: lines.number, column: 1) }
            part = .stray
        case .beginning, .stray: break
        }
    }

    /// The last line does not end: more of it may have been there.
    private mutating func readCut() {
        guard part == .record else { return }
        log.add(.cut, line: lines.number, column: 0)
        // A part of a path would be another device.
        if draft.line == lines.number { part = .gap }
    }

    /// How long the name is that a line begins with, if it is one as the kernel forms them and `=` follows.
    private func nameLength(of line: Range<Int>) -> Int? {
        for index in line {
            switch unsafe text[index] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                continue
            case UInt8(ascii: "="): return index > line.lowerBound ? index - line.lowerBound : nil
            default: return nil
            }
        }
        return nil
    }

    // MARK: Records

    private mutating func beginRecord(_ path: Range<Int>) {
        endRecord()
        part = .record
        draft.begin(at: path, line: lines.number)
        isInValue = false
    }

    private mutating func endRecord() {
        guard part == .record else {
            if part != .beginning { part = .gap }
            return
        }
        part = .gap
        let path = unsafe UnsafeBufferPointer(rebasing: text[draft.path])
        guard path.count <= DevicePath.maximumLength else {
            return log.drop(.longPath(path.count), line: draft.line)
        }
        guard unsafe DevicePath.isLegal(path.span) else {
            if isDeviceLike { return log.drop(.illegalPath(excerpt(draft.path)), line: draft.line) }
            return log.addOther(line: draft.line)
        }
        let record = unsafe draft.record(text, variables: readVariables(), texts: &texts, log: &log)
        if record.path.text == "/devices/virtual/dmi/id", let modalias = record.modalias {
            machine = Machine(dmiModalias: modalias)
        }
        add(record, (draft.path, Int32(clamping: draft.line)))
    }

    private mutating func readVariables() -> DeviceVariables {
        var variables = DeviceVariables(capacity: draft.variables.count)
        for (place, line) in draft.variables {
            guard place.count <= Self.variableLimit else {
                log.add(.longVariable(place.count), line: line, column: 4)
                continue
            }
            let bytes = unsafe UnsafeBufferPointer(rebasing: text[place])
            if unsafe !variables.add(bytes.span, texts: &texts) {
                log.add(.notAVariable(excerpt(place)), line: line, column: 4)
            }
        }
        if draft.surplus > 0 {
            log.add(.manyVariables(draft.variables.count + draft.surplus), line: draft.line, column: 0)
        }
        return variables
    }

    /// Whether a path was to be that of a device, and not that of a bus, a driver or a module.
    private var isDeviceLike: Bool {
        !["/bus/", "/class/", "/module/", "/subsystem/", "/block/", "/firmware/"].contains {
            unsafe text[draft.path].starts(with: $0.utf8)
        }
    }

    private mutating func add(_ record: DeviceRecord, _ beginning: (path: Range<Int>, line: Int32)) {
        let (place, isNew) = paths.enter(beginning.path)
        if isNew {
            records.append(record)
            beginnings.append(beginning)
        } else if records[place] != record {
            let first = Int(beginnings[place].line)
            log.add(.duplicate(record.path.text, first), line: Int(beginning.line), column: 0)
            records[place] = record
            beginnings[place] = beginning
        }
    }

    // MARK: What is wrong

    private func excerpt(_ range: Range<Int>) -> String {
        unsafe String(decoding: text[range].prefix(240), as: UTF8.self)
    }
}
