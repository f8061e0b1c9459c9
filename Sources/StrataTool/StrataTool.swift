import StrataCLI
import StrataLifting

/// The tool without systems: makes packages, and reads templates of anybody's.
@main struct StrataTool: SynthTool {
  static func main() { main(lifting: ConstructLifter()) }
}
