/// What a HID collection is for: Windows' special ID, plain words, and the setup class that fits.
///
/// - SeeAlso: windows-pnp 3.3, "HID"; "HID Usage Tables", USB-IF.
enum HIDWords {
    /// The special ID, if there is one, words and class.
    typealias Kind = (id: String?, words: String, setupClass: String)

    /// What a usage means, or `nil`.
    static func kind(of usage: HIDCollections.Usage) -> Kind? { table[usage.page << 16 | usage.usage] }

    private static let table: [UInt32: Kind] = [
        0x0001_0001: ("HID_DEVICE_SYSTEM_MOUSE", "Pointer", "Mouse"),
        0x0001_0002: ("HID_DEVICE_SYSTEM_MOUSE", "Mouse", "Mouse"),
        0x0001_0004: ("HID_DEVICE_SYSTEM_GAME", "Joystick", "HIDClass"),
        0x0001_0005: ("HID_DEVICE_SYSTEM_GAME", "Game pad", "HIDClass"),
        0x0001_0006: ("HID_DEVICE_SYSTEM_KEYBOARD", "Keyboard", "Keyboard"),
        0x0001_0080: ("HID_DEVICE_SYSTEM_CONTROL", "System controls", "HIDClass"),
        0x000C_0001: ("HID_DEVICE_SYSTEM_CONSUMER", "Consumer controls", "HIDClass"),
        0x0001_0007: (nil, "Keypad", "Keyboard"), 0x000D_0001: (nil, "Digitizer", "HIDClass"),
        0x000D_0002: (nil, "Pen", "HIDClass"),
        0x000D_0004: (nil, "Touch screen", "HIDClass"), 0x000D_0005: (nil, "Touch pad", "HIDClass"),
        0x0020_0001: (nil, "Sensor collection", "Sensor"), 0x0059_0001: (nil, "Lamp array", "HIDClass"),
        0x0084_0004: (nil, "Uninterruptible power supply", "Battery"), 0xF1D0_0001: (nil, "Security key", "HIDClass"),
    ]
}
