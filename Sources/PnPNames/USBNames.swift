public import PnPModel

/// Names of USB devices from `usb.ids`.
///
/// - SeeAlso: linux-devices 4.4, 5.3.
public final class USBNames: DeviceNameDatabase {
    private let database: IDsDatabase

    /// Takes the file from where it is installed; nothing is read yet.
    public convenience init() { self.init(folders: idsFolders) }

    /// Takes the file from the first of some folders that has it.
    public init(folders: [String]) { database = IDsDatabase("usb.ids", in: folders) }

    /// Which file it is.
    public var origin: NameOrigin? { database.origin }

    /// Names of the device with a modalias that begins with `usb:v…p…`; `nil` for others and for vendors that are not
    /// listed.
    public func names(ofModalias modalias: String) -> DeviceNames? {
        guard modalias.utf8.starts(with: "usb:".utf8) else { return nil }
        return database.answer(modalias) { file in
            var fields = ModaliasNumbers(modalias)
            guard let vendor = fields.next("v", digits: 4), let product = fields.next("p", digits: 4) else {
                return nil
            }
            let (maker, model) = (UInt16(vendor), UInt16(product))
            guard let name = file.name(ofVendor: maker) else { return nil }
            return DeviceNames(vendor: name, model: file.name(ofDevice: model, of: maker))
        }
    }
}
