extension ModaliasGrammar {
    /// Storage class memory: `scm:scmdev`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/s390/cio/scm.c` (the name is its address, 16 hexadecimal digits).
    static let scm = ModaliasGrammar(
        bus: "scm",
        fields: [.text],
        place: .unique,
        words: "Storage class memory",
        setupClass: "DiskDrive"
    )
}
