import Orders
import StrataCLI
import StrataCore

/// The tool with this repository's examples.
@main struct Synth: SynthTool {
  static let apps: [App] = [orders]
}
