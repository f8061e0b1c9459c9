import BenchlingWebhook
import MhtApi
import Orders
import StrataCLI
import StrataEnvironments
import StrataLanguage

/// The tool with this repository's examples.
@main struct Synth: SynthTool {
  static let systems: [System] = [benchlingWebhook, mhtApi]
  static let apps: [App] = [orders]
}
