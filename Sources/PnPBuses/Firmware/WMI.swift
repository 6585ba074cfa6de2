extension ModaliasGrammar {
    /// Blocks of the management interface of ACPI: `wmi:F1DDEE52-063C-4784-A11E-8A06684B9B01`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/platform/x86/wmi.c` (the name is the GUID, `-1` and so on behind it
    ///   where there are several).
    static let wmi = ModaliasGrammar(
        bus: "wmi",
        fields: [.device("", .uuid, as: "")],
        words: "Management interface block"
    )
}
