/// What each sort of finding is, in a few words; the pages in `docs/diagnostics` have the same titles.
enum LintTitles {
    /// The title of a code; the code itself for one of a loader, whose message says all.
    static func title(of code: String) -> String { titles[code] ?? code }

    /// The codes of the checks, in order.
    static let titles: [String: String] = [
        "LNT001": "a rule by which its driver is never chosen",
        "LNT002": "two drivers that only their order tells apart",
        "LNT003": "a claim that stands twice", "LNT004": "an ID that no bus gives to a device",
        "LNT005": "a pattern that matches nothing", "LNT006": "modaliases of no known bus",
        "LNT007": "one driver under two names", "LNT008": "class and GUID that do not belong together",
        "LNT009": "a filter that attaches to nothing", "LNT010": "an exclusion that excludes nothing",
        "LNT011": "a driver whose claims say nothing", "LNT012": "a module that the kernel does not have",
    ]
}
