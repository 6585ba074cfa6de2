/// The system-defined interface classes that something on Linux offers.
///
/// - SeeAlso: windows-pnp 5.2, from "System-Defined Device Interface Classes", Microsoft Learn.
extension DeviceInterfaceClass {
    /// `GUID_DEVINTERFACE_USB_DEVICE`.
    public static let usbDevice = Self("USB device", guid: "{a5dcbf10-6530-11d2-901f-00c04fb951ed}")
    /// `GUID_DEVINTERFACE_USB_HUB`.
    public static let usbHub = Self("USB hub", guid: "{f18a0e88-c30c-11d0-8815-00a0c906bed8}")
    /// `GUID_DEVINTERFACE_HID`.
    public static let hid = Self("HID", guid: "{4d1e55b2-f16f-11cf-88cb-001111000030}")
    /// `GUID_DEVINTERFACE_KEYBOARD`.
    public static let keyboard = Self("Keyboard", guid: "{884b96c3-56ef-11d1-bc8c-00a0c91405dd}")
    /// `GUID_DEVINTERFACE_MOUSE`.
    public static let mouse = Self("Mouse", guid: "{378de44c-56ef-11d1-bc8c-00a0c91405dd}")
    /// `GUID_DEVINTERFACE_COMPORT`.
    public static let comPort = Self("COM port", guid: "{86e0d1e0-8089-11d0-9ce4-08003e301f73}")
    /// `GUID_DEVINTERFACE_MODEM`.
    public static let modem = Self("Modem", guid: "{2c7089aa-2e0e-11d1-b114-00c04fc2aae4}")
    /// `GUID_DEVINTERFACE_PARALLEL`.
    public static let parallel = Self("Parallel port", guid: "{97f76ef0-f883-11d0-af1f-0000f800845c}")
    /// `GUID_DEVINTERFACE_DISK`.
    public static let disk = Self("Disk", guid: "{53f56307-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_CDROM`.
    public static let cdrom = Self("CD-ROM", guid: "{53f56308-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_PARTITION`.
    public static let partition = Self("Partition", guid: "{53f5630a-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_TAPE`.
    public static let tape = Self("Tape", guid: "{53f5630b-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_VOLUME`.
    public static let volume = Self("Volume", guid: "{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_MEDIUMCHANGER`.
    public static let mediumChanger = Self("Medium changer", guid: "{53f56310-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_FLOPPY`.
    public static let floppy = Self("Floppy disk", guid: "{53f56311-b6bf-11d0-94f2-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_STORAGEPORT`.
    public static let storagePort = Self("Storage port", guid: "{2accfe60-c130-11d2-b082-00a0c91efb8b}")
    /// `GUID_DEVINTERFACE_NET`.
    public static let net = Self("Net", guid: "{cac88484-7515-4c03-82e6-71a87abac361}")
    /// `GUID_DISPLAY_DEVICE_ARRIVAL`.
    public static let displayAdapter = Self("Display adapter", guid: "{5b45201d-f2f2-4f3b-85bb-30ff1f953599}")
    /// `GUID_DEVINTERFACE_I2C`: the bus of a display adapter to its monitors.
    public static let displayI2C = Self("I2C", guid: "{2564aa4f-dddb-4495-b497-6ad4a84163d7}")
    /// `GUID_DEVINTERFACE_BRIGHTNESS`.
    public static let brightness = Self("Brightness", guid: "{fde5bba4-b3f9-46fb-bdaa-0728ce3100b4}")
    /// `GUID_BTHPORT_DEVICE_INTERFACE`.
    public static let bluetoothRadio = Self("Bluetooth radio", guid: "{0850302a-b344-4fda-9be9-90576b8d46f0}")
    /// `KSCATEGORY_AUDIO`.
    public static let audio = Self("Audio", guid: "{6994ad04-93ef-11d0-a3cc-00a0c9223196}")
    /// `KSCATEGORY_RENDER`.
    public static let audioRender = Self("Audio render", guid: "{65e8773e-8f56-11d0-a3b9-00a0c9223196}")
    /// `KSCATEGORY_CAPTURE`.
    public static let audioCapture = Self("Audio capture", guid: "{65e8773d-8f56-11d0-a3b9-00a0c9223196}")
    /// `KSCATEGORY_VIDEO`.
    public static let video = Self("Video", guid: "{6994ad05-93ef-11d0-a3cc-00a0c9223196}")
    /// `KSCATEGORY_VIDEO_CAMERA`.
    public static let videoCamera = Self("Video camera", guid: "{e5323777-f976-4f5b-9b55-b94699c46e44}")
    /// `GUID_DEVICE_LID`.
    public static let lid = Self("Lid", guid: "{4afa3d52-74a7-11d0-be5e-00a0c9062857}")
    /// `GUID_DEVICE_SYS_BUTTON`.
    public static let systemButton = Self("System button", guid: "{4afa3d53-74a7-11d0-be5e-00a0c9062857}")
    /// `GUID_DEVICE_THERMAL_ZONE`.
    public static let thermalZone = Self("Thermal zone", guid: "{4afa3d51-74a7-11d0-be5e-00a0c9062857}")
}
