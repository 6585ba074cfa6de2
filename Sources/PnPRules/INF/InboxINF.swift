/// The INFs that come with Windows and are included by others, as far as it is documented what they add.
///
/// The text is our own; only services and filters matter here.
/// - SeeAlso: "Specifying WDF Directives in INF Files", "WinUSB Installation", Microsoft Learn; windows-pnp 1.3.
enum InboxINF {
    /// The text of a file by its name in lower case; `nil` for one of which nothing is known.
    static func text(of name: String) -> String? { texts[name] }

    private static let texts = [
        "wudfrd.inf": """
        [WUDFRD.NT]
        [WUDFRD.NT.HW]
        [WUDFRD.NT.Filters]
        [WUDFRD.NT.Services]
        AddService = WUDFRd, 0x1fa, Reflector
        [WUDFRD_UpperFilter.NT]
        [WUDFRD_UpperFilter.NT.HW]
        AddReg = Upper
        [WUDFRD_UpperFilter.NT.Filters]
        [WUDFRD_UpperFilter.NT.Services]
        AddService = WUDFRd, 0x1f8, Reflector
        [WUDFRD_LowerFilter.NT]
        [WUDFRD_LowerFilter.NT.HW]
        AddReg = Lower
        [WUDFRD_LowerFilter.NT.Filters]
        [WUDFRD_LowerFilter.NT.Services]
        AddService = WUDFRd, 0x1f8, Reflector
        [Upper]
        HKR,,UpperFilters,0x00010008,WUDFRd
        [Lower]
        HKR,,LowerFilters,0x00010008,WUDFRd
        [Reflector]
        ServiceType = 1
        """,
        "winusb.inf": """
        [WINUSB.NT]
        [WINUSB.NT.HW]
        [WINUSB.NT.Services]
        AddService = WinUSB, 0x2, WinUSB
        [WINUSB]
        ServiceType = 1
        """,
        "mshidumdf.inf": """
        [MsHidUmdf.NT]
        [MsHidUmdf.NT.HW]
        [MsHidUmdf.NT.Services]
        AddService = mshidumdf, 0x1fa, Service
        [Service]
        ServiceType = 1
        """,
        "mshidkmdf.inf": """
        [MsHidKmdf.NT]
        [MsHidKmdf.NT.HW]
        [MsHidKmdf.NT.Services]
        AddService = mshidkmdf, 0x1fa, Service
        [Service]
        ServiceType = 1
        """,
    ]
}
