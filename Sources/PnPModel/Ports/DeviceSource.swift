public import PnPDiagnostics

/// Where records come from: a running system or a snapshot of one.
///
/// A source judges nothing: it knows no driver and no node. What is wrong with a part of the input becomes a diagnostic of
/// the snapshot, and the rest is delivered.
public protocol DeviceSource: Sendable {
    /// Reads everything once.
    ///
    /// - Parameter detail: How much to read of each device.
    /// - Returns: The records and what was wrong with some of them.
    /// - Throws: ``SourceError`` when nothing usable was found.
    func snapshot(_ detail: SourceDetail) throws -> Snapshot
}

/// How much a source reads of each device.
///
/// Formats that are read whole ignore it.
public enum SourceDetail: Hashable, Comparable, Sendable {
    /// What a tree without its hidden nodes needs: that a virtual device is there, and nothing else of it.
    case shown
    /// What a tree of all devices needs.
    case tree
    /// What ``TreeDetails`` need, too.
    case details
    /// Every allow-listed attribute, link and udev property of every device.
    case everything
}

/// A source that gave nothing usable.
public struct SourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, beginning with the file or system call.
    public var description: String
    /// Where in a text it is wrong; `nil` where an operation failed.
    public var diagnostic: Diagnostic?

    /// Describes an operation that failed.
    public init(_ description: String) { self.description = description }

    /// Describes a text of which nothing can be used.
    public init(_ diagnostic: Diagnostic) {
        description = diagnostic.description
        self.diagnostic = diagnostic
    }
}
