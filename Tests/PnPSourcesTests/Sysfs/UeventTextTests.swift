import PnPModel
import Testing

@testable import PnPSources

@Suite struct UeventTextTests {
    private func record(_ bytes: [UInt8]) -> DeviceRecord {
        var record = DeviceRecord(path: SysfsPath("/devices/x"))
        var texts = TextPool()
        UeventText.read(bytes.span, into: &record, texts: &texts)
        return record
    }

    private func record(_ text: String) -> DeviceRecord { record(Array(text.utf8)) }

    @Test func virtioFunction() {
        let modalias = "pci:v00001AF4d00001045sv00001AF4sd00001045bcFFscFFi00"
        let record = record(
            "DRIVER=virtio-pci\nPCI_CLASS=FFFF00\nPCI_ID=1AF4:1045\nPCI_SUBSYS_ID=1AF4:1045\n"
                + "PCI_SLOT_NAME=0000:00:01.0\nMODALIAS=\(modalias)\n"
        )
        #expect(record.driver == "virtio-pci")
        #expect(record.modaliases == [modalias])
        #expect(
            record.properties == [
                "PCI_CLASS": "FFFF00", "PCI_ID": "1AF4:1045", "PCI_SUBSYS_ID": "1AF4:1045",
                "PCI_SLOT_NAME": "0000:00:01.0",
            ]
        )
    }

    @Test(arguments: [
        ("NAME=\"Power Button\"\n", "NAME", "\"Power Button\""), ("E=a=b\n", "E", "a=b"), ("E=\n", "E", ""),
        ("E=x", "E", "x"), ("PRODUCT=46d/c52b/1201\n", "PRODUCT", "46d/c52b/1201"), ("E= x \n", "E", " x "),
        ("A=1\nA=2\n", "A", "1"), ("NAME=two\nlines\nB=1\n", "NAME", "two\nlines"), ("E=a\0b\n", "E", "a\0b"),
        ("E=x\n\n", "E", "x"), ("E=x\n\nB=1\n", "E", "x"), ("E=x\n\ny\n", "E", "x\n\ny"),
    ])
    func variables(text: String, name: String, value: String) {
        #expect(record(text).properties[name] == value)
    }

    @Test func anEmptyFileIsLegal() { #expect(record("") == DeviceRecord(path: SysfsPath("/devices/x"))) }

    @Test func whatHasAFieldIsNoProperty() {
        let record = record(
            "SUBSYSTEM=usb\nDEVPATH=/devices/x\nMAJOR=189\nMINOR=1\nDEVNAME=bus/usb/001/002\nDEVTYPE=usb_device\nDRIVER=usb\n"
        )
        #expect(record.node == "/dev/bus/usb/001/002")
        #expect(record.deviceType == "usb_device")
        #expect(record.driver == "usb")
        #expect(record.properties == ["MAJOR": "189", "MINOR": "1"])
    }

    /// What a record says, a capture of it must be able to say.
    @Test(arguments: [
        "DRIVER=", "DRIVER=..", "DRIVER=a\0b", "DEVNAME=/etc/passwd", "DEVNAME=x\0", "DRIVER=usb\nPRODUCT\0",
    ])
    func whatIsNoNameIsLeftOut(text: String) {
        let record = record(text)
        #expect(record.driver == nil)
        #expect(record.node == nil)
        #expect(record.unreadable["uevent"] != nil)
    }

    @Test(arguments: [("a/b", "a!b"), ("a\nb/c", "a\nb!c"), ("/\u{301}", "!\u{301}")])
    func aDriverIsCalledAsInSysfs(name: String, spelling: String) {
        #expect(record("DRIVER=\(name)\n").driver == spelling)
    }

    @Test func anACPIDeviceMayHaveTwoModaliases() {
        #expect(
            record("MODALIAS=acpi:PRP0001:\nMODALIAS=of:NfooT(null)Cacme,foo\n").modaliases
                == ["acpi:PRP0001:", "of:NfooT(null)Cacme,foo"]
        )
    }

    /// A device may call itself anything.
    @Test func aNameWithLineEndsDoesNotReplaceTheDriver() {
        let record = record("DRIVER=hid-generic\nHID_NAME=evil\nDRIVER=other\n")
        #expect(record.driver == "hid-generic")
    }

    @Test func bytesThatAreNotUTF8StayVisible() {
        #expect(record(Array("HID_NAME=a".utf8) + [0xFF, 0x0A]).properties["HID_NAME"] == "a\\xFF")
    }

    @Test func linesWithoutVariableBeforeThemAreNothing() {
        #expect(record("nonsense\n=x\n\n") == DeviceRecord(path: SysfsPath("/devices/x")))
    }

    @Test func thereIsALimit() {
        let record = record((0..<20_000).map { "K\($0)=v\n" }.joined())
        #expect(record.properties.pairs.count == 256)
        #expect(record.unreadable == ["uevent": "more than 256 variables"])
    }
}
