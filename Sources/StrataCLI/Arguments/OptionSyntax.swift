/// An option that a command takes.
struct OptionSyntax: Hashable, Sendable {
  /// The name with its two hyphens, such as `--output`.
  let name: String
  /// A single letter that stands for it, such as `-o`.
  var short: String?
  /// The name of its value, such as `DIR`; nil for an option that takes none.
  var value: String?
  /// Whether it may be given more than once.
  var repeats = false
  /// The words of which its value is one; none where it may be another.
  var choices: [String] = []
  let summary: String

  /// Whether an argument names it.
  func isNamed(_ argument: String) -> Bool { argument == name || argument == short }

  /// The option as help shows it.
  var usage: String {
    let names = short.map { "\($0), \(name)" } ?? "    \(name)"
    return value.map { "\(names) \($0)" } ?? names
  }
}

extension OptionSyntax {
  static let help = OptionSyntax(name: "--help", short: "-h", summary: "print how the command is used")
  static let version = OptionSyntax(name: "--version", summary: "print the version")
  static let quiet = OptionSyntax(
    name: "--quiet", short: "-q", summary: "print results and what is wrong alone: no hints, notes or progress")
  static let json = OptionSyntax(name: "--json", summary: "print the result for machines, on standard output")
  static let output = OptionSyntax(
    name: "--output", short: "-o", value: "DIR", summary: "the directory that gets a folder for each system")
  static let environments = OptionSyntax(
    name: "--environment", short: "-e", value: "E", repeats: true,
    summary: "an environment to take; all that have a profile unless given")
  static let asEnvironment = OptionSyntax(
    name: "--as", value: "E", summary: "another environment, which the one of -e is compared with")
  static let environment = OptionSyntax(name: "--environment", short: "-e", value: "E", summary: "the environment")
  static let deployedEnvironments = OptionSyntax(
    name: "--environment", short: "-e", value: "E", repeats: true,
    summary: "an environment to tell of; all that something was deployed to unless given")
  static let profile = OptionSyntax(
    name: "--profile", short: "-p", value: "P", summary: "the profile to take for the environment, not its own")
  static let profiles = OptionSyntax(
    name: "--profiles", value: "DIR", summary: "take the profiles in DIR/SYSTEM, not your own")
  static let committed = OptionSyntax(
    name: "--committed", summary: "take the profiles of the repository alone, not your own")
  static let samples = OptionSyntax(
    name: "--samples", summary: "the same, where a system comes with sample profiles")
  static let layingOwn = OptionSyntax(name: "--own", summary: "lay your own profiles over the committed ones")
  static let packages = OptionSyntax(
    name: "--packages", value: "DIR", summary: "the folder of packages' zip files; .build/packages unless given")
  static let inOwn = OptionSyntax(name: "--own", summary: "in your own folder, not among the committed profiles")
  static let allowOtherProfile = OptionSyntax(
    name: "--allow-other-profile", summary: "let --profile be the profile of another environment")
  static let dropEnvironment = OptionSyntax(
    name: "--drop-environment", value: "E", repeats: true,
    summary: "write without an environment that the present templates have")
  static let overwrite = OptionSyntax(
    name: "--overwrite", summary: "write templates anew that somebody has edited since they were written")
  static let drop = OptionSyntax(
    name: "--drop-environment", value: "E", repeats: true,
    summary: "deploy without an environment that is in the stack; its resources are removed")
  static let prices = OptionSyntax(
    name: "--prices", value: "FILE", repeats: true,
    summary: "a file of prices that win over those that come along: rows, or AWS's price list")
  static let region = OptionSyntax(
    name: "--region", value: "R", summary: "the region of stacks that are meant for any; us-east-1 unless given")
  static let hours = OptionSyntax(
    name: "--hours", value: "N", summary: "the hours of a month, up to 744; 730 unless given")
  static let freeTier = OptionSyntax(name: "--free-tier", summary: "count what the free tier has as nothing")
  static let confirm = OptionSyntax(
    name: "--confirm", value: "NAME", summary: "the environment's name once more, instead of being asked for it")
  static let requiredToo = OptionSyntax(
    name: "--required-too", summary: "destroy even an environment that the system can't be without")
  static let dryRun = OptionSyntax(name: "--dry-run", summary: "show what would happen, and do nothing")
  static let yes = OptionSyntax(name: "--yes", short: "-y", summary: "don't ask")
  static let inherits = OptionSyntax(name: "--inherits", value: "P", summary: "the profile to inherit from")
  static let field = OptionSyntax(name: "--field", value: "KEY", summary: "print one value alone, such as endpoint")
  static let from = OptionSyntax(
    name: "--from", value: "FILE", summary: "what `aws cloudformation describe-stacks` printed; - for standard input")
  static let touchOthers = OptionSyntax(
    name: "--touch-other-environments", summary: "deploy even where resources of other environments change")
  static let bucket = OptionSyntax(
    name: "--bucket", value: "NAME", summary: "the bucket for templates of more than 51,200 bytes")
  static let release = OptionSyntax(
    name: "--release", value: "DIGEST", summary: "the digest of the release, or its first 8 digits or more")
  static let by = OptionSyntax(
    name: "--by", value: "NAME", summary: "who approves; the address that git has here unless given")
}
