#!/usr/bin/env python3
"""Writes a tar.gz of a sysfs tree with so many entries: the same arguments give the same bytes.

    Benchmarks/large_archive.py [ENTRIES] > FILE

The machines are those of `large_snapshot.py`, as a copy of sysfs has them: of each device a directory with `uevent`, its
attributes and the links `subsystem` and `driver`, and a link in the list of its bus or class.
"""
import gzip
import io
import itertools
import os
import sys
import tarfile

sys.dont_write_bytecode = True
from large_snapshot import machine

# What the kernel puts into `uevent`; all else comes from udev.
KERNEL_VARIABLES = (
    "PCI_CLASS", "PCI_ID", "PCI_SUBSYS_ID", "PCI_SLOT_NAME", "INTERFACE", "IFINDEX", "DEVNAME", "DEVTYPE", "PRODUCT", "TYPE",
    "BUSNUM", "DEVNUM", "HID_ID", "HID_NAME", "NAME", "EV",
)


def link(path, target):
    """A link below `sys` with the relative text that sysfs would have."""
    entry = tarfile.TarInfo(f"sys/{path}")
    entry.type, entry.linkname = tarfile.SYMTYPE, os.path.relpath(f"/{target}", f"/{os.path.dirname(path)}")
    return entry, b""


def file(path, text):
    entry, content = tarfile.TarInfo(f"sys/{path}"), text.encode()
    entry.size = len(content)
    return entry, content


def entries(device):
    """What sysfs has of one device."""
    path, properties = device["path"][1:], device.get("properties", {})
    folder = tarfile.TarInfo(f"sys/{path}")
    folder.type, folder.mode = tarfile.DIRTYPE, 0o755
    yield folder, b""
    variables = {name: properties[name] for name in KERNEL_VARIABLES if name in properties}
    for name, key in (("DRIVER", "driver"), ("MODALIAS", "modalias")):
        if key in device:
            variables[name] = device[key]
    yield file(f"{path}/uevent", "".join(f"{name}={value}\n" for name, value in variables.items()))
    for name, value in device.get("attributes", {}).items():
        yield file(f"{path}/{name}", f"{value}\n")
    if "bus" in device:
        bus = f"bus/{device['bus']}"
        yield link(f"{path}/subsystem", bus)
        yield link(f"{bus}/devices/{os.path.basename(path)}", path)
        if "driver" in device:
            yield link(f"{path}/driver", f"{bus}/drivers/{device['driver']}")
    elif "class" in device:
        yield link(f"{path}/subsystem", f"class/{device['class']}")
        yield link(f"class/{device['class']}/{os.path.basename(path)}", path)


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    devices = (device for domain in itertools.count() for device in machine(domain))
    everything = (entry for device in devices for entry in entries(device))
    with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", mtime=0) as output:
        with tarfile.open(fileobj=output, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for entry, content in itertools.islice(everything, wanted):
                archive.addfile(entry, io.BytesIO(content))


if __name__ == "__main__":
    main()
