import PnPThreads
import Testing

@Suite("Work on another thread") struct ThreadTests {
    private struct Refusal: Error {}

    @Test("gives its value to everyone who asks, as often as they ask")
    func value() throws {
        let answer = Meanwhile { (1...1000).reduce(0, +) }
        #expect(try answer.value() == 500_500)
        #expect(try answer.value() == 500_500)
    }

    @Test("throws what the work threw, every time")
    func failure() {
        let answer = Meanwhile { () throws -> Int in throw Refusal() }
        #expect(throws: Refusal.self) { try answer.value() }
        #expect(throws: Refusal.self) { try answer.value() }
    }

    @Test("of two things at once, the failure of either comes out")
    func both() throws {
        let sum = try concurrently({ 1 }, { 2 })
        #expect(sum == (1, 2))
        #expect(throws: Refusal.self) { try concurrently({ throw Refusal() }, { 2 }) }
        #expect(throws: Refusal.self) { try concurrently({ 1 }, { throw Refusal() }) }
    }

    @Test("a queue hands out everything, each once")
    func queue() throws {
        let queue = Queue(Array(0..<10_000))
        @Sendable func take() -> [Int] {
            var taken: [Int] = []
            while let item = queue.next() { taken.append(item) }
            return taken
        }
        let (mine, theirs) = try concurrently(take, take)
        #expect((mine + theirs).sorted() == Array(0..<10_000))
    }
}
