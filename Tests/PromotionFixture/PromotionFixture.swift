import StrataCLI
import StrataEnvironments
import StrataPlatform

/// A process for tests to kill: the tool with a system that is promoted, or a program that it runs, where it's called by
/// the name of that, which a test plays in its own process.
@main enum PromotionFixture {
  static func main() {
    // A process inherits which signals are blocked, and test runners block SIGTERM.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    sigprocmask(SIG_SETMASK, &noSignals, nil)
    let name = CommandLine.arguments[0].split(separator: "/").last.map(String.init) ?? ""
    if ["aws", "curl"].contains(name) { exit(PlayedProgram(name: name).run()) }
    ShopTool.main()
  }
}

private enum ShopTool: SynthTool {
  static let systems = [shop]
}
