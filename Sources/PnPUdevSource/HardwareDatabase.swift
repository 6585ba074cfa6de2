public import PnPModel

#if LiveUdev
    internal import Synchronization
#endif

/// What udev's hardware database calls devices.
///
/// The database is opened at the first question, so that nothing is spent where no text is written. Where it is not
/// installed, or the package was built without the trait `LiveUdev`, no name is known. libudev is not thread-safe: an
/// instance owns one context and answers one question at a time.
/// - SeeAlso: linux-devices 4.4.
public final class HardwareDatabase: DeviceNameDatabase {
    #if LiveUdev
        private let state = Mutex(State())
    #endif

    /// Makes a database; nothing is opened yet.
    public init() {}

    /// Names of the device with a modalias.
    ///
    /// A USB device has no modalias of its own; its interfaces' begin with what it needs.
    /// - Returns: `nil` where nothing is known.
    public func names(ofModalias modalias: String) -> DeviceNames? {
        guard let colon = modalias.utf8.firstIndex(of: UInt8(ascii: ":")), Self.prefixes.contains(modalias[..<colon])
        else { return nil }
        #if LiveUdev
            return state.withLock { state in
                if let known = state.answers[modalias] { return known }
                let names = state.store.names(of: modalias)
                state.answers.updateValue(names, forKey: modalias)
                return names
            }
        #else
            return nil
        #endif
    }

    /// Which file the answers come from, and of what day it is; `nil` where there is none.
    public var origin: NameOrigin? {
        #if LiveUdev
            return HardwareDatabaseFile.origin
        #else
            return nil
        #endif
    }

    /// The kinds of modalias that are looked up.
    ///
    /// `acpi:` is not among them: its answers name whoever bought the right to three letters, not who made the device.
    private static let prefixes: Set<Substring> = ["pci", "usb", "sdio", "vmbus", "bluetooth"]

    #if LiveUdev
        fileprivate static func names(_ database: borrowing UdevHardwareDatabase, _ modalias: String) -> DeviceNames? {
            var vendor: String?
            var model: String?
            var kinds: [String: String] = [:]
            database.forEachProperty(of: modalias) { name, value in
                guard !value.isEmpty else { return }
                switch name {
                case "ID_VENDOR_FROM_DATABASE": vendor = value
                case "ID_MODEL_FROM_DATABASE": model = value
                default: kinds[name] = value
                }
            }
            let kind = kindProperties.lazy.compactMap { kinds[$0] }.first
            if vendor == nil, model == nil, kind == nil { return nil }
            return DeviceNames(vendor: vendor, model: model, kind: kind)
        }

        /// What says what kind of device it is, the most telling first.
        private static let kindProperties = [
            "ID_PCI_SUBCLASS_FROM_DATABASE", "ID_PCI_CLASS_FROM_DATABASE", "ID_USB_CLASS_FROM_DATABASE",
            "ID_SDIO_CLASS_FROM_DATABASE",
        ]
    #endif
}

#if LiveUdev
    /// The database once it is open, and what it has been asked.
    private struct State: ~Copyable {
        var store = Store.notOpened
        /// Answers by modalias, those that were none too: libudev compares a question with thousands of patterns, and a
        /// machine has many devices of one model.
        var answers: [String: DeviceNames?] = [:]
    }

    /// The database, opened at the first question.
    private enum Store: ~Copyable {
        case notOpened
        case open(UdevHardwareDatabase)
        case absent

        mutating func names(of modalias: String) -> DeviceNames? {
            switch consume self {
            case .notOpened:
                guard let opened = UdevHardwareDatabase() else {
                    self = .absent
                    return nil
                }
                let names = HardwareDatabase.names(opened, modalias)
                self = .open(opened)
                return names
            case .open(let opened):
                let names = HardwareDatabase.names(opened, modalias)
                self = .open(opened)
                return names
            case .absent:
                self = .absent
                return nil
            }
        }
    }
#endif
