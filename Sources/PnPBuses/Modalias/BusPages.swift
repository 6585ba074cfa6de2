extension ModaliasGrammar {
    /// The pages of all buses that need no more than one, by folder.
    static let all: [ModaliasGrammar] = [
        // Accelerators
        cdx, dfl, idxd,
        // Audio
        slimbus, soundwire,
        // Carriers
        ipack, mcb, rapidio,
        // Chips
        hsi, i3c, mipiDSI, ulpi,
        // Connectors
        typeC,
        // Embedded
        amba, apr, bcma, cdmm, fslMC, mhi, mhiEndpoint, rpmsg, ssb, vchiq,
        // Firmware
        coreboot, ffa, ishtp, mei, ssam, tee, wmi,
        // Legacy
        eisa, gameport, parisc, zorro,
        // Mainframe
        ap, ccw, css, ibmEBus, iucv, scm, vio,
        // Memory
        cxl, dax, nvdimm,
        // Virtual
        auxiliary, xen, xenBackend,
    ]
}
