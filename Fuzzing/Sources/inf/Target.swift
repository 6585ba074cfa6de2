internal import FuzzOracles

/// What libFuzzer calls with each input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ base: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    INFOracle().check(unsafe inputBytes(base, count))
    return 0
}
