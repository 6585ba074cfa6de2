internal import PnPModel

/// A device node in the making: which records it is made of and where it hangs.
///
/// Positions are those of the forest.
struct NodeDraft: Sendable {
    /// Why there is a node, as far as later steps must know.
    enum Sort {
        /// A device on a bus.
        case device
        /// A directory without a bus right below `/devices`, or a PCI root: the start of a branch.
        case branch
        /// A disk that is no bus device on Linux.
        case nvmeDisk
        /// A class device without hardware.
        case software
    }

    /// The position of its own record; synthetic for a branch that the format does not list.
    var own: Int
    var sort: Sort
    /// Other parts of the same device.
    var merged: [Int] = []
    /// The firmware's views of it; the first is its companion.
    var companions: [Int] = []
    /// The firmware's objects that found no better place.
    var firmware: [Int] = []
    /// What its driver offers.
    var interfaces: [Int] = []
    /// Records that are no device and have no other place.
    var passages: [Int] = []
    /// The draft it hangs on; -1 for the root of the tree.
    var parent = Placement.root
    /// Left out of text unless all is wanted.
    var isHidden = false
    /// A PCI root, or a platform or pnp device, that the firmware describes by an ID of its own: it *is* the ACPI device.
    var isMadeByACPI = false
    /// The source does not list the device that it is on.
    var isOrphan = false
    /// A USB device with a node for each function.
    var isComposite = false
}

extension NodeDraft {
    /// The records that programs open: the interfaces, behind the device itself where it has a node in `/dev`.
    func offered(in forest: RecordForest) -> [Int] {
        sort == .nvmeDisk || forest.records[own].node != nil ? [own] + interfaces : interfaces
    }
}

/// Where every record ended.
struct Placement: Sendable {
    /// The root of the tree as a parent.
    static let root = -1

    /// One record's place.
    struct Place {
        var role: RecordPlacement.Role
        /// The draft it belongs to, or ``Placement/root``.
        var draft: Int
    }

    var drafts: [NodeDraft] = []
    /// For each record of the forest.
    var places: [Place?]
    /// Passages and firmware objects with no node above them.
    var atRoot: [Int] = []
}
