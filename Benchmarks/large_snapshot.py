#!/usr/bin/env python3
"""Writes a JSON snapshot of a machine with very many devices: the same arguments give the same bytes.

    Benchmarks/large_snapshot.py [DEVICES] > FILE

The machine is made of many small ones side by side, each a PCI domain with what a PC has: root ports with network
functions, an AHCI controller with a disk, an NVMe disk, a USB controller with hubs, input and storage devices.
"""
import json
import sys


def machine(domain):
    """The devices of one PCI domain, parents first."""
    root = f"/devices/pci{domain:04x}:00"
    yield {"path": root}
    for port in range(8):
        yield from network(domain, root, port)
    yield from ahci(domain, root)
    yield from nvme(domain, root)
    yield from usb(domain, root)


def pci(domain, parent, bus, slot, function, vendor, device, code, driver):
    """A PCI function with what the kernel says of one."""
    name = f"{domain:04x}:{bus:02x}:{slot:02x}.{function}"
    modalias = (
        f"pci:v0000{vendor:04X}d0000{device:04X}sv00001043sd00008534"
        f"bc{code >> 16:02X}sc{code >> 8 & 0xFF:02X}i{code & 0xFF:02X}"
    )
    return {
        "path": f"{parent}/{name}",
        "bus": "pci",
        "driver": driver,
        "modalias": modalias,
        "properties": {
            "PCI_CLASS": f"{code:X}",
            "PCI_ID": f"{vendor:04X}:{device:04X}",
            "PCI_SUBSYS_ID": "1043:8534",
            "PCI_SLOT_NAME": name,
            "ID_PATH": f"pci-{name}",
            "ID_PATH_TAG": f"pci-{name}".replace(":", "_").replace(".", "_"),
        },
        "attributes": {
            "class": f"0x{code:06x}",
            "vendor": f"0x{vendor:04x}",
            "device": f"0x{device:04x}",
            "subsystem_vendor": "0x1043",
            "subsystem_device": "0x8534",
            "revision": "0x04",
        },
    }


def network(domain, root, port):
    bridge = pci(domain, root, 0, 0x1C, port, 0x8086, 0xA110 + port, 0x060400, "pcieport")
    yield bridge
    card = pci(domain, bridge["path"], port + 1, 0, 0, 0x8086, 0x15B8, 0x020000, "e1000e")
    yield card
    name = f"net{domain}p{port}"
    yield {
        "path": f"{card['path']}/net/{name}",
        "class": "net",
        "properties": {
            "INTERFACE": name,
            "IFINDEX": str(domain * 8 + port + 1),
            "ID_BUS": "pci",
            "ID_NET_DRIVER": "e1000e",
            "ID_NET_NAMING_SCHEME": "v252",
            "ID_NET_NAME_PATH": f"enP{domain}p{port + 1}s0",
        },
        "attributes": {"address": f"02:00:{domain >> 8 & 0xFF:02x}:{domain & 0xFF:02x}:00:{port:02x}"},
    }


def disk(parent, host, vendor, model, letter):
    """A SCSI host with one target, one disk and two partitions."""
    yield {"path": f"{parent}/host{host}", "bus": "scsi", "properties": {"DEVTYPE": "scsi_host"}}
    target = f"{parent}/host{host}/target{host}:0:0"
    yield {"path": target, "bus": "scsi", "properties": {"DEVTYPE": "scsi_target"}}
    model_name = f"{vendor.strip()}_{model.strip()}".replace(" ", "_")
    serial = f"S{host:011d}"
    unit = f"{target}/{host}:0:0:0"
    yield {
        "path": unit,
        "bus": "scsi",
        "driver": "sd",
        "modalias": "scsi:t-0x00",
        "properties": {"DEVTYPE": "scsi_device"},
        "attributes": {"vendor": vendor, "model": model, "rev": "1.02", "type": "0"},
    }
    for suffix in ("", "/1", "/2"):
        name = f"sd{letter}{suffix[1:]}"
        path = f"{unit}/block/sd{letter}" + (f"/{name}" if suffix else "")
        yield {
            "path": path,
            "class": "block",
            "node": f"/dev/{name}",
            "properties": {
                "DEVNAME": name,
                "DEVTYPE": "partition" if suffix else "disk",
                "ID_MODEL": model_name,
                "ID_SERIAL": f"{model_name}_{serial}",
                "ID_SERIAL_SHORT": serial,
                "ID_PART_TABLE_TYPE": "gpt",
            },
        }


def ahci(domain, root):
    controller = pci(domain, root, 0, 0x17, 0, 0x8086, 0xA102, 0x010601, "ahci")
    yield controller
    port = f"{controller['path']}/ata{domain + 1}"
    yield {"path": port}
    yield from disk(port, 2 * domain, "ATA     ", "WDC WD10EZEX-08W", f"a{domain}x")


def nvme(domain, root):
    controller = pci(domain, root, 0, 0x1D, 0, 0x144D, 0xA808, 0x010802, "nvme")
    yield controller
    path = f"{controller['path']}/nvme/nvme{domain}"
    yield {
        "path": path,
        "class": "nvme",
        "node": f"/dev/nvme{domain}",
        "properties": {"DEVNAME": f"nvme{domain}"},
        "attributes": {"model": "Samsung SSD 970 EVO Plus 1TB", "firmware_rev": "2B2QEXM7"},
    }
    model_name, serial = "Samsung_SSD_970_EVO_Plus_1TB", f"S4EWNX0N{domain:06d}"
    for suffix in ("", "p1", "p2", "p3"):
        name = f"nvme{domain}n1{suffix}"
        yield {
            "path": f"{path}/nvme{domain}n1" + (f"/{name}" if suffix else ""),
            "class": "block",
            "node": f"/dev/{name}",
            "properties": {
                "DEVNAME": name,
                "DEVTYPE": "partition" if suffix else "disk",
                "ID_MODEL": model_name,
                "ID_SERIAL": f"{model_name}_{serial}",
                "ID_SERIAL_SHORT": serial,
                "ID_PART_TABLE_TYPE": "gpt",
            },
        }


