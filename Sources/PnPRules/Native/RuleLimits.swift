/// How much a rules file may ask for, so that a hostile one is refused and not endured.
///
/// - SeeAlso: design section 9.
package enum RuleLimits {
    /// The size of a file and of all that it includes, in bytes.
    package static let fileBytes = 64 << 20
    /// How deep lists and mappings stand in one another; the format itself needs five.
    package static let depth = 32
    /// How many lists, mappings and scalars there are once every YAML alias has been followed, in a file and in all that it
    /// includes.
    package static let nodes = 1_000_000
    /// The length of a name in bytes.
    package static let nameBytes = 255
    /// The length of a modalias pattern in bytes; the kernel's own strings end at 2048.
    package static let patternBytes = 4096
    /// How deep files include one another.
    package static let includeDepth = 16
    /// How many files one file includes, itself or through others; and how many a folder of rules has.
    package static let files = 256
}
