/// Ends the process where a promise was broken, so that libFuzzer keeps the input.
///
/// - Parameters:
///   - holds: What must be true.
///   - promise: What was promised, for whoever reads the log.
func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { fatalError("broken promise: \(promise())") }
}
