import PnPModel

extension AttributeAllowList {
    /// What `TreeDetails` need beyond identities, stacks and problems.
    static let detailEntries: [Entry] = [
        Entry(subsystem: .bus("pci"), detail: .details, attributes: ["irq", "resource", "removable"]),
        Entry(subsystem: .bus("acpi"), detail: .details, attributes: ["path"]),
        Entry(subsystem: .bus("pnp"), detail: .details, attributes: ["resources"]),
        Entry(subsystem: .class("net"), detail: .details, links: ["master"]),
        Entry(subsystem: .class("block"), detail: .details, linkFolders: ["holders", "slaves"]),
        Entry(
            subsystem: .class("devlink"),
            detail: .details,
            links: ["supplier", "consumer"],
            attributes: ["status", "sync_state_only"]
        ),
    ]
}
