/// What is wrong with some devices of a snapshot, before it is known where in the file they stand.
///
/// A bounded list, however hostile the input is.
struct SnapshotNotes {
    enum Note {
        case fault(SnapshotFault)
        /// The device is left out for it.
        case dropped(SnapshotFault)
        case unknownKey(String, offset: Int)
    }

    /// In the text's order.
    private(set) var notes: [Note] = []
    /// How many more there were than are kept.
    private(set) var hiddenCount = 0
    /// Why the first device was left out, where that note is not kept.
    private(set) var hiddenDrop: SnapshotFault?

    /// Notes a fault.
    mutating func add(_ fault: SnapshotFault) { add(.fault(fault)) }

    /// Notes a device that is left out.
    mutating func drop(_ fault: SnapshotFault) {
        if notes.count >= SnapshotLog.limit, hiddenDrop == nil { hiddenDrop = fault }
        add(.dropped(fault))
    }

    /// Notes a key that means nothing here; once for each.
    mutating func addUnknown(_ key: String, at offset: Int) {
        let isKnown = notes.contains { if case .unknownKey(key, _) = $0 { true } else { false } }
        if !isKnown { add(.unknownKey(key, offset: offset)) }
    }

    private mutating func add(_ note: Note) {
        if notes.count < SnapshotLog.limit { notes.append(note) } else { hiddenCount += 1 }
    }
}
