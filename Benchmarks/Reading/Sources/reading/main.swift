// reading ROUNDS FILE...
//
// Reads each file as often as it is told, from bytes in memory to records, and prints for each the median time in
// milliseconds, its size in bytes and how many records it holds.

import PnPKit

let arguments = CommandLine.arguments.dropFirst()
guard let rounds = arguments.first.flatMap({ Int($0) }), rounds > 0 else {
    fatalError("usage: reading ROUNDS FILE...")
}

for path in arguments.dropFirst() {
    let bytes = try FileBytes(path: path)
    guard let format = SourceFormat.recognize(bytes) else { fatalError("\(path): in no known format") }
    var times: [Duration] = []
    var records = 0
    for _ in 0..<rounds {
        let source = format.source(bytes)
        var snapshot: Snapshot?
        times.append(try ContinuousClock().measure { snapshot = try source.snapshot(.everything) })
        records = snapshot?.records.count ?? 0
    }
    let median = times.sorted()[rounds / 2]
    print(median / .milliseconds(1), bytes.count, records)
}
