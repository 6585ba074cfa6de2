import Foundation
import Testing
import _PnPTestSupport

/// What a user of the command meets: exit statuses, errors, pipes, terminals.
@Suite("The command line") struct CommandLineTests {
    private let laptop = Fixture("laptop").file("capture.json")

    @Test(
        "--version and --help answer with status 0",
        arguments: [["--version"], ["--help"], ["tree", "--help"], ["help", "stack"]]
    )
    func help(arguments: [String]) throws {
        let outcome = try pnpctl(arguments)
        #expect(outcome.status == 0)
        #expect(!outcome.output.isEmpty && outcome.errors.isEmpty)
    }

    @Test(
        "wrong usage is status 64",
        arguments: [
            ["trees"], ["tree", "--depth", "-1"], ["tree", "--nonsense"], ["show"], ["tree", "--format", "xml"],
            ["tree", "--view", "colour"],
        ]
    )
    func usage(arguments: [String]) throws {
        let outcome = try pnpctl(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty && outcome.errors.contains("Error:"))
    }

    @Test("input that cannot be used is status 2, and names the file")
    func badInput() throws {
        let empty = try TemporaryFile("")
        for (path, word) in [
            ("/nonexistent/x.json", "no such file"), ("docs", "expected a folder 'sys'"), (empty.path, empty.path),
        ] {
            let outcome = try pnpctl(["tree", path])
            #expect(outcome.status == 2, "\(path)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains(path) && outcome.errors.contains(word), "\(outcome.errors)")
        }
    }

