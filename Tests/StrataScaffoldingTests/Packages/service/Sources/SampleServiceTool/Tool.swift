import SampleService
import StrataCLI

/// The tool of this package; `swift run sample-service --help` tells what it does.
@main struct Tool: SynthTool {
  static let systems = [sampleService]
}
