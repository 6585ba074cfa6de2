import PnPModel

extension AttributeAllowList {
    /// What `TreeDetails` need beyond identities, stacks and problems.
    static let detailEntries: [Entry] = [
        Entry(
            subsystem: .bus("pci"),
            detail: .details,
            links: ["physfn", "iommu_group"],
            attributes: [
                "irq", "resource", "max_link_speed", "max_link_width", "numa_node", "sriov_totalvfs", "sriov_numvfs",
                "removable",
            ],
            listings: ["msi_irqs"]
        ),
        Entry(
            subsystem: .bus("pci"),
            detail: .details,
            condition: .stored,
            attributes: [
                "current_link_speed", "current_link_width", "secondary_bus_number", "subordinate_bus_number",
            ]
        ),
        Entry(subsystem: .bus("acpi"), detail: .details, attributes: ["path"]),
        Entry(subsystem: .bus("pnp"), detail: .details, attributes: ["resources"]),
        Entry(
            subsystem: .bus("platform"),
            detail: .details,
            links: ["iommu_group"],
            attributes: ["numa_node"]
        ),
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
