import PnPModel
import PnPSelection

/// Writes why a device has its driver: what is bound, what the rules select, and every candidate with what beat it.
///
/// It decides nothing: every line is a value that selection, stack building or the finder of problems returned.
public struct ExplainTextRenderer: Sendable {
    /// What the reader can see.
    public var style: TextStyle

    /// Makes a renderer.
    public init(style: TextStyle) { self.style = style }

    /// Writes an explanation.
    ///
    /// - Parameters:
    ///   - explanation: What there is to say.
    ///   - name: What to call the device, not escaped; `nil` for `DeviceNode.plainName`.
    /// - Returns: Lines of UTF-8, each ended; reasons are wrapped to the width, drivers and ranks are never cut.
    public func render(_ explanation: Explanation, name: String? = nil) -> [UInt8] {
        var writer = ExplainWriter(buffer: TextBuffer(style: style))
        writer.places = PlaceNames(explanation.locations)
        writer.heading(explanation, name)
        writer.condition(explanation)
        if let decision = explanation.decision { writer.candidates(decision) }
        if explanation.isPrediction { writer.prediction() }
        if let whyNot = explanation.whyNot { writer.whyNot(whyNot, in: explanation.decision?.selection) }
        writer.filters(explanation.filters)
        writer.files()
        return writer.buffer.bytes
    }
}
