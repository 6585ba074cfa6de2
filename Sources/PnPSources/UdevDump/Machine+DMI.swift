internal import PnPModel

extension Machine {
    /// What the modalias of the machine's firmware tables says; blanks are missing there.
    ///
    /// - SeeAlso: linux-devices 3.2, `dmi`.
    init(dmiModalias modalias: String) {
        self.init()
        for field in modalias.split(separator: ":") {
            if field.hasPrefix("svn"), field.utf8.count > 3 { vendor = String(field.dropFirst(3)) }
            if field.hasPrefix("pn"), field.utf8.count > 2 { product = String(field.dropFirst(2)) }
        }
    }
}
