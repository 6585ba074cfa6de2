import PnPModel
import Testing

@Suite("Identification strings") struct IdentifierTests {
    @Test(
        "V-ID-1, V-ID-2: spaces, commas and what is not printable ASCII are refused",
        arguments: [
            "PCI\\VEN 8086", "A,B", "", "A\u{7F}", "A\tB", "Ä",
        ]
    )
    func illegal(text: String) {
        #expect(throws: IdentifierError.self) { try HardwareID(text) }
        #expect(throws: IdentifierError.self) { try CompatibleID(text) }
    }

    @Test("V-ID-3: 199 characters are an ID, 200 are none")
    func length() throws {
        #expect(throws: Never.self) { try HardwareID(String(repeating: "A", count: 199)) }
        #expect(throws: IdentifierError.length(200)) { try HardwareID(String(repeating: "A", count: 200)) }
    }

    @Test(
        "V-ID-4: a device ID has exactly one backslash, with something on both sides",
        arguments: [
            "USB", "USB\\", "\\A", "A\\B\\C",
        ]
    )
    func form(text: String) { #expect(throws: IdentifierError.form) { try DeviceID(text) } }

    @Test("V-ID-5: the case of letters does not count, the spelling is kept")
    func folding() throws {
        let lower = try HardwareID(#"usb\vid_046d&pid_c31c"#)
        let upper = try HardwareID(#"USB\VID_046D&PID_C31C"#)
        #expect(lower == upper)
        #expect(Set([lower, upper]).count == 1)
        #expect(lower.spelling == #"usb\vid_046d&pid_c31c"#)
    }

    @Test("an instance ID has no backslash and may be empty")
    func instance() {
        #expect(throws: Never.self) { try InstanceID("") }
        #expect(throws: IdentifierError.form) { try InstanceID("A\\B") }
    }

    @Test("V-IF-1: an interface's path is its device's, with # for each backslash, and its class")
    func interfacePath() throws {
        let device = try DeviceInstancePath(DeviceID(#"USB\VID_045E&PID_0840"#), InstanceID("0C33CG9212501N0"))
        let path = #"\\?\USB#VID_045E&PID_0840#0C33CG9212501N0#{a5dcbf10-6530-11d2-901f-00c04fb951ed}"#
        #expect(DeviceInterfaceClass.usbDevice.path(of: device) == path)
        #expect(DeviceInterfaceClass.usbDevice.path(of: device, reference: "a") == path + #"\a"#)
    }

    @Test("the system-defined setup classes have their GUIDs")
    func classes() {
        #expect(SetupClass("Net").guid == "{4d36e972-e325-11ce-bfc1-08002be10318}")
        #expect(SetupClass("USB").guid == "{36fc9e60-c465-11cf-8056-444553540000}")
        #expect(SetupClass("ProsewareGizmo").guid == nil)
    }

    @Test("V-OUT-1: a problem has its Windows name")
    func problems() {
        #expect(ProblemCode.failedInstall.name == "CM_PROB_FAILED_INSTALL")
        #expect(ProblemCode(rawValue: 4711).name == "CM_PROB_4711")
    }
}
