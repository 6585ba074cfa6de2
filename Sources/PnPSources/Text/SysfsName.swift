/// What a text must be to name a bus, a class, a driver or a module: one component of a path in sysfs.
enum SysfsName {
    /// Whether a text is neither empty nor `.` nor `..`, and holds neither `/` nor NUL.
    static func isLegal(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0x2F || $0 == 0 }
    }

    /// How sysfs spells a name that the kernel has: a driver `a/b` stands there as `a!b`.
    ///
    /// - SeeAlso: linux-devices 1.3, "Name mapping"; Linux, lib/kobject.c, `kobject_set_name_vargs`.
    static func spelling(of name: String) -> String {
        guard name.utf8.contains(0x2F) else { return name }
        return String(decoding: name.utf8.map { $0 == 0x2F ? UInt8(ascii: "!") : $0 }, as: UTF8.self)
    }
}

/// What a text must be to name a device's node.
enum NodePath {
    /// Whether a text begins with `/dev/`, byte for byte, and holds no NUL.
    static func isLegal(_ path: String) -> Bool { path.utf8.starts(with: "/dev/".utf8) && !path.utf8.contains(0) }
}
