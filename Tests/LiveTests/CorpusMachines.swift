import Dispatch
import Foundation
import PnPKit
import Synchronization
import _PnPTestSupport

/// The machines of the collection that come whole or in good part: dumps of udev, recordings, copies of sysfs.
enum CorpusMachines {
    /// One machine: where it comes from, what was read, and the tree of it.
    struct Machine: Sendable {
        /// The file's name.
        var name: String
        var snapshot: Snapshot
        var tree: DeviceTree
    }

    /// All of them; read once, on all processors.
    static let all: [Machine] = {
        let files =
            CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt")
            + CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
            + CorpusLocation.captures.files(below: "sysfs", endingIn: "")
        return concurrentMap(files) { file in
            guard let bytes = try? FileBytes(path: file), let source = SourceFormat.source(of: bytes, as: nil),
                let snapshot = try? source.snapshot(.tree)
            else { return nil }
            let name = URL(filePath: file).lastPathComponent
            return Machine(name: name, snapshot: snapshot, tree: tree(snapshot))
        }.compactMap(\.self)
    }()

    // Names do not depend on rules, and without any a tree is built in half the time.
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([]))

    /// The tree of a machine, as the kernel bound its drivers.
    static func tree(_ snapshot: Snapshot) -> DeviceTree { builder.build(snapshot) }

    /// What a closure makes of each element, in their order.
    static func concurrentMap<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        _ body: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let result = body(elements[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
