import BenchlingWebhook
import MhtApi
import Orders
import SmartStack
import Soundbite
import StrataCLI
import StrataEnvironments
import StrataLanguage
import StrataLifting

/// The tool with this repository's examples.
@main struct Synth: SynthTool {
  static let systems: [System] = [benchlingWebhook, mhtApi, smartStack, soundbite]
  static let apps: [App] = [orders, smartStackAccount]

  static func main() { main(lifting: ConstructLifter()) }
}
