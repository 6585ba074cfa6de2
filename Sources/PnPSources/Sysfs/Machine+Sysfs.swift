import PnPFiles
import PnPModel

extension Machine {
    /// Asks the firmware's tables, else the devicetree, what machine this is, and the kernel for its release.
    ///
    /// - Parameters:
    ///   - sysfs: The tree that is mounted at `/sys`.
    ///   - kernel: The tree at `/proc/sys/kernel`, if there is one.
    /// - SeeAlso: linux-devices 6.4; many virtual machines have neither.
    init<Sysfs: FileTree & ~Copyable, Kernel: FileTree & ~Copyable>(
        sysfs: borrowing Sysfs,
        kernel: consuming Kernel?
    ) {
        var buffer = FileBuffer()
        let product = Self.text("class/dmi/id/product_name", sysfs, &buffer)
        self.init()
        if let product {
            self.product = product
            vendor = Self.text("class/dmi/id/sys_vendor", sysfs, &buffer)
        } else {
            self.product = Self.text("firmware/devicetree/base/model", sysfs, &buffer)
        }
        if let kernel { self.kernel = Self.text("osrelease", kernel, &buffer) }
    }

    /// The kernel's release as `/proc/version` says it: `Linux version 6.12.9-amd64 (…`.
    static func kernel<Files: FileTree & ~Copyable>(versionIn proc: borrowing Files) -> String? {
        var buffer = FileBuffer()
        guard let words = text("version", proc, &buffer)?.split(separator: " "), words.count > 2,
            words[0] == "Linux", words[1] == "version"
        else { return nil }
        return String(words[2])
    }

    /// A file's text without blanks around it; devicetree texts end with a zero byte.
    private static func text<Files: FileTree & ~Copyable>(
        _ path: String,
        _ files: borrowing Files,
        _ buffer: inout FileBuffer
    ) -> String? {
        guard (try? files.read(path, into: &buffer)) != nil else { return nil }
        return trimmed(buffer.text)
    }

    /// What the record of `/sys/class/dmi/id` says of the machine, for formats that have such records and no files.
    init?(dmi record: DeviceRecord) {
        guard record.isOfClass("dmi"), let product = record.attributes["product_name"].flatMap(Self.trimmed) else {
            return nil
        }
        self.init(vendor: record.attributes["sys_vendor"].flatMap(Self.trimmed), product: product)
    }

    /// A text without the blanks and control characters around it; `nil` where nothing is left.
    private static func trimmed(_ text: String) -> String? {
        var text = Substring(text)
        while let last = text.unicodeScalars.last, last.value <= 0x20 { text.unicodeScalars.removeLast() }
        while let first = text.unicodeScalars.first, first.value <= 0x20 { text.unicodeScalars.removeFirst() }
        return text.isEmpty ? nil : String(text)
    }
}