def usb_device(parent, name, bus, number, ids, device_class, driver, **attributes):
    vendor, product, revision = ids
    return {
        "path": f"{parent}/{name}",
        "bus": "usb",
        "driver": driver,
        "node": f"/dev/bus/usb/{bus:03d}/{number:03d}",
        "properties": {
            "DEVTYPE": "usb_device",
            "PRODUCT": f"{vendor:x}/{product:x}/{revision:x}",
            "TYPE": device_class,
            "BUSNUM": f"{bus:03d}",
            "DEVNUM": f"{number:03d}",
            "ID_BUS": "usb",
            "ID_VENDOR_ID": f"{vendor:04x}",
            "ID_MODEL_ID": f"{product:04x}",
            "ID_REVISION": f"{revision:04x}",
        },
        "attributes": {
            "idVendor": f"{vendor:04x}",
            "idProduct": f"{product:04x}",
            "bcdDevice": f"{revision:04x}",
            "bDeviceClass": f"{int(device_class.split('/')[0]):02x}",
            **attributes,
        },
    }


def usb_interface(device, name, number, triple, driver):
    vendor, product, revision = device["properties"]["PRODUCT"].split("/")
    base, sub, protocol = triple
    modalias = (
        f"usb:v{int(vendor, 16):04X}p{int(product, 16):04X}d{int(revision, 16):04X}dc{device['attributes']['bDeviceClass']}"
        f"dsc00dp00ic{base:02X}isc{sub:02X}ip{protocol:02X}in{number:02X}"
    )
    return {
        "path": f"{device['path']}/{name}:1.{number}",
        "bus": "usb",
        "driver": driver,
        "modalias": modalias,
        "properties": {
            "DEVTYPE": "usb_interface",
            "PRODUCT": device["properties"]["PRODUCT"],
            "INTERFACE": f"{base}/{sub}/{protocol}",
        },
        "attributes": {
            "bInterfaceNumber": f"{number:02x}",
            "bInterfaceClass": f"{base:02x}",
            "bInterfaceSubClass": f"{sub:02x}",
            "bInterfaceProtocol": f"{protocol:02x}",
        },
    }


def usb(domain, root):
    controller = pci(domain, root, 0, 0x14, 0, 0x8086, 0xA12F, 0x0C0330, "xhci_hcd")
    yield controller
    bus = domain + 1
    hub = usb_device(
        controller["path"], f"usb{bus}", bus, 1, (0x1D6B, 0x0002, 0x0606), "9/0/1", "usb", bNumInterfaces=" 1",
        product="xHCI Host Controller",
    )
    yield hub
    yield usb_interface(hub, f"{bus}-0", 0, (9, 0, 0), "hub")

    name = f"{bus}-1"
    keyboard = usb_device(
        hub["path"], name, bus, 2, (0x046D, 0xC31C, 0x6400), "0/0/0", "usb", bNumInterfaces=" 2",
        manufacturer="Logitech", product="USB Keyboard",
    )
    yield keyboard
    for number in (0, 1):
        interface = usb_interface(keyboard, name, number, (3, 1 - number, 1 - number), "usbhid")
        yield interface
        hid = f"{interface['path']}/0003:046D:C31C.{2 * domain + number + 1:04X}"
        yield {
            "path": hid,
            "bus": "hid",
            "driver": "hid-generic",
            "modalias": "hid:b0003g0001v0000046Dp0000C31C",
            "properties": {"HID_ID": "0003:0000046D:0000C31C", "HID_NAME": "Logitech USB Keyboard"},
        }
        keys = f"{hid}/input/input{2 * domain + number}"
        yield {"path": keys, "class": "input", "properties": {"NAME": '"Logitech USB Keyboard"', "EV": "120013"}}
        event = f"event{2 * domain + number}"
        yield {"path": f"{keys}/{event}", "class": "input", "node": f"/dev/input/{event}"}

    name = f"{bus}-2"
    stick = usb_device(
        hub["path"], name, bus, 3, (0x0781, 0x5581, 0x0100), "0/0/0", "usb", bNumInterfaces=" 1",
        manufacturer="SanDisk", product="Ultra", serial=f"4C5300{domain:08X}",
    )
    yield stick
    interface = usb_interface(stick, name, 0, (8, 6, 80), "usb-storage")
    yield interface
    yield from disk(interface["path"], 2 * domain + 1, "SanDisk ", "Ultra           ", f"b{domain}x")


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    machine_facts = {"vendor": "Proseware", "product": f"{wanted} devices", "kernel": "6.12.0"}
    head = json.dumps({"schema": "pnpctl.snapshot/1", "machine": machine_facts})
    write = sys.stdout.write
    write(head[:-1] + ', "devices": [\n')
    written = domain = 0
    while written < wanted:
        for device in machine(domain):
            if written == wanted:
                break
            write((",\n" if written else "") + json.dumps(device, ensure_ascii=False))
            written += 1
        domain += 1
    write("\n]}\n")


if __name__ == "__main__":
    main()
