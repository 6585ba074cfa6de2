import PnPDiagnostics

/// Collects what is wrong with one INF: a bounded list, however hostile the file is.
struct INFLog: Sendable {
    private let file: String
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0
    private var said: Set<String> = []

    init(file: String) { self.file = file }

    /// Notes a message; it is only made where it is kept.
    mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
        if diagnostics.count < INFLimits.messages { diagnostics.append(diagnostic()) } else { hiddenCount += 1 }
    }

    /// Notes a message once for each subject.
    mutating func add(once subject: String, _ diagnostic: @autoclosure () -> Diagnostic) {
        guard said.count < 4096, said.insert(subject).inserted else { return }
        add(diagnostic())
    }

    /// All that was noted, in the order of the text.
    var all: [Diagnostic] {
        let sorted = RuleFile.inOrder(diagnostics.filter { $0.severity != .note })
        let notes = RuleFile.inOrder(diagnostics.filter { $0.severity == .note })
        return sorted + notes + (hiddenCount == 0 ? [] : [INFMessages.more(hiddenCount, file: file)])
    }
}
