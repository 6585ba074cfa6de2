import PnPThreads
import Testing

@Suite("Work on another thread") struct ThreadTests {
    @Test("gives its value to everyone who asks, as often as they ask")
    func value() {
        let answer = Meanwhile { (1...1000).reduce(0, +) }
        #expect(answer.value() == 500_500)
        #expect(answer.value() == 500_500)
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
