// identities ROUNDS FILE
//
// Asks the bus drivers for the identity of each device of a file as often as it is told, on one thread, and prints the
// median time in milliseconds, how many devices there are and how many IDs they have. The identities of a round are kept until
// its time is taken, as a tree keeps them.

import PnPKit

let arguments = CommandLine.arguments.dropFirst()
guard let rounds = arguments.first.flatMap({ Int($0) }), rounds > 0, let path = arguments.last, arguments.count == 2
else {
    fatalError("usage: identities ROUNDS FILE")
}
let bytes = try FileBytes(path: path)
guard let format = SourceFormat.recognize(bytes) else { fatalError("\(path): in no known format") }
var duplicates: [SysfsPath] = []
let forest = RecordForest(try format.source(bytes).snapshot(.everything).records, duplicates: &duplicates)

var times: [Duration] = []
var ids = 0
for _ in 0..<rounds {
    var identities: [DeviceIdentity] = []
    identities.reserveCapacity(forest.records.count)
    times.append(
        ContinuousClock().measure {
            for index in forest.records.indices {
                let view = DeviceView(own: forest[index])
                guard let identity = try? BusDrivers.driver(for: view.record).identify(view) else { continue }
                identities.append(identity)
            }
        }
    )
    ids = identities.reduce(0) { $0 + $1.hardwareIDs.count + $1.compatibleIDs.count }
}
print(times.sorted()[rounds / 2] / .milliseconds(1), forest.records.count, ids)
