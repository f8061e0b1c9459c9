import StrataCLI
import StrataEnvironments

/// The tool with a system of nested stacks, which tests deploy to endpoints on this machine.
@main struct NestedFixture: SynthTool {
  static let systems = [shop]
}
