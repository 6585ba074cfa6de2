internal import PnPModel

/// Which values identify a unit or its owner: the one place that knows names of attributes and variables.
///
/// - SeeAlso: udev's persistent storage and network rules; linux-devices 1.3, 1.4.
enum RedactionRules {
    /// What a value is.
    enum Kind: Hashable {
        /// A serial number, UUID, WWN or the like, which is looked for in other texts as well.
        case number
        /// A name that a person gave. It may be an ordinary word, so only links to the same device are searched for it.
        case name
    }

    /// What a property of a device is, or `nil` for one that may stay.
    static func kind(ofProperty name: String, of record: DeviceRecord) -> Kind? {
        switch name {
        case "UNIQ", "HID_UNIQ", "SERIAL", "ID_WWN", "PARTUUID": return .number
        // Model and serial number in one, without anything between them where the model takes all its room.
        case "ID_SCSI_COMPAT", "ID_SCSI_COMPAT_TRUNCATED": return .number
        case "PARTNAME", "DM_NAME", "DM_VG_NAME", "DM_LV_NAME", "MD_NAME", "MD_DEVNAME", "ID_PART_ENTRY_NAME",
            "ID_FS_VOLUME_ID", "ID_FS_VOLUME_SET_ID", "ID_FS_LOGICAL_VOLUME_ID", "IFALIAS":
            return .name
        // What the firmware prints beside a socket; and interfaces by their type.
        case "ID_NET_LABEL_ONBOARD", "MEI_CL_UUID": return nil
        default: break
        }
        for suffix in ["_SERIAL", "_SERIAL_SHORT", "SERIAL_NUMBER", "_UUID", "_UUID_ENC", "_UUID_SUB", "_UUID_SUB_ENC"]
        where name.hasSuffix(suffix) { return .number }
        if name.hasPrefix("ID_WWN_") || name.hasPrefix("SCSI_IDENT_") || name.hasSuffix("ASSET_TAG") { return .number }
        return name.hasSuffix("_LABEL") || name.hasSuffix("_LABEL_ENC") ? .name : nil
    }

    /// What an attribute of a device is, or `nil` for one that may stay.
    static func kind(ofAttribute name: String, of record: DeviceRecord) -> Kind? {
        switch name {
        case "serial", "serial_number", "uniq", "wwid", "wwn", "eui", "nguid", "sas_address", "port_name", "node_name",
            "fabric_name", "product_serial", "product_uuid", "board_serial", "chassis_serial", "product_asset_tag",
            "board_asset_tag", "chassis_asset_tag", "subsysnqn", "hostnqn", "hostid", "initiatorname", "targetname",
            "vpd_pg80", "vpd_pg83", "edid", "phys_port_id", "phys_switch_id", "dm/uuid", "md/uuid", "device/serial",
            "device/wwid", "hostname":
            return .number
        case "dm/name", "ifalias": return .name
        // A host of SCSI has a small number of that name; Thunderbolt has a UUID.
        case "unique_id": return record.isOfClass("scsi_host") ? nil : .number
        // Services of the management engine and trusted applications are matched by theirs.
        case "uuid": return record.isOnBus("mei") || record.isOnBus("tee") ? nil : .number
        // VMBus, WMI: the type. FireWire: the unit.
        case "guid": return record.isOnBus("firewire") ? .number : nil
        case "cid": return record.isOnBus("mmc") ? .number : nil
        case "address":
            return record.isOfClass("net") || record.isOfClass("bluetooth") || record.isOfClass("nvme") ? .number : nil
        default: return nil
        }
    }

    /// Whether drivers are matched on a value, so that nothing in it may change.
    static func isForMatching(_ name: String) -> Bool {
        switch name {
        case "PRODUCT", "MODALIAS", "TYPE", "HID_ID", "vendor", "device", "class", "modalias", "hid",
            "subsystem_vendor", "subsystem_device", "revision", "idVendor", "idProduct", "bcdDevice", "class_id",
            "report_descriptor", "compatible":
            true
        default: name.hasPrefix("PCI_") || name.hasPrefix("OF_") || name.hasPrefix("id/")
        }
    }

    /// The replacement of a property that has a kind.
    static func replacement(of pair: NamedValues.Pair, among record: DeviceRecord, tokens: RedactionTokens) -> String {
        guard pair.name.hasSuffix("_SERIAL") else { return token(for: pair.value, of: record, tokens: tokens) }
        // `ID_SERIAL` is vendor, model and serial number in one, with the number alone beside it. Where there is none, it
        // may be vendor and model alone, and says nothing of the unit.
        if let short = record.properties[pair.name + "_SHORT"], !short.isEmpty {
            guard let place = pair.value.range(of: short) else {
                return token(for: pair.value, of: record, tokens: tokens)
            }
            let replacement = token(for: short, of: record, tokens: tokens)
            return pair.value[..<place.lowerBound] + replacement + pair.value[place.upperBound...]
        }
        let model = record.properties[pair.name.dropLast(6) + "MODEL"] ?? ""
        if !model.isEmpty, pair.value.hasSuffix(model) { return pair.value }
        return token(for: pair.value, of: record, tokens: tokens)
    }

    /// The replacement of a text, or the text itself where it says nothing: empty, a filler, or the address of the device
    /// that the path has anyway (a USB root hub's serial number is its controller's name).
    static func token(for text: String, of record: DeviceRecord, tokens: RedactionTokens) -> String {
        let (before, core, after) = peel(text)
        guard !isFiller(core), !Redaction.isRedacted(String(core)) else { return text }
        guard !record.path.components.contains(where: { $0 == core }) else { return text }
        return before + tokens.token(for: String(core)) + after
    }

    /// Takes off what stands around a value: quotes, as in the `uevent` file of an input device, and blanks.
    private static func peel(_ text: String) -> (Substring, Substring, Substring) {
        func isAround(_ character: Character) -> Bool { character == "\"" || character == " " || character == "\n" }
        let start = text.firstIndex { !isAround($0) } ?? text.endIndex
        let rest = text[start...]
        let end = rest.lastIndex { !isAround($0) }.map { rest.index(after: $0) } ?? rest.endIndex
        return (text[..<start], text[start..<end], text[end...])
    }

    private static let fillers: Set<String> = [
        "", "none", "n/a", "na", "null", "(null)", "unknown", "default string", "not specified",
        "to be filled by o.e.m.",
        "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "0x0000000000000000",
    ]

    private static func isFiller(_ text: Substring) -> Bool {
        fillers.contains(text.lowercased()) || text.allSatisfy { $0 == "0" || $0 == "." || $0 == "-" || $0 == ":" }
    }
}

extension String {
    /// Where a text stands in this one first.
    func range(of text: String) -> Range<Index>? {
        guard let first = text.utf8.first else { return nil }
        var start = utf8.startIndex
        while let place = utf8[start...].firstIndex(of: first) {
            if utf8[place...].starts(with: text.utf8) {
                return place..<utf8.index(place, offsetBy: text.utf8.count)
            }
            start = utf8.index(after: place)
        }
        return nil
    }
}
