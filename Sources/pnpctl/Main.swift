import PnPCommands

runPnpctl()
