/// What libFuzzer made, copied: its memory is gone after the call.
///
/// - Parameters:
///   - base: The first byte; may be `nil` where there is none.
///   - count: How many there are.
/// - Returns: The bytes.
public func inputBytes(_ base: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: base, count: base == nil ? 0 : count))
}
