internal import PnPDiagnostics
internal import PnPJSON
internal import PnPModel
internal import Synchronization

/// A JSON text, from which two threads take devices in turn: one reads on in the text while the other makes records.
final class DeviceFeed: @unchecked Sendable {  // one thread's until the devices begin, then behind the lock
    var reader = JSONReader()

    /// Whose turn it is, and what came of the turns before.
    private struct Turn {
        var number = 0
        var isOver = true
        var fault: Diagnostic?
    }

    private let turn = Mutex(Turn())

    /// The first fault of the text, if it ended with one.
    var fault: Diagnostic? { turn.withLock { $0.fault } }

    /// Says that the reader stands in the array of devices.
    func beginDevices() { turn.withLock { $0 = Turn(isOver: false) } }

    /// Makes records until no device is left; any number of threads may.
    ///
    /// - Returns: What this thread has made, in batches that are numbered in the text's order.
    func readDevices() -> [DeviceBatch] {
        var batches: [DeviceBatch] = []
        var decoder = JSONDeviceDecoder()
        let tape = JSONElementTape()
        while let number = next(into: tape) {
            var batch = DeviceBatch(number: number)
            for value in tape.elements { batch.add(value, &decoder) }
            batches.append(batch)
        }
        return batches
    }

    private func next(into tape: JSONElementTape) -> Int? {
        turn.withLock { turn in
            guard !turn.isOver else { return nil }
            do throws(Diagnostic) {
                turn.isOver = try !reader.next(into: tape)
            } catch {
                turn.isOver = true
                turn.fault = error
                return nil
            }
            turn.number += 1
            return turn.number
        }
    }
}

/// Devices that stand one behind the other in a snapshot, as records.
struct DeviceBatch: Sendable {
    /// Which batch of the text it is.
    let number: Int
    private(set) var records: [DeviceRecord] = []
    /// How many devices there were, those that are left out included.
    private(set) var deviceCount = 0
    private(set) var notes = SnapshotNotes()

    init(number: Int) { self.number = number }

    /// Adds a device.
    mutating func add(_ value: JSONValue, _ decoder: inout JSONDeviceDecoder) {
        deviceCount += 1
        do throws(SnapshotFault) {
            records.append(try decoder.record(value, notes: &notes))
        } catch {
            notes.drop(error)
        }
    }
}
