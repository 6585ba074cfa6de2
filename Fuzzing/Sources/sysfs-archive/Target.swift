internal import FuzzOracles
internal import PnPKit

/// What libFuzzer calls with each input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ base: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    MachineOracle(.sysfsArchive).check(unsafe inputBytes(base, count))
    return 0
}
