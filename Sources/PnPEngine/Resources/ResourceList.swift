internal import PnPModel

/// The resources of one device while its attributes are read.
///
/// A reader for each attribute extends it, in a file of its own.
struct ResourceList {
    /// The device.
    let record: DeviceRecord
    /// What was found, in the order of the attributes.
    private(set) var resources: [DeviceResource] = []
    /// What was wrong.
    var log: ResourceLog

    init(of record: DeviceRecord, log: ResourceLog) {
        self.record = record
        self.log = log
    }

    /// Calls a body with each line of an attribute and its number, up to a limit.
    mutating func forEachLine(
        of attribute: String,
        limit: Int,
        _ body: (inout ResourceList, Span<UInt8>, Range<Int>, Int) -> Void
    ) {
        guard let text = record.attributes[attribute] else { return }
        let bytes = text.utf8.span
        var lines = ResourceLines()
        while let line = lines.next(in: bytes) {
            guard lines.number <= limit else {
                return log.add(.tooManyLines(limit: limit), in: attribute, of: record.path)
            }
            if !line.isEmpty { body(&self, bytes, line, lines.number) }
        }
    }

    /// Adds a range; one that ends before it begins is said to do so, and left out.
    mutating func add(_ resource: DeviceResource, from attribute: String, line: Int = 0) {
        guard resource.start <= resource.end else {
            log.add(.endBeforeStart(resource.start, resource.end), in: attribute, line: line, of: record.path)
            return
        }
        resources.append(resource)
    }

    /// Says that a line is not what the kernel writes.
    mutating func refuse(_ line: Range<Int>, of text: Span<UInt8>, expected: String, in attribute: String, number: Int)
    {
        let found = unsafe text.extracting(line).withUnsafeBufferPointer {
            unsafe String(decoding: $0.prefix(400), as: UTF8.self)
        }
        log.add(.unexpectedLine(expected: expected, found: found), in: attribute, line: number, of: record.path)
    }
}
