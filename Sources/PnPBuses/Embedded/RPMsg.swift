extension ModaliasGrammar {
    /// Channels to a remote processor: `rpmsg:rpmsg-client-sample`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/rpmsg/rpmsg_core.c` (name `virtio0.rpmsg-client-sample.-1.1024`, with
    ///   addresses that are given anew each time).
    static let rpmsg = ModaliasGrammar(
        bus: "rpmsg",
        fields: [.text],
        words: "Remote processor channel"
    )
}
