import PnPKit

/// One small machine, written down in every format that files come in.
///
/// It says of each device what all formats can say: path, subsystem, driver, modalias, node, variables. What only some can
/// say (a PCI revision, the module of a driver, directories without a subsystem) is left out, because IDs and instance paths
/// depend on it.
enum OneMachine {
    static func text(in format: SourceFormat) -> String {
        switch format {
        case .json: json
        case .umockdev: umockdev
        case .udevDump: udevDump
        case .sysfsArchive: textTar
        }
    }

    private static let json = """
        {"schema": "pnpctl.snapshot/1", "devices": [
          {"path": "/devices/pci0000:00/0000:00:1f.6", "bus": "pci", "driver": "e1000e",
           "modalias": "pci:v00008086d000015BEsv00001028sd00000817bc02sc00i00",
           "properties": {"PCI_CLASS": "20000", "PCI_ID": "8086:15BE", "PCI_SUBSYS_ID": "1028:0817"}},
          {"path": "/devices/pci0000:00/0000:00:1f.6/net/eno1", "class": "net",
           "properties": {"INTERFACE": "eno1", "IFINDEX": "2"}},
          {"path": "/devices/platform/i8042", "bus": "platform", "driver": "i8042", "modalias": "platform:i8042"},
          {"path": "/devices/platform/i8042/serio0", "bus": "serio", "driver": "atkbd",
           "modalias": "serio:ty06pr00id00ex00"},
          {"path": "/devices/virtual/mem/null", "class": "mem", "node": "/dev/null",
           "properties": {"MAJOR": "1", "MINOR": "3"}}
        ]}
        """

    private static let umockdev = """
        P: /devices/pci0000:00/0000:00:1f.6/net/eno1
        E: IFINDEX=2
        E: INTERFACE=eno1
        E: SUBSYSTEM=net

        P: /devices/pci0000:00/0000:00:1f.6
        E: DRIVER=e1000e
        E: MODALIAS=pci:v00008086d000015BEsv00001028sd00000817bc02sc00i00
        E: PCI_CLASS=20000
        E: PCI_ID=8086:15BE
        E: PCI_SUBSYS_ID=1028:0817
        E: SUBSYSTEM=pci
        L: driver=../../../bus/pci/drivers/e1000e

        P: /devices/platform/i8042/serio0
        E: DRIVER=atkbd
        E: MODALIAS=serio:ty06pr00id00ex00
        E: SUBSYSTEM=serio

        P: /devices/platform/i8042
        E: DRIVER=i8042
        E: MODALIAS=platform:i8042
        E: SUBSYSTEM=platform

        P: /devices/virtual/mem/null
        N: null
        E: DEVNAME=/dev/null
        E: MAJOR=1
        E: MINOR=3
        E: SUBSYSTEM=mem

        """

    private static let udevDump = """
        P: /devices/pci0000:00/0000:00:1f.6
        M: 0000:00:1f.6
        U: pci
        V: e1000e
        E: DEVPATH=/devices/pci0000:00/0000:00:1f.6
        E: SUBSYSTEM=pci
        E: DRIVER=e1000e
        E: PCI_CLASS=20000
        E: PCI_ID=8086:15BE
        E: PCI_SUBSYS_ID=1028:0817
        E: MODALIAS=pci:v00008086d000015BEsv00001028sd00000817bc02sc00i00

        P: /devices/pci0000:00/0000:00:1f.6/net/eno1
        M: eno1
        U: net
        I: 2
        E: DEVPATH=/devices/pci0000:00/0000:00:1f.6/net/eno1
        E: SUBSYSTEM=net
        E: INTERFACE=eno1
        E: IFINDEX=2

        P: /devices/platform/i8042
        E: DEVPATH=/devices/platform/i8042
        E: DRIVER=i8042
        E: MODALIAS=platform:i8042
        E: SUBSYSTEM=platform

        P: /devices/platform/i8042/serio0
        E: DEVPATH=/devices/platform/i8042/serio0
        E: DRIVER=atkbd
        E: MODALIAS=serio:ty06pr00id00ex00
        E: SUBSYSTEM=serio

        P: /devices/virtual/mem/null
        N: null
        L: 0
        E: DEVPATH=/devices/virtual/mem/null
        E: SUBSYSTEM=mem
        E: DEVNAME=/dev/null
        E: MAJOR=1
        E: MINOR=3

        """

    /// A sysfs tree as text: the uevent files, and the links by which buses and classes list their devices.
    private static let textTar = """
        # Archive created by ttar -c -f sys.ttar sys
        \(device("pci0000:00/0000:00:1f.6", in: "bus/pci/devices", """
        DRIVER=e1000e
        PCI_CLASS=20000
        PCI_ID=8086:15BE
        PCI_SUBSYS_ID=1028:0817
        MODALIAS=pci:v00008086d000015BEsv00001028sd00000817bc02sc00i00
        """))
        \(device("pci0000:00/0000:00:1f.6/net/eno1", in: "class/net", "INTERFACE=eno1\nIFINDEX=2"))
        \(device("platform/i8042", in: "bus/platform/devices", "DRIVER=i8042\nMODALIAS=platform:i8042"))
        \(device("platform/i8042/serio0", in: "bus/serio/devices", "DRIVER=atkbd\nMODALIAS=serio:ty06pr00id00ex00"))
        \(device("virtual/mem/null", in: "class/mem", "MAJOR=1\nMINOR=3\nDEVNAME=null"))

        """

    private static func device(_ path: String, in list: String, _ variables: String) -> String {
        let names = path.split(separator: "/")
        let up = String(repeating: "../", count: list.split(separator: "/").count)
        let subsystem = list.hasSuffix("/devices") ? String(list.dropLast("/devices".count)) : list
        let rule = "# ttar - - - -"
        return """
            \(rule)
            Path: sys/\(list)/\(names[names.count - 1])
            SymlinkTo: \(up)devices/\(path)
            \(rule)
            Path: sys/devices/\(path)/subsystem
            SymlinkTo: \(String(repeating: "../", count: names.count + 1))\(subsystem)
            \(rule)
            Path: sys/devices/\(path)/uevent
            Lines: \(variables.split(separator: "\n").count)
            \(variables)
            Mode: 644
            """
    }
}
