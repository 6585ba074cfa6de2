import PnPFiles
import Testing

@Suite struct InMemoryFilesTests {
    private var files: InMemoryFiles {
        var files = InMemoryFiles()
        files.addFile("devices/a/uevent", "DRIVER=x\n")
        files.addLink("bus/b/devices/a", to: "../../../devices/a")
        files.addLink("circle", to: "circle")
        files.addLink("long", to: "/devices/../devices/./a")
        files.addFailure("devices/a/serial", .permissionDenied)
        files.addDirectory("empty")
        return files
    }

    @Test func directoriesComeWithWhatIsInThem() throws {
        let names = try files.entries(of: "devices/a").map(\.name)
        #expect(names == ["uevent", "serial"])
        #expect(try files.entries(of: "bus/b/devices") == [DirectoryEntry(name: "a", kind: .link)])
        #expect(try files.entries(of: "empty").isEmpty)
        #expect(try Set(files.entries(of: "").map(\.name)) == ["devices", "bus", "circle", "long", "empty"])
    }

    @Test func aNameInADirectoryIsTheSameAsThePath() throws {
        var buffer = FileBuffer()
        try files.read("uevent", in: "devices/a", into: &buffer)
        let text = buffer.text
        #expect(text == "DRIVER=x")
        #expect(try files.linkText(of: "a", in: "bus/b/devices") == "../../../devices/a")
        #expect(throws: FileError.self) { try files.linkText(of: "uevent", in: "devices/a") }
    }

    @Test(arguments: ["devices/a/uevent", "bus/b/devices/a/uevent", "long/uevent"])
    func linksOnTheWayAreFollowed(path: String) throws {
        var buffer = FileBuffer()
        try files.read(path, into: &buffer)
        let text = buffer.text
        #expect(text == "DRIVER=x")
        #expect(files.exists(path))
    }

    @Test(arguments: [
        ("devices/a/none", FileError.Cause.notFound), ("devices/a", .isDirectory), ("circle", .loop),
        ("circle/uevent", .loop), ("devices/a/serial", .permissionDenied), ("bus/b/devices/a", .loop),
    ])
    func causesAreThoseOfAFileSystem(path: String, cause: FileError.Cause) {
        var buffer = FileBuffer()
        do throws(FileError) {
            try files.read(path, into: &buffer)
            Issue.record("\(path) was read")
        } catch {
            #expect(error.cause == cause)
        }
    }

    @Test func linkTextIsAsGiven() throws {
        #expect(try files.linkText(at: "circle") == "circle")
        #expect(throws: FileError.self) { try files.linkText(at: "devices/a/uevent") }
    }

    @Test func aFileBeyondTheLimit() {
        var files = InMemoryFiles()
        files.addFile("big", [UInt8](repeating: 0, count: 11))
        var buffer = FileBuffer(limit: 10)
        #expect(throws: FileError(.tooLarge, call: "read", path: "big")) { try files.read("big", into: &buffer) }
    }

    @Test func aPartIsATreeOfItsOwn() throws {
        let part = try files.subtree(at: "devices/a")
        #expect(try part.entries(of: "").map(\.name) == ["uevent", "serial"])
        #expect(part.exists("uevent"))
        #expect(part.exists("../../uevent"))
        #expect(!part.exists("devices"))
        #expect(throws: FileError(.notFound, call: "openat", path: "devices/a/uevent")) {
            try files.subtree(at: "devices/a/uevent")
        }
        #expect(throws: FileError.self) { try files.subtree(at: "none") }
    }

    @Test func whatComesLaterCounts() throws {
        var files = files
        files.addFile("devices/a", "a file now")
        #expect(throws: FileError(.notFound, call: "openat", path: "devices/a")) { try files.entries(of: "devices/a") }
        #expect(!files.exists("devices/a/uevent"))
        files.addFile("devices/a/uevent", "DRIVER=y\n")
        files.addLink("bus/b/devices/a", to: "../../../devices/b")
        var buffer = FileBuffer()
        try files.read("devices/a/uevent", into: &buffer)
        let text = buffer.text
        #expect(text == "DRIVER=y")
        #expect(try files.linkText(at: "bus/b/devices/a") == "../../../devices/b")
        #expect(try files.entries(of: "bus/b/devices").count == 1)
    }

    @Test func aCopyIsTheSameFile() throws {
        var files = files
        let copies = [("devices/a/uevent", "x/y"), ("circle", "x/z"), ("devices/a", "x/d"), ("none", "x/n")]
            .map { files.addCopy(of: $0.0, at: $0.1) }
        #expect(copies == [true, true, false, false])
        #expect(try files.entries(of: "x") == [.init(name: "y", kind: .file), .init(name: "z", kind: .link)])
        var buffer = FileBuffer()
        try files.read("x/y", into: &buffer)
        let text = buffer.text
        #expect(text == "DRIVER=x")
    }

    /// Each link multiplies the names of the one before it.
    @Test func linksThatUnfoldEndlesslyEnd() {
        var files = InMemoryFiles()
        files.addDirectory("d")
        for index in 0..<30 { files.addLink("l\(index)", to: "l\(index + 1)/../l\(index + 1)/../l\(index + 1)") }
        files.addLink("l30", to: "d")
        #expect(!files.exists("l0"))
        files.addLink("long", to: String(repeating: "d/../", count: 1000) + "d")
        #expect(!files.exists("long"))
        files.addLink("short", to: String(repeating: "d/../", count: 100) + "d")
        #expect(files.exists("short"))
    }

    @Test func manyNamesAreFoundAtOnce() throws {
        var files = InMemoryFiles()
        for index in 0..<20_000 { files.addFile("a/d\(index)/f", "\(index)") }
        #expect(files.nodeCount == 40_002)
        #expect(try files.entries(of: "a").count == 20_000)
        var buffer = FileBuffer()
        try files.read("a/d19999/f", into: &buffer)
        let text = buffer.text
        #expect(text == "19999")
    }
}
