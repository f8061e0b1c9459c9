package import StrataFindings
package import StrataIsolation
import StrataPipeline

extension System {
  /// What is wrong with what the environments are said to share.
  ///
  /// - Throws: ``ProfileError`` with the mistakes.
  func checkShares() throws(ProfileError) {
    let mistakes = shares.compactMap { $0.mistake(of: name) }
    if !mistakes.isEmpty { throw ProfileError(mistakes) }
  }

  /// The templates, made whether the environments are apart or not.
  ///
  /// - Parameters:
  ///   - source: Where the profiles are.
  ///   - names: The environments that are wanted; all that have a profile where none is named.
  /// - Returns: The templates, with the profiles that they were made of.
  /// - Throws: ``SystemAssemblyError`` with every other mistake.
  package func assembledForIsolation(
    _ source: ProfileSource, environments names: [String]
  ) throws(SystemAssemblyError) -> SystemAssembly {
    try withoutRequiredIsolation.assemble(source, environments: names)
  }

  /// What keeps the environments from being apart, where they have to be.
  ///
  /// - Parameters:
  ///   - stacks: The stacks of all environments.
  ///   - names: The environments that are in them, in order.
  /// - Returns: Errors, and warnings about what accepts nothing; nothing where they don't have to be.
  func isolationFindings(of stacks: [CheckedStack], among names: [String]) -> [Finding] {
    if isolation == .notRequired || names.count < 2 { return [] }
    let isolation = SystemIsolation(stacks, among: names, sharing: shares)
    return findings(in: isolation.analysis.report(), locating: isolation.site)
  }

  /// What keeps the environments from being apart, where they have to be, as a report has it that was made before.
  ///
  /// - Parameters:
  ///   - report: The report on all stacks of the assembly.
  ///   - assembly: The templates, made whether the environments are apart or not.
  /// - Returns: Errors, and warnings about what accepts nothing; nothing where they don't have to be.
  package func isolationFindings(in report: IsolationReport, of assembly: SystemAssembly) -> [Finding] {
    if isolation == .notRequired || report.world.environments.count < 2 { return [] }
    return findings(in: report, locating: assembly.isolation.site).sorted().map(assembly.prepared.masked)
  }

  private func findings(
    in report: IsolationReport, locating locate: (WorldPlace) -> IsolationReport.Site
  ) -> [Finding] {
    // What accepts nothing here may accept something between environments that aren't there.
    let unused = report.world.environments.count == environments.count ? report.unusedShares : []
    return report.findings(locating: locate) + unused.map { $0.unusedFinding(of: name) }
  }
}
