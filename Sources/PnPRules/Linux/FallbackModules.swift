/// Modules whose drivers step back where another one matches as well.
///
/// - SeeAlso: design section 4, "Equal ranks"; linux-devices 2.1, "exceptions made by drivers themselves".
enum FallbackModules {
    /// Those that do so for all their devices.
    private static let always: Set<String> = [
        "ata_generic", "hid_generic", "pata_acpi", "rndis_wlan", "serio_raw", "snd_soc_avs",
    ]

    /// Whether a module's driver steps back for what a pattern matches.
    static func isFallback(_ module: String, pattern: String) -> Bool {
        // Protocol 62 is the protocol of USB attached SCSI, which nobody else speaks.
        module == "uas" ? !pattern.contains("ip62") : always.contains(module)
    }
}
