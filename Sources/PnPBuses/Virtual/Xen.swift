extension ModaliasGrammar {
    /// What Xen gives a guest: `xen:vif`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/xen/xenbus/xenbus_probe_frontend.c` (name `vif-0`: the type, the
    ///   number in the guest's configuration).
    static let xen = ModaliasGrammar(
        bus: "xen",
        fields: [.text],
        place: .behind("-"),
        words: "Xen device",
        meanings: xenMeanings
    )
}

extension ModaliasGrammar {
    /// The other end of it, in the domain that has the hardware: `xen-backend:vif`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/xen/xenbus/xenbus_probe_backend.c` (name `vif-3-0`: the type, the guest,
    ///   which Xen counts, and the number in it).
    static let xenBackend = ModaliasGrammar(
        bus: "xen-backend",
        fields: [.text],
        place: .behind("-"),
        words: "Xen back end",
        meanings: xenMeanings
    )
}

/// - SeeAlso: linux-devices 2.2 ("xen / xen-backend").
private let xenMeanings: [String: ModaliasGrammar.Meaning] = [
    "9pfs": ("Xen 9P file system", "System"), "console": ("Xen console", "System"),
    "pci": ("Xen PCI pass-through", "System"), "vbd": ("Xen disk", "SCSIAdapter"), "vfb": ("Xen display", "Display"),
    "vif": ("Xen network adapter", "Net"), "vkbd": ("Xen keyboard and pointer", "HIDClass"),
    "vscsi": ("Xen SCSI adapter", "SCSIAdapter"),
]
