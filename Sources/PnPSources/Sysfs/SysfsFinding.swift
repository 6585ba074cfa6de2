internal import PnPDiagnostics
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
    /// SYS004: a copy of a file system has no sysfs in it.
    case noTree
    /// SYS004: a copy of a file system has udev's database and no sysfs.
    case noTreeButUdev
    /// SYS004: a sysfs tree has so many directories below `devices`, and no device.
    case noDevices(directories: Int)
    /// SYS005: a copy of a file system has several sysfs trees, and another one was read.
    case otherTree(count: Int, found: Int)
    /// SYS006: there are more directories below `devices` than are looked into.
    case tooManyDirectories(Int)
    /// SYS007: more than anyone reads.
    case more(Int)
    /// SYS008: so many directories have nothing but a name to say that they are devices.
    case named(bus: String, count: Int)

    func diagnostic(at place: SourceLocation) -> Diagnostic {
        let (code, severity, message) = wording
        return Diagnostic(code, message, at: place, severity: severity)
    }

    private var wording: (String, Diagnostic.Severity, String) {
        switch self {
        case .unlistable(let cause): ("SYS001", .warning, "the directory cannot be listed: \(cause)")
        case .unreadableLink(let cause): ("SYS002", .warning, "the link cannot be read: \(cause)")
        case .elsewhere(let text):
            ("SYS002", .warning, "expected a link below /devices, found '\(Self.shortened(text))'")
        case .noDevice(let cause):
            ("SYS003", .warning, "expected a device, but 'uevent' cannot be read: \(cause)")
        case .noTree:
            ("SYS004", .error, "expected a folder 'sys' with a folder 'devices' in it, found none")
        case .noTreeButUdev:
            (
                "SYS004", .error,
                "expected a folder 'sys' with a folder 'devices' in it, found udev's database alone, which does not say "
                    + "where a device is"
            )
        case .noDevices(let count):
            (
                "SYS004", .error,
                "expected devices, found \(count) directories below 'devices', none with 'uevent' and 'subsystem' and none "
                    + "that a bus or class lists"
            )
        case .otherTree(let count, let found):
            (
                "SYS005", .warning,
                "expected one sysfs, found \(found); this one, with \(count) devices, is left out"
            )
        case .tooManyDirectories(let limit):
            ("SYS006", .error, "expected at most \(limit) directories, found more; the rest is left out")
        case .more(let count):
            ("SYS007", .note, "expected at most \(SysfsLog.limit) messages, found \(count) more that are not shown")
        case .named(let bus, let count):
            (
                "SYS008", .note,
                "expected 'subsystem' in \(count) directories, found none; by their names they are devices of the bus "
                    + "'\(Self.shortened(bus))'"
            )
        }
    }

    /// Why, where a call failed.
    var cause: FileError.Cause? {
        switch self {
        case .unlistable(let cause), .unreadableLink(let cause), .noDevice(let cause): cause
        default: nil
        }
    }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count > 200 ? String(text.unicodeScalars.prefix(200)) + "…" : text
    }
}
