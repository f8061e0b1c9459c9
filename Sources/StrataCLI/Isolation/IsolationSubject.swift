import StrataEnvironments
import StrataIsolation
import StrataLanguage
import StrataText

/// Some environments of which it's asked whether they reach into each other: a system's, or those of folders.
struct IsolationSubject {
  /// The system's name, or those of the folders.
  let name: String
  /// What is to be known beside the answer.
  var notes: [String] = []
  let analysis: IsolationAnalysis
  /// Tells where in the sources a place of a template stands.
  let locate: (WorldPlace) -> IsolationReport.Site

  /// Takes the environments of a system.
  init(_ member: SystemAssembly) {
    let isolation = member.isolation
    (name, analysis, locate) = (member.prepared.app.name, isolation.analysis, isolation.site)
  }

  /// Takes the environments of folders.
  init(_ folders: IsolationFolders) {
    name = folders.name
    notes = folders.refusals + folders.leftOut
    analysis = IsolationAnalysis(environments: folders.environments, stacks: folders.stacks)
    locate = folders.site
  }

  /// The places among the environments of two that are named by `FROM:TO`.
  ///
  /// - Throws: ``UsageError`` where they aren't two of them.
  func pair(_ text: String) throws(UsageError) -> (from: Int, to: Int) {
    let names = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let environments = analysis.world.environments
    guard names.count == 2 else {
      throw UsageError(
        "--explain takes two environments with a colon between them, not \(text.isEmpty ? "\"\"" : text)",
        hint: "such as --explain \(environments.prefix(2).joined(separator: ":"))")
    }
    var places: [Int] = []
    for name in names {
      guard let place = environments.firstIndex(of: name) else {
        throw .unknown(
          "environment", name, nearest: Suggestion.nearest(to: name, in: environments), known: environments)
      }
      places.append(place)
    }
    if places[0] == places[1] { throw UsageError("--explain takes two environments, and \(names[0]) is one") }
    return (places[0], places[1])
  }
}
