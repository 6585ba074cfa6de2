import Glibc
import PnPThreads
import Testing

@Suite("Work on another thread") struct ThreadTests {
    @Test("gives its value to everyone who asks, as often as they ask")
    func value() {
        let answer = Meanwhile { (1...1000).reduce(0, +) }
        #expect(answer.value() == 500_500)
        #expect(answer.value() == 500_500)
    }

    @Test("what has not been begun is done by whoever asks for it, also from within other work")
    func nested() {
        let outer = Meanwhile { Meanwhile { Meanwhile { 1 }.value() + 1 }.value() + 1 }
        #expect(outer.value() == 3)
        let gate = Meanwhile { usleep(100_000) }
        let behind = Meanwhile { 7 }
        let clock = ContinuousClock()
        #expect(clock.measure { _ = behind.value() } < .milliseconds(90))
        _ = gate.value()
    }

    @Test("many ask for many values at the same time")
    func crowd() async {
        let answers = (0..<100).map { number in Meanwhile { number * number } }
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { answers.reduce(0) { $0 + $1.value() } } }
            for await sum in group { #expect(sum == 328_350) }
        }
    }

    @Test("a long list is worked through in halves, and its order stays", arguments: [0, 1, 1023, 1024, 5001])
    func halves(count: Int) {
        #expect(mapOnTwoThreads(Array(0..<count)) { { $0 * 2 } } == (0..<count).map { $0 * 2 })
    }

    @Test("a queue hands out everything, each once")
    func queue() {
        let queue = Queue(Array(0..<10_000))
        @Sendable func take() -> [Int] {
            var taken: [Int] = []
            while let item = queue.next() { taken.append(item) }
            return taken
        }
        let others = Meanwhile { take() }
        #expect((take() + others.value()).sorted() == Array(0..<10_000))
    }
}
