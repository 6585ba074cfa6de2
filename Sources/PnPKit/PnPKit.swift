// What a library user needs, under one name. The layers stay apart; see ARCHITECTURE.md.
@_exported public import PnPBuses
@_exported public import PnPDiagnostics
@_exported public import PnPEngine
@_exported public import PnPFiles
@_exported public import PnPModel
@_exported public import PnPNames
@_exported public import PnPRender
@_exported public import PnPRules
@_exported public import PnPSelection
@_exported public import PnPSources
@_exported public import PnPUdevSource
