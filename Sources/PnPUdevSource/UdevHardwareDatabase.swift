#if LiveUdev
    internal import CUdev

    /// Owns a libudev context and its hardware database, each released exactly once; the module's only door to libudev.
    ///
    /// Safe to hand from thread to thread: libudev asks only that one thread at a time uses a handle, this value has one
    /// owner, and that is behind the lock of ``HardwareDatabase``.
    @safe
    struct UdevHardwareDatabase: ~Copyable, @unchecked Sendable {
        // Sendable: both handles are this value's alone, and libudev ties them to no thread.
        private let context: OpaquePointer
        private let database: OpaquePointer

        /// Opens the database that is installed; `nil` where there is none.
        init?() {
            guard let context = unsafe udev_new() else { return nil }
            guard let database = unsafe udev_hwdb_new(context) else {
                unsafe _ = udev_unref(context)
                return nil
            }
            unsafe self.context = context
            unsafe self.database = database
        }

        deinit {
            unsafe _ = udev_hwdb_unref(database)
            unsafe _ = udev_unref(context)
        }

        /// Looks a modalias up and calls a closure with the name and value of each property; both are copies.
        func forEachProperty(of modalias: String, _ body: (String, String) -> Void) {
            var entry = unsafe udev_hwdb_get_properties_list_entry(database, modalias, 0)
            while let current = unsafe entry {
                if let name = unsafe udev_list_entry_get_name(current),
                    let value = unsafe udev_list_entry_get_value(current)
                {
                    unsafe body(String(cString: name), String(cString: value))
                }
                unsafe entry = udev_list_entry_get_next(current)
            }
        }
    }
#endif
