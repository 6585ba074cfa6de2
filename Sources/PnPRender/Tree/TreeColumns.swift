/// Where the columns of a drawn tree begin.
struct TreeColumns: Equatable {
    /// How many columns one level of the tree is indented by.
    var indent: Int
    /// The widest a line's indentation, label and name may be together; a longer one is shortened where ``isLimited``.
    var name: Int
    /// Where the class stands; `nil` where there is no room for it.
    var classStart: Int?
    /// Where the driver stands.
    var driverStart: Int
    /// Where filters and problems stand.
    var filterStart: Int
    /// Where interfaces stand.
    var interfaceStart: Int
    /// Whether lines may not be longer than the terminal is wide.
    var isLimited: Bool
    /// Whether interfaces and filters stand behind each other, for want of columns of their own.
    var isCompact = false

    /// The widths of what the lines hold, each the widest found.
    struct Content: Equatable {
        /// Indentation, label and name.
        var name = 0
        /// The class's name.
        var setupClass = 0
        /// The function driver.
        var driver = 0
        /// The filters, with their sign.
        var filters = 0
        /// The interfaces.
        var interfaces = 0
        /// Filters and interfaces behind each other on one line.
        var tail = 0

        /// The widths of what this and other lines hold.
        func joined(with other: Content) -> Content {
            Content(
                name: max(name, other.name),
                setupClass: max(setupClass, other.setupClass),
                driver: max(driver, other.driver),
                filters: max(filters, other.filters),
                interfaces: max(interfaces, other.interfaces),
                tail: max(tail, other.tail)
            )
        }
    }

    /// What a column may take at most, so that one long text does not push all others off the screen.
    private static let widest = Content(name: 76, setupClass: 16, driver: 24, filters: 24, interfaces: 28)
    /// Drivers with longer names push what follows them to the right where room is short.
    private static let compactDriver = 16
    /// Where a name would get less than this, the class gives way.
    private static let comfortableName = 50
    /// A name always gets this much.
    private static let narrowestName = 24
    private static let gap = 2

    /// How many columns to indent a level by on a terminal of some width.
    static func indent(forWidth width: Int?) -> Int { (width ?? .max) < 100 ? 2 : 3 }

    /// Divides a line.
    ///
    /// - Parameters:
    ///   - content: What there is to show.
    ///   - width: The columns of the terminal; `nil` for lines of any length.
    init(content: Content, width: Int?) {
        let gap = Self.gap
        func gapped(_ width: Int) -> Int { width == 0 ? 0 : width + gap }

        var name = min(content.name, Self.widest.name)
        var setupClass = min(content.setupClass, Self.widest.setupClass)
        var driver = min(content.driver, Self.widest.driver)
        var filters = min(content.filters, Self.widest.filters)
        let interfaces = min(content.interfaces, Self.widest.interfaces)
        let natural = name + gapped(setupClass) + gapped(driver) + gapped(filters) + gapped(interfaces)
        if let width, natural > width {
            // Filters, problems and interfaces stand behind each other without columns of their own.
            isCompact = true
            filters = 0
            driver = min(driver, Self.compactDriver)
            let tail = min(content.tail, max(14, width / 5))
            let room = width - gapped(driver) - gapped(tail)
            if room - gapped(setupClass) < min(name, Self.comfortableName) { setupClass = 0 }
            name = max(min(name, room - gapped(setupClass)), Self.narrowestName)
        }
        indent = Self.indent(forWidth: width)
        self.name = name
        isLimited = width != nil
        classStart = setupClass == 0 ? nil : name + gap
        driverStart = name + gap + gapped(setupClass)
        filterStart = driverStart + gapped(driver)
        interfaceStart = filterStart + gapped(filters)
    }
}
