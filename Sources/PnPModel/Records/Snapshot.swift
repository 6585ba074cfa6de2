public import PnPDiagnostics

/// All that a source reported about one machine at one time.
public struct Snapshot: Sendable {
    /// Where it came from.
    public var source: SourceDescription
    /// Whose devices these are.
    public var machine: Machine
    /// The records, in no particular order.
    public var records: [DeviceRecord]
    /// What was wrong with the input, or worth knowing.
    public var diagnostics: [Diagnostic]
    /// Whether serial numbers and the like were replaced when it was written.
    public var isRedacted: Bool

    /// Makes a snapshot.
    public init(
        source: SourceDescription,
        machine: Machine = Machine(),
        records: [DeviceRecord],
        diagnostics: [Diagnostic] = [],
        isRedacted: Bool = false
    ) {
        self.source = source
        self.machine = machine
        self.records = records
        self.diagnostics = diagnostics
        self.isRedacted = isRedacted
    }
}

/// Where a snapshot came from.
public struct SourceDescription: Hashable, Sendable {
    /// The format, as `--input-format` names it, such as `live` or `json`.
    public var kind: String
    /// The file or folder, where there is one.
    public var path: String?

    /// Describes a source.
    public init(kind: String, path: String? = nil) {
        self.kind = kind
        self.path = path
    }
}

/// What is known of the machine as a whole.
///
/// - SeeAlso: linux-devices 6.4: DMI, else the devicetree's root.
public struct Machine: Hashable, Sendable {
    /// The maker, such as `Dell Inc.`.
    public var vendor: String?
    /// The model, such as `Latitude 3590`.
    public var product: String?
    /// The kernel's release, such as `6.12.9-amd64`.
    public var kernel: String?

    /// Describes a machine.
    public init(vendor: String? = nil, product: String? = nil, kernel: String? = nil) {
        self.vendor = vendor
        self.product = product
        self.kernel = kernel
    }
}
