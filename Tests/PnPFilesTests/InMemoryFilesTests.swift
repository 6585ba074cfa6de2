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
}
