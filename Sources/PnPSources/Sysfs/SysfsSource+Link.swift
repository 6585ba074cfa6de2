import PnPFiles
public import PnPModel

extension SysfsSource {
    /// How the PCI Express link of one device of the running system runs.
    ///
    /// The answer is in the configuration space of the device, and reading that wakes one that sleeps: such a device is let
    /// be. For the same reason no scan asks; this is for the one device that somebody looks at.
    /// - Parameter path: The device.
    /// - Returns: The attributes `current_link_speed` and `current_link_width`; none of a device that sleeps, that has no
    ///   link, or that is gone.
    /// - SeeAlso: linux-devices 1.4, 1.5.
    public func linkStatus(of path: SysfsPath) -> NamedValues {
        var status = NamedValues()
        guard root == "/", let files = try? LocalFiles(root: "/sys") else { return status }
        let directory = String(path.text.dropFirst())
        var buffer = FileBuffer()
        // Without power management at run time a device never sleeps while the machine is awake.
        guard (try? files.read("power/runtime_status", in: directory, into: &buffer)) != nil,
            ["active", "unsupported"].contains(buffer.text)
        else { return status }
        for name in ["current_link_speed", "current_link_width"] {
            if (try? files.read(name, in: directory, into: &buffer)) != nil { status[name] = buffer.text }
        }
        return status
    }
}
