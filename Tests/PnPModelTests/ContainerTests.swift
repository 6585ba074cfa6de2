import PnPModel
import Testing

@Suite("Containers") struct ContainerTests {
    @Test("a name gives the GUID that uuidgen --sha1 gives")
    func name() {
        #expect(
            ContainerID(name: #"USB\VID_0C45&PID_636D\SN0001"#).spelling == "{0728d764-aa30-5bd2-868d-e9545ac87dba}"
        )
        #expect(ContainerID(name: "").spelling == "{4943f4cc-2c34-5c95-af6e-123b6b20f4dd}")
    }

    /// The digest works on blocks of 64 bytes, of which the namespace fills sixteen.
    @Test(
        "names of any length give one",
        arguments: [
            (39, "{5c0b4da3-0b8c-5e17-ba43-dec3f9901147}"), (40, "{f992d17c-ecf6-5709-8917-f3df1573cc2b}"),
            (47, "{ceccf6f3-a042-5f3b-8c4f-43563673f9b4}"), (48, "{7d4670f9-267d-5121-8b3f-55eb2a5ba31b}"),
            (112, "{c58134ac-f6c4-52c8-9c4e-e0b34a9cdec0}"), (1000, "{ca4f66dd-18af-5b67-ab60-8430fcedc0e8}"),
        ]
    )
    func length(length: Int, guid: String) {
        #expect(ContainerID(name: String(repeating: "A", count: length)).spelling == guid)
    }

    @Test("the case of letters does not count, as in the paths that name things")
    func folding() {
        #expect(
            ContainerID(name: #"usb\vid_0c45&pid_636d\sn0001"#) == ContainerID(name: #"USB\VID_0C45&PID_636D\SN0001"#)
        )
    }
}
