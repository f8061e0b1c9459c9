import SampleFunctions
import StrataCLI

/// The tool of this package; `swift run sample-functions --help` tells what it does.
@main struct Tool: SynthTool {
  static let systems = [sampleFunctions]
}
