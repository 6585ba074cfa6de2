internal import PnPModel

/// Whether a subsystem is a bus or a class, for formats that give its name alone.
///
/// The kernel's own names are in two lists. A name that is in both (`gpio`, `mei`) or in neither is decided by the device:
/// one with a driver is on a bus, and one in a directory of its subsystem's name is of a class, because the driver core puts
/// that directory between a class device and the bus device above it.
/// - SeeAlso: linux-devices 1.1 ("Bus or class?", "Glue directories"); design section 3; Linux, drivers/base/core.c,
///   `get_device_parent`.
enum SubsystemKinds {
    /// The subsystem of a device.
    ///
    /// - Parameters:
    ///   - name: What `SUBSYSTEM` says.
    ///   - path: The device's path below `/sys`.
    ///   - isBound: Whether a driver is bound to the device.
    /// - Returns: The bus or class of that name.
    static func subsystem(named name: String, path: String, isBound: Bool) -> Subsystem {
        if let kind = kinds[name] { return Subsystem(kind, name) }
        if isBound || isMemoryController(name) { return .bus(name) }
        // Altmodes (`port0-partner.0`) are on a bus; ports, partners and plugs are of a class, one below the other.
        if name == "typec" { return path.utf8.lastName.contains(UInt8(ascii: ".")) ? .bus(name) : .class(name) }
        return isInDirectory(named: name, path) ? .class(name) : .bus(name)
    }

    /// Whether a bus is one of those that EDAC makes, `mc0` for the first memory controller.
    private static func isMemoryController(_ name: String) -> Bool {
        let name = name.utf8
        return name.count > 2 && name.starts(with: "mc".utf8) && name.dropFirst(2).allSatisfy { $0 &- 0x30 < 10 }
    }

    /// Whether the directory that a path's last component is in has this name.
    private static func isInDirectory(named name: String, _ path: String) -> Bool {
        let path = path.utf8
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
        return path[..<slash].lastName.elementsEqual(name.utf8)
    }

    /// What a name always is; nothing for one that depends on the device.
    private static let kinds: [String: Subsystem.Kind] = {
        let isBoth = buses.intersection(classes)
        let pairs = buses.subtracting(isBoth).map { ($0, Subsystem.Kind.bus) }
        return Dictionary(uniqueKeysWithValues: pairs + classes.subtracting(isBoth).map { ($0, .class) })
    }()

    private static let buses = words(
        """
        ac97 acpi amba anybuss ap apr aprbus arm_ffa auxiliary bcma cbus ccw ccwgroup cdmm cdx cec clockevents clocksource
        container coreboot coresight counter cpu css cxl dax dfl dio dp-aux edac eisa event_source faux fcoe firewire fsi
        fsl-mc gadget gameport genpd gio gpio greybus hdaudio hid host1x hsi i2c i3c ide iio intel_th ipack isa ishtp iucv
        locomo machinecheck macio maple matrix mcb mcp mdev mdio_bus media mei memory memory_tiering memstick mhi mhi_ep
        mipi-dsi mmc mmc_rpmb most moxtet nd node ntb nubus nvmem of_platform parport pci pci-epf pci_express pcmcia peci
        pinctrl platform pnp ps3_system_bus rapidio rbd reset rmi4 rpmsg scm scmi_protocol scsi sdio serial serial-base
        serio siox slimbus snd_seq soc soundwire spi spmi ssb superhyway surface_aggregator tc tee thunderbolt tifm
        typec ulpi usb usb-serial vchiq-bus vdpa vio virtio visorbus vlynq vmbus vme w1 wmi workqueue xen xen-backend
        xen_memory zorro
        """
    )

    private static let classes = words(
        """
        accel apex ata_device ata_link ata_port backlight bcm2708_vcio bcm2835-gpiomem bdi block bluetooth bsg chromeos
        comedi cpuid cxl dax devcoredump devlink devfreq devfreq-event dma dma_heap dmi drm drm_dp_aux_dev dvb enclosure
        extcon fc_host fc_remote_ports fc_transport fc_vports firmware fpga_bridge fpga_manager fpga_region fwctl gnss gpio
        graphics hidraw hsi_char hwmon hw_random i2c-adapter i2c-dev ieee80211 ieee802154 infiniband infiniband_cm
        infiniband_mad infiniband_srp infiniband_verbs input intel_pmt intel_scu_ipc iommu ipmi iscsi_connection
        iscsi_endpoint iscsi_host iscsi_iface iscsi_session iscsi_transport isdn kfd lcd leds lirc lp macvtap mdio_bus mei
        mem memstick_host mic misc mmc_host most_cdev msr mtd mux nd ndctl net ntb_transport nvme nvme-fabrics nvme-generic
        nvme-subsystem pci_bus pci_epc phy pktcdvd pmu power_supply powercap ppdev ppp pps printer ptp pwm rapidio_port raw
        rc regulator remoteproc rfkill rpmsg rtc sas_device sas_end_device sas_expander sas_host sas_phy sas_port
        scsi_changer scsi_device scsi_disk scsi_generic scsi_host scsi_tape slcan sound spi_host spi_master spi_slave
        spi_transport spidev srp_host srp_remote_ports stm stm_source switch tee thermal tpm tpmrm tty typec typec_mux
        uacce udc uio usb usb_device usb_power_delivery usb_role usbmisc usbmon uwb_rc vc vchiq vduse vfio vfio-dev
        video4linux virtio-ports vtconsole vhost-vdpa wakeup watchdog wmi_bus wwan xt_idletimer zcrypt zram-control
        """
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}

extension BidirectionalCollection<UInt8> {
    /// What follows the last slash of a path.
    fileprivate var lastName: SubSequence {
        lastIndex(of: UInt8(ascii: "/")).map { self[index(after: $0)...] } ?? self[...]
    }
}
