import PnPKit
import _PnPTestSupport

/// Gives the numbers that the kernel counts up while it finds devices other values, as another boot may.
///
/// Changed wherever a path or a node stands: SCSI hosts, ATA ports, USB buses, inputs, the `.NNNN` of HID devices, serio
/// ports, cards, I²C and SPI buses, virtio and NVMe devices, MMC hosts and what the kernel names `.auto`. Addresses, which
/// hardware or firmware gave, stay: PCI functions, USB ports, SCSI targets, `NN` of ACPI names.
struct KernelCounters {
    /// The counters, each of which has numbers of its own.
    enum Counter: Hashable {
        case host, ata, usb, input, hid, serio, card, i2c, spi, virtio, nvme, mmc, automatic
        case other(String)
    }

    /// What is counted by another number.
    enum Order: Sendable {
        /// Each counter begins elsewhere, and keeps its order.
        case later
        /// Numbers are drawn by chance, so that siblings stand in another order.
        ///
        /// The hosts of one controller keep theirs: its driver adds them in the order of its ports, and nothing else says
        /// which is which.
        case shuffled(seed: UInt64)
    }

    private var numbers: [Counter: [Int: Int]] = [:]

    /// Looks for all counters in a machine's paths and decides on their new numbers.
    init(of records: [DeviceRecord], order: Order) {
        var found: [Counter: Set<Int>] = [:]
        var adapters: Set<Adapter> = []
        for record in records {
            var above = ""
            for name in record.path.components {
                for (counter, number) in CountedName(name).counters {
                    found[counter, default: []].insert(number)
                    guard counter == .host || counter == .ata else { continue }
                    adapters.insert(Adapter(controller: above, counter: counter, number: number))
                }
                if !name.hasPrefix("ata"), !name.hasPrefix("host") { above += "/" + name }
            }
        }
        for (counter, used) in found {
            let used = used.sorted()
            let replacements = used.indices.map { used[0] + 7 + $0 }
            numbers[counter] = Dictionary(uniqueKeysWithValues: zip(used, replacements))
        }
        guard case .shuffled(let seed) = order else { return }
        var generator = SeededGenerator(seed: seed)
        for counter in found.keys.sorted(by: { "\($0)" < "\($1)" }) {
            let used = numbers[counter, default: [:]].keys.sorted()
            numbers[counter] = Dictionary(
                uniqueKeysWithValues: zip(used, used.map { $0 + 7 }.shuffled(using: &generator))
            )
        }
        keepOrder(of: adapters)
    }

    /// A SCSI host or ATA port of a controller.
    private struct Adapter: Hashable {
        var controller: String
        var counter: Counter
        var number: Int
    }

    private mutating func keepOrder(of adapters: Set<Adapter>) {
        for group in Dictionary(grouping: adapters, by: { [$0.controller, "\($0.counter)"] }).values {
            let counter = group[0].counter
            let used = group.map(\.number).sorted()
            let replacements = used.compactMap { numbers[counter]?[$0] }.sorted()
            for (number, replacement) in zip(used, replacements) { numbers[counter]?[number] = replacement }
        }
    }

    /// The path as another boot might have it.
    func renumbered(_ path: SysfsPath) -> SysfsPath { SysfsPath(renumbered(path.text)) }

    /// The machine as another boot might find it.
    func renumbered(_ snapshot: Snapshot) -> Snapshot {
        var snapshot = snapshot
        for index in snapshot.records.indices {
            var record = snapshot.records[index]
            record.path = renumbered(record.path)
            record.node = record.node.map(renumbered)
            for pair in record.links.pairs { record.links[pair.name] = renumbered(pair.value) }
            for pair in record.properties.pairs where pair.value.utf8.first == UInt8(ascii: "/") {
                record.properties[pair.name] = renumbered(pair.value)
            }
            snapshot.records[index] = record
        }
        return snapshot
    }

    private func renumbered(_ text: String) -> String {
        var result = ""
        var isFirst = true
        for name in text.split(separator: "/", omittingEmptySubsequences: false) {
            if !isFirst { result += "/" }
            isFirst = false
            result += CountedName(name).replacing { counter, number in numbers[counter]?[number] ?? number }
        }
        return result
    }
}

/// One component of a sysfs path, with the counters in it.
struct CountedName {
    /// Text that stays, or a number that is counted.
    private enum Part {
        case text(Substring)
        case number(KernelCounters.Counter, Int, radix: Int, digits: Int)
    }

    private var parts: [Part]

    /// Takes a name apart.
    init(_ name: Substring) {
        guard name.utf8.contains(where: { $0 &- 0x30 < 10 }) else {
            parts = [.text(name)]
            return
        }
        parts =
            Self.word(name) ?? Self.address(name) ?? Self.human(name) ?? Self.automatic(name) ?? [.text(name)]
    }

