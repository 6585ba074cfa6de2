import PnPFiles

/// What the reader of sysfs has to say of a tree; all its wording is here.
enum SysfsFinding {
    /// SYS001: a directory of buses, classes or devices cannot be listed; what is in it is missing.
    case unlistable(FileError.Cause)
    /// SYS002: a link to a device cannot be read.
    case unreadableLink(FileError.Cause)
    /// SYS002: a link to a device leads elsewhere, or is too long.
    case elsewhere(String)
    /// SYS003: what a link leads to is no device's directory.
    case noDevice(FileError.Cause)

    /// The diagnostic's code.
    var code: String {
        switch self {
        case .unlistable: "SYS001"
        case .unreadableLink, .elsewhere: "SYS002"
        case .noDevice: "SYS003"
        }
    }

    /// Its text.
    var message: String {
        switch self {
        case .unlistable(let cause): "the directory cannot be listed: \(cause)"
        case .unreadableLink(let cause): "the link cannot be read: \(cause)"
        case .elsewhere(let text): "expected a link below /devices, found '\(Self.shortened(text))'"
        case .noDevice(let cause): "expected a device, but 'uevent' cannot be read: \(cause)"
        }
    }

    /// Why, where a call failed.
    var cause: FileError.Cause? {
        switch self {
        case .unlistable(let cause), .unreadableLink(let cause), .noDevice(let cause): cause
        case .elsewhere: nil
        }
    }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count > 200 ? String(text.unicodeScalars.prefix(200)) + "…" : text
    }
}
