import PnPJSON
import PnPModel

extension JSONWriter {
    /// The members of a node that say how it is attached: those that are known.
    mutating func attachment(_ attachment: DeviceAttachment, in tree: DeviceTree) {
        if let link = attachment.link {
            key("link")
            self.link(link)
        }
        if let node = attachment.numaNode { member("numaNode", node) }
        if let group = attachment.iommuGroup { member("iommuGroup", group) }
        if let physical = attachment.physicalFunction {
            member("physicalFunction", tree.nodes[physical].instancePath.spelling)
        }
        guard let functions = attachment.virtualFunctions else { return }
        key("virtualFunctions")
        beginObject()
        if let enabled = functions.enabled { member("enabled", enabled) }
        if let possible = functions.possible { member("possible", possible) }
        member("nodes", functions.nodes.map { tree.nodes[$0].instancePath.spelling })
        endObject()
    }

    private mutating func link(_ link: DeviceLink) {
        beginObject()
        if let current = link.current { rate("current", current) }
        if let maximum = link.maximum { rate("maximum", maximum) }
        if let otherEnd = link.otherEnd { rate("otherEnd", otherEnd) }
        member("degraded", link.isDegraded)
        endObject()
    }

    private mutating func rate(_ name: String, _ rate: DeviceLink.Rate) {
        key(name)
        beginObject()
        if rate.speed > 0 { member("speed", rate.speedText) }
        if rate.width > 0 { member("width", rate.width) }
        endObject()
    }
}
