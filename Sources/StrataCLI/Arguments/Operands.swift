import StrataEnvironments

/// The operands of a call, sorted by what they name.
struct Operands {
  /// The systems that are named; where a command takes one alone, also the only one that there is.
  var systems: [System] = []
  /// The files and folders.
  var paths: [String] = []
  var profile: String?
  var settings: [String] = []
  var rule: String?
  var packageName: String?
  var choice: String?
  var texts: [String] = []
}
