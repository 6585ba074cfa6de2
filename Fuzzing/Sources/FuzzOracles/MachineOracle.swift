public import PnPKit

/// What must be true of whatever a file gives that is read as a machine.
///
/// A format may refuse the file. What it does not refuse is treated as `pnpctl tree` and `pnpctl capture` would treat it:
/// the tree is built and drawn, and the capture, read again, gives the same records.
public struct MachineOracle {
    private let format: SourceFormat

    private static let rules = BuiltInRules.load()
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([rules]), details: .all)

    /// An oracle for the files of one format.
    public init(_ format: SourceFormat) { self.format = format }

    /// Reads a file and ends the process where a promise is broken.
    public func check(_ bytes: [UInt8]) {
        let file = FileBytes(bytes, name: "input")
        _ = SourceFormat.recognize(file)
        let snapshot: Snapshot
        do {
            snapshot = try format.source(file).snapshot(.everything)
        } catch let error as SourceError {
            return DrawnText.check(error.diagnostic.map { [$0] } ?? [])
        } catch {
            fatalError("broken promise: a source throws SourceError alone, not \(error)")
        }
        DrawnText.check(snapshot.diagnostics)
        DrawnText.check(Self.builder.build(TreePlan(snapshot, buses: BuiltInBuses())))
        for form in [SnapshotWriter.Form.document, .lines] { checkCapture(of: snapshot, form) }
        _ = Redaction().redact(snapshot)
    }

    /// That reading what the writer wrote gives what was written.
    private func checkCapture(of snapshot: Snapshot, _ form: SnapshotWriter.Form) {
        let written = SnapshotWriter(form: form).bytes(of: snapshot)
        let file = FileBytes(written, name: "capture")
        expect(SourceFormat.recognize(file) == .json, "a capture is recognised")
        let again: Snapshot
        do {
            again = try JSONSnapshotSource(file).snapshot(.everything)
        } catch {
            fatalError("broken promise: a capture can be read: \(error)")
        }
        expect(again.diagnostics.isEmpty, "a capture has no fault: \(again.diagnostics.first?.description ?? "")")
        expect(again.machine == snapshot.machine, "a capture keeps the machine")
        expect(again.isRedacted == snapshot.isRedacted, "a capture keeps whether it is redacted")
        expect(again.records.count == snapshot.records.count, "a capture keeps every device")
        for (read, original) in zip(again.records, snapshot.records) {
            expect(read == original, "a capture keeps what is known of \(original.path)")
        }
    }
}
