/// How much an INF, or a folder of them, may ask for, so that a hostile one is refused and not endured.
///
/// - SeeAlso: windows-pnp 4.5, "Text rules"; design section 9.
package enum INFLimits {
    /// The size of a file in bytes.
    package static let fileBytes = 16 << 20
    /// The length of a value in bytes as UTF-8, before and after strings have been put in.
    package static let fieldBytes = 4095
    /// The length of a section's name in bytes as UTF-8.
    package static let sectionNameBytes = 255
    /// The length of a description, a maker's or provider's name, or the name of an install section, in bytes as UTF-8.
    package static let nameBytes = 255
    /// How many INFs one folder may hold.
    package static let files = 20_000
    /// How deep a folder is looked through.
    package static let folderDepth = 16
    /// How many folders below one are looked into.
    package static let folders = 20_000
    /// How many of them are looked into to see whether there is an INF at all.
    package static let foldersToRecognise = 1_000
    /// How many bytes the INFs of one folder may have together.
    package static let folderBytes = 256 << 20
    /// How many sections `Needs` may pull into one.
    package static let neededSections = 256
    /// How many filters, levels or user-mode drivers one list may have.
    package static let filters = 256
    /// How many models lines a database may have, over all hosts and decorations that were asked for.
    package static let models = 200_000
    /// How many lines are looked at of one file, over all sections that name others.
    package static let visitedLines = 4_000_000
    /// The most messages of one file.
    package static let messages = 20
}
