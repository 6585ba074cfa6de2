import PnPFiles
import Testing

@Suite struct FileBufferTests {
    @Test(arguments: [(0, true), (3, true), (4, false), (nil, false)] as [(Int?, Bool)])
    func takesWhatIsWritten(count: Int?, fits: Bool) {
        var buffer = FileBuffer(limit: 3)
        let wasEnough = buffer.fill { room in
            #expect(room.count >= 3)
            for index in 0..<min(count ?? 0, 3) { room[index] = UInt8(ascii: "a") }
            return count
        }
        let text = buffer.text
        #expect(wasEnough == fits)
        #expect(text == String(repeating: "a", count: fits ? count ?? 0 : 0))
    }
}