    @Test("a broken snapshot names line and column and shows the line")
    func position() throws {
        let file = try TemporaryFile("{\"schema\": \"pnpctl.snapshot/1\",\n \"devices\": [{\"path\": nonsense}]}\n")
        let outcome = try pnpctl(["tree", file.path])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("\(file.path):2:"), "\(outcome.errors)")
        #expect(outcome.errors.contains("nonsense"))
    }

    @Test("a file in no known format is status 2, and the formats are listed")
    func unknownFormat() throws {
        let file = try TemporaryFile("nothing of interest\n")
        for (arguments, name) in [(["tree", file.path], file.path), (["tree", "-"], "<stdin>")] {
            let outcome = try pnpctl(arguments, input: "nothing of interest\n")
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("pnpctl: error: \(name): in none of the formats"), "\(outcome.errors)")
            for format in ["json", "umockdev", "udev-db", "sysfs-archive", "sysfs"] {
                #expect(outcome.errors.contains("\n  \(format): "))
            }
        }
    }

    @Test("a dump of udevadm is recognised, or named", arguments: [[], ["--input-format", "udev-db"]])
    func dump(options: [String]) throws {
        let text = "P: /devices/platform/i8042\nE: SUBSYSTEM=platform\nE: DRIVER=i8042\n\n"
        let file = try TemporaryFile(text)
        for name in [file.path, "-"] {
            let outcome = try pnpctl(["tree", name, "--format", "json"] + options, input: text)
            #expect(outcome.status == 0 && outcome.errors.isEmpty)
            let source = try json(outcome.output)["source"] as? [String: Any]
            #expect(source?["kind"] as? String == "udev-db")
            #expect(outcome.output.contains("\"function\": \"i8042\""))
        }
        #expect(try pnpctl(["tree", file.path, "--input-format", "json"]).status == 2)
    }

    @Test("a recording of umockdev is recognised, or named", arguments: [[], ["--input-format", "umockdev"]])
    func recording(options: [String]) throws {
        let text =
            "P: /devices/platform/i8042\nE: SUBSYSTEM=platform\nE: DRIVER=i8042\nA: modalias=platform:i8042\\n\n\n"
        let outcome = try pnpctl(["tree", "-", "--format", "json"] + options, input: text)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let source = try json(outcome.output)["source"] as? [String: Any]
        #expect(source?["kind"] as? String == "umockdev")
        #expect(outcome.output.contains("\"function\": \"i8042\""))
    }

    @Test("a recording of what went through a node is refused")
    func traffic() throws {
        let outcome = try pnpctl(["tree", "-"], input: "@DEV /dev/bus/usb/001/002\nUSBDEVFS_CONNECTINFO 0 2 0\n")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("<stdin>:1:1: error: expected a recording of devices"), "\(outcome.errors)")
    }

    @Test("one bad device costs itself alone")
    func partlyBad() throws {
        let text = """
            {"schema": "pnpctl.snapshot/1", "devices": [
             {"path": "/devices/pci0000:00/0000:00:1f.0", "bus": "pci", "driver": "lpc_ich"},
             {"bus": "pci"}]}
            """
        let outcome = try pnpctl(["tree", "-"], input: text)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("lpc_ich"))
        #expect(outcome.errors.contains("<stdin>:3:") || outcome.errors.contains("-:3:"), "\(outcome.errors)")
    }

    @Test("nothing a device says reaches the terminal raw")
    func escapes() throws {
        let text = """
            {"schema": "pnpctl.snapshot/1", "machine": {"product": "\\u001b[31mred"}, "devices": [
             {"path": "/devices/x/\\u001b]0;title\\u0007", "bus": "usb", "devtype": "usb_device", "driver": "us\\u202eb",
              "attributes": {"product": "evil\\u001b[2J\\r\\n", "idVendor": "1234", "idProduct": "5678"}}]}
            """
        for command in [
            ["tree", "-"], ["tree", "-", "--stack", "--ids", "--all"], ["show", "USB*", "-"],
            ["tree", "-", "--format", "json"],
        ] {
            let outcome = try pnpctl(command, input: text)
            for scalar in (outcome.output + outcome.errors).unicodeScalars {
                #expect(scalar == "\n" || scalar.value >= 0x20, "\(command): \(scalar.value)")
                #expect(![0x7F, 0x9B, 0x202E, 0x2028].contains(scalar.value), "\(command): \(scalar.value)")
            }
        }
    }

    @Test("words of the command line come back escaped in usage errors")
    func escapedUsage() throws {
        let outcome = try pnpctl(["tree", "a", "b\u{1B}[31m\u{202E}.json"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Unexpected argument"))
        #expect(outcome.errors.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x202E })
    }

    @Test("a rules file of which nothing is left is bad input; one with an error in it counts for the rest")
    func brokenRules() throws {
        let capture = Fixture("usb-toaster").file("capture.json")
        let useless = try TemporaryFile("pnp-rules: 2\ndrivers: []\n", suffix: ".yaml")
        #expect(try pnpctl(["tree", capture, "--drivers", useless.path]).status == 2)
        let partly = try TemporaryFile(
            "pnp-rules: 1\ndrivers:\n  - {name: good, hardware: ['X\\1']}\n  - {nam: bad}\n",
            suffix: ".yaml"
        )
        let outcome = try pnpctl(["tree", capture, "--drivers", partly.path])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("\(partly.path):4:"))
    }

    @Test("a pattern that nothing fits is said to")
    func noMatch() throws {
        let outcome = try pnpctl(["tree", laptop, "--match", "ZZZ"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("nothing matches 'ZZZ'"))
    }

    @Test(
        "--match looks at IDs, names, drivers, filters, classes and interfaces, in every view",
        arguments: [
            (#"PCI\VEN_8086&DEV_A0F0*"#, "00:14.3"), ("bluetooth RADIO", "1-10"), ("iwlwifi", "00:14.3"),
            ("pciehp", "00:1c.4"), ("Bluetooth", "1-10"), ("enp0s31f6", "00:1f.6"), ("/dev/ttyACM0", "1-4.2"),
        ]
    )
    func match(pattern: String, label: String) throws {
        for view in ["connection", "class", "driver", "bus", "container"] {
            let outcome = try pnpctl(["tree", laptop, "--no-names", "--view", view, "--match", pattern])
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
            #expect(outcome.output.contains("─ \(label)  "), "\(outcome.output)")
            #expect(!outcome.output.contains("ttyS4"))
        }
    }

    @Test("the JSON is the flat tree, whatever the view", arguments: ["class", "driver", "bus", "container"])
    func flat(view: String) throws {
        let plain = try pnpctl(["tree", laptop, "--format", "json"])
        #expect(try pnpctl(["tree", laptop, "--format", "json", "--view", view]).output == plain.output)
    }

    @Test("a full disk is named", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let outcome = try pnpctl(["capture", laptop, "-o", "/dev/full"])
        #expect(outcome.status == 2 && outcome.errors.contains("no space left"))
    }

    @Test("a disk that is a node is found by its own node in /dev")
    func nvmeNode() throws {
        #expect(try pnpctl(["show", "/dev/nvme0n1", laptop]).output.contains("nvme0n1"))
    }

    @Test("a reader that goes away ends the command quietly")
    func closedPipe() throws {
        let program = try ProjectLayout.builtProduct("pnpctl")
        let outcome = try runProcess(
            "/bin/sh",
            ["-c", "'\(program)' tree --all '\(ProjectLayout.path(laptop))' | head -n 1"]
        )
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }

    @Test("--problems lists what does not work, and is status 1 where there is something")
    func problems() throws {
        let some = try pnpctl(["tree", "--problems", "--no-names", laptop])
        #expect(some.status == 1)
        #expect(some.output.contains("28 ") && some.output.contains("22 ") && some.output.contains("51 "))
        #expect(!some.output.contains("snd_hda_intel"))
        let none = try pnpctl(["tree", "--problems"] + Fixture("proseware-gizmo").arguments)
        #expect(none.status == 0)
    }

    @Test(
        "a device is found by every word people have for it",
        arguments: [
            "wlan0", "0000:00:14.3", "00:14.3", "/devices/pci0000:00/0000:00:14.3",
            "/sys/devices/pci0000:00/0000:00:14.3",
        ]
    )
    func names(word: String) throws {
        let outcome = try pnpctl(["show", word, laptop, "--format", "json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("iwlwifi"))
    }

    @Test("a word that names several devices lists them; one that names none says so")
    func ambiguous() throws {
        let several = try pnpctl(["show", "PCI*", laptop])
        #expect(several.status == 2)
        #expect(several.errors.contains("names") && several.errors.contains(#"PCI\VEN_8086"#))
        let none = try pnpctl(["show", "nonsense", laptop])
        #expect(none.status == 2)
        #expect(none.errors.contains("no device is named 'nonsense'"))
    }

    @Test("text is piped without colour; --color always colours it, NO_COLOR does not stop that")
    func color() throws {
        #expect(try !pnpctl(["tree", laptop]).output.contains("\u{1B}"))
        #expect(
            try pnpctl(["tree", "--color", "always", laptop], environment: ["NO_COLOR": "1"]).output.contains("\u{1B}[")
        )
    }

    @Test("a locale without UTF-8 gets ASCII")
    func ascii() throws {
        let outcome = try pnpctl(["tree", "--no-names", laptop], environment: ["LC_ALL": "C"])
        #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("what capture writes is the tree that capture read", arguments: Fixture.all)
    func roundTrip(fixture: Fixture) throws {
        let capture = try pnpctl(["capture", fixture.file("capture.json"), "--no-redact"])
        #expect(capture.status == 0, "\(capture.errors)")
        let before = try pnpctl(["tree", "--no-names", "--all", "--ids"] + fixture.arguments)
        let after = try pnpctl(
            ["tree", "--no-names", "--all", "--ids", "-"] + fixture.arguments.dropFirst(),
            input: capture.output
        )
        #expect(after.output == before.output)
        let redacted = try pnpctl(["capture", fixture.file("capture.json")])
        let shape = try pnpctl(
            ["tree", "--no-names", "--all", "-"] + fixture.arguments.dropFirst(),
            input: redacted.output
        )
        let lines = try pnpctl(["tree", "--no-names", "--all"] + fixture.arguments).output.split(separator: "\n").count
        #expect(shape.output.split(separator: "\n").count == lines)
    }

    @Test("capture -o writes a whole file or none")
    func wholeFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pnpctl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("machine.json").path
        #expect(try pnpctl(["capture", laptop, "-o", file]).status == 0)
        #expect(try pnpctl(["tree", file]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["machine.json"])
        let bad = try pnpctl(["capture", laptop, "-o", folder.path + "/missing/machine.json"])
        #expect(bad.status == 2 && bad.errors.contains("missing"))
    }

    @Test("completion scripts are written for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let outcome = try pnpctl(["--generate-completion-script", shell])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("pnpctl") && outcome.output.contains("capture"))
    }
}
