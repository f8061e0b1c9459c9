import StrataEnvironments
import StrataIsolation
import StrataLanguage

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
  ///
  /// - Throws: ``CommandError`` where templates nest each other in a circle, or too deep.
  init(_ folders: IsolationFolders) throws(CommandError) {
    let folders = try folders.followingNestedStacks()
    name = folders.name
    notes = folders.refusals + folders.leftOut
    analysis = IsolationAnalysis(environments: folders.environments, stacks: folders.stacks)
    locate = folders.site
  }
}
