import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite struct SysfsMachineTests {
    private func machine(_ sysfs: (inout InMemoryFiles) -> Void) -> Machine {
        var files = InMemoryFiles()
        sysfs(&files)
        var kernel = InMemoryFiles()
        kernel.addFile("osrelease", "6.12.9-amd64\n")
        return Machine(sysfs: files, kernel: kernel)
    }

    @Test func firmwareTablesNameTheMachine() {
        let machine = machine {
            $0.addFile("class/dmi/id/sys_vendor", "Dell Inc.\n")
            $0.addFile("class/dmi/id/product_name", " Latitude 3590 \n")
            $0.addFile("firmware/devicetree/base/model", "other\0")
        }
        #expect(machine == Machine(vendor: "Dell Inc.", product: "Latitude 3590", kernel: "6.12.9-amd64"))
    }

    @Test func elseTheDevicetree() {
        let machine = machine { $0.addFile("firmware/devicetree/base/model", "Raspberry Pi 4 Model B Rev 1.4\0") }
        #expect(machine == Machine(product: "Raspberry Pi 4 Model B Rev 1.4", kernel: "6.12.9-amd64"))
    }

    @Test func manyVirtualMachinesHaveNeither() {
        #expect(machine { _ in } == Machine(kernel: "6.12.9-amd64"))
        #expect(Machine(sysfs: InMemoryFiles(), kernel: InMemoryFiles?.none) == Machine())
    }
}