    /// The counters in the name.
    var counters: [(counter: KernelCounters.Counter, number: Int)] {
        parts.compactMap {
            if case .number(let counter, let number, _, _) = $0 { (counter, number) } else { nil }
        }
    }

    /// The name with other numbers.
    func replacing(_ replacement: (KernelCounters.Counter, Int) -> Int) -> String {
        var name = ""
        for part in parts {
            switch part {
            case .text(let text): name += text
            case .number(let counter, let number, let radix, let digits):
                let text = String(replacement(counter, number), radix: radix, uppercase: true)
                name += String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
            }
        }
        return name
    }

    /// Words before a number, and what may follow it.
    private static let words: [(word: String, counter: KernelCounters.Counter, followers: String)] = [
        ("host", .host, ""), ("target", .host, ":"), ("rport-", .host, ":"), ("port-", .host, ":"),
        ("end_device-", .host, ":"), ("phy-", .host, ":"), ("expander-", .host, ":"),
        ("ata", .ata, ""), ("link", .ata, "."), ("dev", .ata, "."),
        ("usb", .usb, "-"), ("input", .input, ""), ("event", .other("event"), ""), ("mouse", .other("mouse"), ""),
        ("js", .other("js"), ""), ("serio", .serio, ""), ("card", .card, "-"), ("controlC", .card, ""),
        ("pcmC", .card, "D"), ("hwC", .card, "D"), ("midiC", .card, "D"), ("hdaudioC", .card, "D"),
        ("i2c-", .i2c, ""), ("spi", .spi, "."), ("virtio", .virtio, ""), ("nvme", .nvme, "nc"), ("mmc", .mmc, ":"),
        ("mmcblk", .mmc, "p"), ("hwmon", .other("hwmon"), ""), ("rtc", .other("rtc"), ""),
        ("gpiochip", .other("gpiochip"), ""), ("ttyUSB", .other("ttyUSB"), ""), ("sg", .other("sg"), ""),
        ("hidraw", .other("hidraw"), ""), ("hiddev", .other("hiddev"), ""), ("video", .other("video"), ""),
    ]

    /// `host3`, `target3:0:0`, `usb1-port2`, `controlC0`, `nvme0n1`: a word, a number, and a rest that stays.
    private static func word(_ name: Substring) -> [Part]? {
        for (word, counter, followers) in words where name.hasPrefix(word) {
            let digits = name.dropFirst(word.count).prefix { $0.isASCII && $0.isNumber }
            let rest = name.dropFirst(word.count + digits.count)
            guard let number = Int(digits), rest.isEmpty || rest.first.map(followers.contains) == true else { continue }
            return [.text(name.prefix(word.count)), .number(counter, number, radix: 10, digits: 1), .text(rest)]
        }
        return nil
    }

    /// `3:0:0:0` of SCSI, `1-4.2:1.0` of USB, `1-0050` of I²C: a number first.
    private static func address(_ name: Substring) -> [Part]? {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        let rest = name.dropFirst(digits.count)
        let counter: KernelCounters.Counter
        if rest.first == "-" {
            let place = rest.dropFirst()
            let isAddress = place.count == 4 && place.allSatisfy(\.isHexDigit)
            guard isAddress || place.first?.isNumber == true else { return nil }
            counter = isAddress ? .i2c : .usb
        } else if rest.split(separator: ":", omittingEmptySubsequences: false).count == 4, rest.first == ":",
            rest.allSatisfy({ $0 == ":" || $0.isNumber })
        {
            counter = .host
        } else {
            return nil
        }
        return [.number(counter, number, radix: 10, digits: 1), .text(rest)]
    }

    /// `0003:046D:C52B.0001` of HID.
    private static func human(_ name: Substring) -> [Part]? {
        let fields = name.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 2, fields[0].count == 14, fields[1].count == 4, let number = Int(fields[1], radix: 16),
            fields[0].split(separator: ":").map(\.count) == [4, 4, 4]
        else { return nil }
        return [.text(name.dropLast(4)), .number(.hid, number, radix: 16, digits: 4)]
    }

    /// `xhci-hcd.2.auto` of devices that their parent's driver makes.
    private static func automatic(_ name: Substring) -> [Part]? {
        guard name.hasSuffix(".auto") else { return nil }
        let stem = name.dropLast(5)
        guard let dot = stem.lastIndex(of: "."), let number = Int(stem[stem.index(after: dot)...]) else { return nil }
        return [.text(stem[...dot]), .number(.automatic, number, radix: 10, digits: 1), .text(".auto")]
    }
}
