import Testing
import _PnPTestSupport

/// `pnpctl resolve`.
@Suite struct ResolveCommandTests {
    /// A file of modprobe.d.
    private func configuration(_ text: String) throws -> TemporaryFile { try TemporaryFile(text, suffix: ".conf") }

    @Test func eachIDHasALineWithItsDrivers() throws {
        let outcome = try pnpctl(
            ["resolve", "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30", "nothing:here"]
        )
        #expect(outcome.status == 0)
        #expect(
            outcome.output == "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30\txhci_hcd\nnothing:here\t\n"
        )
    }

    @Test func aHardwareIDIsAsGoodAsAModalias() throws {
        let rules = try TemporaryFile(
            "pnp-rules: 1\ndrivers: [{name: toaster, hardware: ['USB\\VID_1D50&PID_6099']}]\n",
            suffix: ".yaml"
        )
        let outcome = try pnpctl(["resolve", "--drivers", rules.path, #"usb\vid_1d50&pid_6099"#, #"USB\VID_1D50"#])
        #expect(outcome.output == "usb\\vid_1d50&pid_6099\ttoaster\nUSB\\VID_1D50\t\n")
    }

    @Test(arguments: [([], "a:b\nc:d\n"), ([], "a:b\nc:d"), (["-0"], "a:b\0c:d\0")])
    func iDsComeFromStandardInput(options: [String], input: String) throws {
        #expect(try pnpctl(["resolve"] + options, input: input).output == "a:b\t\nc:d\t\n")
    }

    @Test func whatATerminalWouldNotDrawIsEscaped() throws {
        #expect(try pnpctl(["resolve"], input: "a\u{1B}[0m]\n").output == "a\\x1b[0m]\t\n")
    }

    @Test func aFolderWithoutAnyDatabaseIsAnError() throws {
        let outcome = try pnpctl(["resolve", "a", "--drivers", "docs"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("modules.alias"))
    }

    @Test func aConfigurationByItselfAnswersNothing() throws {
        let file = try configuration("blacklst uas\n")
        let outcome = try pnpctl(["resolve", "a:b", "--drivers", file.path, "--drivers", "none"])
        #expect(outcome.status == 0)
        #expect(outcome.output == "a:b\t\n")
        #expect(outcome.errors.contains("[MOD006]"))
    }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable)) func aModuleDirectoryAnswersAsModprobeDoes() throws {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let folder = String(file.dropLast("/modules.alias.xz".utf8.count))
        let uas = "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00"
        let outcome = try pnpctl(["resolve", "--drivers", folder], input: "\(uas)\nbad[\nsymbol:crc32c\n")
        #expect(outcome.output == "\(uas)\tuas,usb_storage\nbad[\t\nsymbol:crc32c\tlibcrc32c\n")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("<stdin>:2:4: error:"))
        #expect(outcome.errors.contains("[MOD013]"))
        // By rank the fallback comes last.
        let ranked = try pnpctl(["resolve", "--ranked", "--drivers", folder, "--drivers", "none", uas])
        #expect(ranked.output == "\(uas)\tusb_storage,uas\n")
    }

    // MARK: Plans of loading

    private func kernel() throws -> String {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        return String(file.dropLast("/modules.alias.xz".utf8.count))
    }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable)) func aPlanHasALineForEachStep() throws {
        let folder = try kernel()
        let outcome = try pnpctl(["resolve", "--plan", "--drivers", folder, "r8169", "ptp", "none"])
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                r8169\tinsmod \(folder)/kernel/drivers/net/phy/libphy.ko
                r8169\tinsmod \(folder)/kernel/drivers/net/phy/mdio_devres.ko
                r8169\tinsmod \(folder)/kernel/drivers/net/phy/libphy.ko
                r8169\tinsmod \(folder)/kernel/drivers/net/phy/realtek.ko
                r8169\tinsmod \(folder)/kernel/drivers/net/ethernet/realtek/r8169.ko
                ptp\tbuiltin ptp
                none\t

                """
        )
    }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable)) func whatIsBlacklistedHasNoStepsAndANote() throws {
        let file = try configuration("blacklist loop\noptions loop max_loop=64\ninstall floppy /bin/true\n")
        let arguments = ["resolve", "--plan", "--drivers", try kernel(), "--drivers", file.path, "loop", "floppy"]
        let plain = try pnpctl(arguments)
        #expect(plain.output.contains("loop.ko max_loop=64\nfloppy\tinstall /bin/true\n"))
        #expect(plain.errors.isEmpty)
        let strict = try pnpctl(arguments + ["-b"])
        #expect(strict.output == "loop\t\nfloppy\tinstall /bin/true\n")
        #expect(strict.errors.contains("\(file.path):1:1: note: 'loop' is blacklisted and not loaded [MOD014]"))
    }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable && PythonSchemaValidator.isAvailable))
    func aPlansJSONFollowsItsSchema() throws {
        let file = try configuration("blacklist loop\ninstall floppy /bin/true\n")
        let outcome = try pnpctl(
            [
                "resolve", "--plan", "--format", "json", "-b", "--quiet", "--drivers", try kernel(), "--drivers",
                file.path,
            ],
            input: "loop\nfloppy\nptp\nr8169\nnone\nbad[\n"
        )
        #expect(outcome.status == 2)
        expectValid(outcome.output, against: "Schemas/pnpctl.plan-1.schema.json")
        let plans = try #require(try json(outcome.output)["plans"] as? [[String: Any]])
        let steps = plans.map { plan in
            (plan["modules"] as? [[String: Any]] ?? []).map { ($0["steps"] as? [Any])?.count }
        }
        #expect(steps == [[0], [1], [1], [5], [], []])
    }

    @Test(arguments: [
        (["--plan"], 2, "module directory"), (["--plan", "--ranked"], 64, "exclude each other"),
        (["-b"], 64, "--plan"), (["--format", "json"], 64, "--plan"),
    ]) func aPlanTakesAModuleDirectory(options: [String], status: Int32, words: String) throws {
        let outcome = try pnpctl(["resolve", "loop"] + options)
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(words))
    }
}
