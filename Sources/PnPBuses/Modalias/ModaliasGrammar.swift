internal import PnPModel

/// How the devices of a bus that Windows does not know say who they are: a page a bus.
///
/// A new bus is a copy of the nearest page (`Embedded/BCMA.swift` has everything), with its facts, and a place in
/// ``all``. From the page follow the IDs, by one rule for all buses; see ``hardwareAndCompatibleIDs(of:enumerator:)``.
/// - SeeAlso: linux-devices 3.1, 3.2; design section 3, "Identities".
struct ModaliasGrammar: Sendable {
    /// Words for a device, and the setup class that fits.
    typealias Meaning = (words: String, setupClass: String)

    /// The kernel's name of the bus, which in upper-case is the enumerator of its IDs.
    let bus: String
    /// What stands before the colon of the modalias.
    let prefix: String
    /// The parts of the modalias in their order; none on a bus without one.
    let fields: [ModaliasField]
    /// What the modalias ends with, behind its last field.
    let end: String
    /// Where the address is in the kernel's name of a device.
    let place: DevicePlace
    /// What any device of the bus is.
    let meaning: Meaning
    /// What a device is by the value of its kind, else of its first field that says what it is.
    let meanings: [String: Meaning]

    /// Describes a bus.
    ///
    /// - Parameters:
    ///   - bus: The kernel's name of it.
    ///   - prefix: What stands before the colon, where that is not the bus's name.
    ///   - fields: What stands behind it, in order.
    ///   - end: What the modalias ends with.
    ///   - place: Where a device's address is.
    ///   - words: What any device of the bus is.
    ///   - setupClass: The class that fits.
    ///   - meanings: What a device is by the value of its kind, else of its first field that says what it is.
    init(
        bus: String,
        prefix: String? = nil,
        fields: [ModaliasField] = [],
        end: String = "",
        place: DevicePlace = .none,
        words: String,
        setupClass: String = "System",
        meanings: [String: Meaning] = [:]
    ) {
        self.bus = bus
        self.prefix = prefix ?? bus
        self.fields = fields
        self.end = end
        self.place = place
        meaning = (words, setupClass)
        self.meanings = meanings
    }

    /// What the bus says of a device.
    ///
    /// Of a modalias in another grammar than this, an older or a newer one, the whole text is the ID.
    func ownIdentity(of record: DeviceRecord) -> OwnIdentity {
        ownIdentity(of: record, modalias: record.modaliases.first { $0.hasModaliasPrefix(prefix) })
    }

    /// What the bus says of a device with this modalias.
    func ownIdentity(of record: DeviceRecord, modalias: String?) -> OwnIdentity {
        var own = OwnIdentity(bus: bus, instance: place.instance(of: record.path.name))
        var meaning = meaning
        if let modalias, let reading = read(modalias) {
            (own.hardware, own.compatible) = hardwareAndCompatibleIDs(of: reading, enumerator: own.enumerator)
            if let better = reading.kind.flatMap({ meanings[$0] }) { meaning = better }
        } else {
            own.hardware = [own.wholeModaliasID(of: record)].compactMap { $0 }
        }
        own.kind = meaning.words
        own.setupClass = meaning.setupClass
        return own
    }

    /// The IDs of a modalias, by the rule of all buses without a Windows form.
    ///
    /// `ENUMERATOR\NAME_value&NAME_value…`, fields in the order of the modalias, values as it writes them but hexadecimal
    /// in upper-case. Hardware IDs: all fields; all but revisions and versions; vendor and device alone. Compatible IDs,
    /// where there is a kind: vendor and kind; kind alone. What would be there twice is there once.
    func hardwareAndCompatibleIDs(
        of reading: ModaliasReading,
        enumerator: String
    ) -> (hardware: [String], compatible: [String]) {
        var ids: [String] = []
        func add(_ parts: [ModaliasField.Part], needs: ModaliasField.Part? = nil) {
            if let needs, !reading.has(needs) { return }
            var id = IDText(enumerator)
            reading.write(parts, to: &id)
            if id.mark == enumerator.utf8.count { return }
            let text = id.text
            if !ids.contains(text) { ids.append(text) }
        }
        add([.vendor, .device, .detail, .revision, .kind])
        if reading.has(.revision) { add([.vendor, .device, .detail, .kind]) }
        add([.vendor, .device], needs: .device)
        let hardware = ids.count
        if reading.has(.kind) {
            add([.vendor, .kind], needs: .vendor)
            add([.kind])
        }
        return (Array(ids[..<hardware]), Array(ids[hardware...]))
    }
}
