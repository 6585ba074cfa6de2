import Foundation
import _PnPTestSupport

/// A small machine written by hand, and what `tree` says of it under rules.
struct RuleMachine {
    /// A gizmo on a PCI bus with a device of its own below it, and a USB stick below that.
    static let gizmo = #"""
        {"schema": "pnpctl.snapshot/1", "machine": {"product": "Gizmo"}, "devices": [
          {"path": "/devices/LNXSYSTM:00", "bus": "acpi", "modalias": "acpi:LNXSYSTM:"},
          {"path": "/devices/LNXSYSTM:00/GIZ0001:00", "bus": "acpi", "modalias": "acpi:GIZ0001:"},
          {"path": "/devices/gizmo", "bus": "pci", "modalias": "pci:v00001234d00000001sv00001234sd00000001bcFFsc00i00",
           "attributes": {GIZMO},
           "links": {"firmware_node": "/devices/LNXSYSTM:00/GIZ0001:00"},
           "identity": {"hardwareIDs": ["PCI\\VEN_1234&DEV_0001&REV_01", "PCI\\VEN_1234&DEV_0001"],
                        "compatibleIDs": ["PCI\\CC_FF00", "PCI\\CC_FF"], "instanceID": "0", "capabilities": [RAW]}},
          {"path": "/devices/gizmo/part", "bus": "gizmobus", "attributes": {PART},
           "identity": {"hardwareIDs": ["GIZMO\\PART"], "instanceID": "0"}}
        ]}
        """#

    /// The nodes that `tree --format json` prints.
    let nodes: [[String: Any]]
    /// What it says beside the tree.
    let errors: String

    /// Asks for the tree of the gizmo.
    ///
    /// - Parameters:
    ///   - drivers: What `--drivers` names, in order.
    ///   - attributes: JSON members of the gizmo's attributes.
    ///   - part: The same of the device below it.
    ///   - isRaw: Whether the gizmo may run without a driver.
    ///   - options: More options.
    /// - Throws: When the program cannot be run, or prints no JSON.
    init(
        _ drivers: [String],
        attributes: String = "",
        part: String = "",
        isRaw: Bool = false,
        options: [String] = []
    ) throws {
        let text = Self.gizmo.replacingOccurrences(of: "GIZMO}", with: attributes + "}")
            .replacingOccurrences(of: "PART}", with: part + "}")
            .replacingOccurrences(of: "[RAW]", with: isRaw ? #"["raw-ok"]"# : "[]")
        let file = try TemporaryFile(text, suffix: ".json")
        let outcome = try pnpctl(
            ["tree", file.path, "--format", "json"] + drivers.flatMap { ["--drivers", $0] } + options
        )
        nodes = try json(outcome.output)["nodes"] as? [[String: Any]] ?? []
        errors = outcome.errors
    }

    /// A node by the name of its record.
    func node(_ name: String) -> [String: Any]? {
        nodes.first { node in
            let records = node["records"] as? [[String: Any]] ?? []
            return records.contains { $0["path"] as? String == "/devices/\(name)" && $0["as"] as? String == "node" }
        }
    }

    /// A fact of a node in short: `function`, `rank`, `stack`, `problem`, `reason`, `class` and so on; empty without it.
    func fact(_ fact: String, of name: String = "gizmo") -> String {
        guard let node = node(name) else { return "no node" }
        let driver = node["driver"] as? [String: Any] ?? [:]
        switch fact {
        case "function", "module", "selected", "rank", "origin": return driver[fact] as? String ?? ""
        case "needsNone": return driver["needsNone"] as? Bool == true ? "yes" : ""
        case "problem": return (node["problem"] as? [String: Any])?["code"].map { "\($0)" } ?? ""
        case "reason": return (node["problem"] as? [String: Any])?["reason"] as? String ?? ""
        case "raw": return node["raw"] as? Bool == true ? "yes" : ""
        case "overrides":
            return (driver["overrides"] as? [[String: Any]] ?? []).map { override in
                ["kind", "driver", "text", "place"].compactMap { override[$0] as? String }.joined(separator: " ")
            }.joined(separator: "; ")
        case "stack":
            return (node["stack"] as? [[String: Any]] ?? []).map { object in
                let pair = (object["pair"] as? [String])?.joined(separator: "+")
                return "\(object["layer"] ?? "") \(pair ?? object["driver"] as? String ?? "")"
            }.joined(separator: ", ")
        default: return node[fact] as? String ?? ""
        }
    }
}
