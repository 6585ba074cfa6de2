import PnPKit

/// Looks every line of a file up in a module directory, once to warm up and once more with the clock.
///
/// Prints the milliseconds that reading and indexing took, the microseconds of one look-up, and how many names came out.
let arguments = CommandLine.arguments
let clock = ContinuousClock()
let expand: ModuleDirectory.Expander = { file in
    DecompressedFile(file).map { ModuleDirectory.Expansion(content: $0.bytes, fault: $0.fault) }
}

func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }

func measure(folder: String, strings: String) throws {
    let texts = try FileBytes(path: strings).array.split(separator: UInt8(ascii: "\n")).map(Array.init)
    let started = clock.now
    let database = try ModuleDirectory(expand: expand).load(folder, wantsSymbols: false).database
    let lookup = ModuleLookup(database, configuration: ModprobeConfiguration(name: ""))
    let loading = started.duration(to: clock.now)
    var room = ModuleLookup.Room()
    var names = 0
    for text in texts { names += (try? lookup.modules(for: text.span, &room).count) ?? 0 }
    let taken = clock.measure {
        for text in texts { names += (try? lookup.modules(for: text.span, &room).count) ?? 0 }
    }
    print(milliseconds(loading), milliseconds(taken) * 1000 / Double(max(texts.count, 1)), names / 2)
}

try measure(folder: arguments[1], strings: arguments[2])
