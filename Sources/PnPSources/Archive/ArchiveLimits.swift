internal import PnPFiles

/// How much of an archive is taken in, so that a hostile one costs neither much memory nor much time.
///
/// What goes past a limit ends the reading; what came before it still counts.
struct ArchiveLimits: Sendable {
    /// The limits that hold outside of tests.
    static let standard = ArchiveLimits()

    /// The most bytes that an archive may have once it is decompressed: two gigabytes, the `tar` of a large server's whole
    /// sysfs with every attribute padded to a page.
    var expandedBytes = 2 << 30
    /// How many times its size an archive may expand: far more than a padded sysfs does, and less than gzip's 1,032 for
    /// zeros.
    var expansion = 500
    /// Below so many bytes the expansion does not matter.
    var harmlessBytes = 64 << 20
    /// The most files, links and directories: a large server's whole sysfs has a third.
    var entries = 1_000_000
    /// The most bytes of names, link texts and files that are kept.
    var keptBytes = 256 << 20
    /// The largest file that is kept; no attribute has more than a page, and no page is larger.
    var fileBytes = FileLimits.attributeBytes
    /// The longest path and the longest link text, in bytes.
    var pathBytes = FileLimits.pathBytes
    /// The most names in a path: twice what the deepest device needs, so that few bytes do not make many directories.
    var pathNames = 64
    /// The most bytes that a compressed file which is no archive may have once it is decompressed.
    var textBytes = 1 << 30

    /// Refuses what expands too much.
    ///
    /// - Parameters:
    ///   - expanded: How many bytes came out, or are about to.
    ///   - size: How many bytes went in.
    ///   - most: The most bytes that may come out.
    /// - Throws: That it does.
    func check(_ expanded: Int, from size: Int, most: Int) throws(ArchiveFault) {
        if expanded > most || expanded > harmlessBytes && expanded / expansion > size {
            throw .expandsTooMuch(from: size, to: expanded)
        }
    }
}
