internal import PnPModel

/// Which part of a device's kernel name is an address that hardware or firmware gave, and so outlasts a reboot.
///
/// What the kernel counts (`bcma0`, `mhi0`, `.auto`) never is.
/// - SeeAlso: design section 3, "Instance paths".
enum DevicePlace: Sendable {
    /// None of it; devices of one kind are counted among their siblings.
    case none
    /// All of it, and no other device of the machine has it: `0.0.1234`.
    case unique
    /// All of it, below its parent: `217:250:1:0`.
    case name
    /// What stands behind the last of a separator: the `1` of `bcma0:1`.
    case behind(Unicode.Scalar)
    /// What a bus's own function finds in it.
    case found(@Sendable (Substring) -> String?)

    /// How the instance of a device with a name comes about.
    func instance(of name: Substring) -> DeviceIdentity.Instance {
        switch self {
        case .none: return .ordinal
        case .unique: return DeviceIdentity.Instance.usable(String(name)).map { .unique($0) } ?? .ordinal
        case .name: return Self.address(name)
        case .behind(let separator): return Self.address(KernelName.suffix(of: name, after: separator))
        case .found(let find): return Self.address(find(name)?[...])
        }
    }

    private static func address(_ text: Substring?) -> DeviceIdentity.Instance {
        guard let text, !text.isEmpty else { return .ordinal }
        return .address(String(text).madeLegal)
    }
}
