/// A generator of random numbers that gives the same numbers for the same seed, so that a failure can be run again.
///
/// It is splitmix64. Make the seed an argument of the test: a failure then names it.
package struct SeededGenerator: RandomNumberGenerator, Sendable, CustomStringConvertible {
    /// What it was made with.
    package let seed: UInt64
    private var state: UInt64

    /// Starts the sequence of a seed.
    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Some random bytes, for parsers that must survive anything.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// What to say beside a failure.
    package var description: String { "seed \(seed)" }
}
