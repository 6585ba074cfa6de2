import PnPModel
import Testing

@Suite("Tree order of paths") struct NaturalOrderTests {
    @Test(
        "numbers count as numbers, hexadecimal names as text, a parent comes before its children",
        arguments: [
            ["/devices/a/host2", "/devices/a/host10"],
            [
                "/devices/pci0000:00/0000:00:02.0", "/devices/pci0000:00/0000:00:1c.0",
                "/devices/pci0000:00/0000:00:1f.3",
            ],
            [
                "/devices/pci0000:00/0000:09:00.0", "/devices/pci0000:00/0000:10:00.0",
                "/devices/pci0000:00/0000:1a:00.0",
            ],
            ["/devices/a", "/devices/a/b", "/devices/a/b/c", "/devices/a-b"],
            ["/devices/a1", "/devices/a1/b", "/devices/a01", "/devices/a01/x"],
            ["/devices/cpu9", "/devices/cpu10", "/devices/cpu999999999999", "/devices/cpu1000000000000"],
        ]
    )
    func order(sorted: [String]) {
        let paths = sorted.map { SysfsPath($0) }
        #expect(paths.reversed().sorted() == paths)
        for path in paths { #expect(!(path < path)) }
    }

    @Test("the order is total: any three names agree among themselves")
    func total() {
        let names = [
            "1", "9", "10", "1a", "01", "1:0", "09", "a1", "a01", "a:1", "a", "", "0", "00", "1a0", "1/0", "10/",
        ]
        for a in names {
            for b in names {
                #expect(a == b || (NaturalOrder.precedes(a, b) != NaturalOrder.precedes(b, a)), "\(a) \(b)")
                for c in names where NaturalOrder.precedes(a, b) && NaturalOrder.precedes(b, c) {
                    #expect(NaturalOrder.precedes(a, c), "\(a) \(b) \(c)")
                }
            }
        }
    }
}
