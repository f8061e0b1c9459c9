import SampleQueue
import StrataCLI

/// The tool of this package; `swift run sample-queue --help` tells what it does.
@main struct Tool: SynthTool {
  static let systems = [sampleQueue]
}
