import PnPModel

extension DeviceResource {
    /// Where it is; a place that nobody gave is none.
    var placeText: String { flags.contains(.unassigned) ? "nowhere" : rangeText }

    /// How much it is: `64 KiB`, `8 ports`, `5 messages`; empty where the range says it.
    var sizeText: String {
        guard let count else { return kind == .memory ? "16 EiB" : "" }
        switch kind {
        case .memory: return Self.bytes(count)
        case .port: return count == 1 ? "1 port" : "\(count) ports"
        case .interrupt:
            guard !flags.isDisjoint(with: [.msi, .msix]) else { return "" }
            return count == 1 ? "1 message" : "\(count) messages"
        case .busNumber: return count == 1 ? "1 bus" : "\(count) buses"
        case .dma: return ""
        }
    }

    /// All that is said of it behind the range.
    var remark: String { ([sizeText] + flags.names).filter { !$0.isEmpty }.joined(separator: ", ") }

    /// In the largest unit that leaves no rest.
    private static func bytes(_ count: UInt64) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        var power = 0
        while power < 6, (count >> (10 * UInt64(power))) & 0x3FF == 0 { power += 1 }
        return "\(count >> (10 * UInt64(power))) \(units[power])"
    }
}

extension DeviceLink.Rate {
    /// `8.0 GT/s`.
    var speedText: String { "\(speed / 10).\(speed % 10) GT/s" }

    /// `8.0 GT/s x4`; what is not known is left out.
    var text: String {
        var words: [String] = []
        if speed > 0 { words.append(speedText) }
        if width > 0 { words.append("x\(width)") }
        return words.joined(separator: " ")
    }
}

extension DeviceLink {
    /// How it runs and what it could do: `2.5 GT/s x1 of 8.0 GT/s x4, degraded`.
    var text: String {
        guard let current else { return maximum.map { "up to \($0.text)" } ?? "" }
        guard let maximum, maximum != current else { return current.text }
        let limit = current == possible ? ", as much as the other end can do" : ""
        return "\(current.text) of \(maximum.text)" + (isDegraded ? ", degraded" : limit)
    }
}
