public import StrataFindings
package import StrataIsolation
public import StrataPipeline
package import StrataTemplate

extension System {
  /// Goes the whole way from profiles to templates that can be written; `Pipeline` names its stages.
  ///
  /// ```swift
  /// let shop = try system.assemble(.folder("profiles"), environments: ["staging"])
  /// for stack in shop.assembly.stacks { print(stack.name, stack.template.resources.count) }
  /// ```
  ///
  /// - Parameters:
  ///   - source: Where the profiles are.
  ///   - names: The environments that are wanted; all that have a profile where none is named.
  ///   - profiles: The profiles to take for environments instead of their own, by the environments' names.
  ///   - trusted: The environments whose profile may be the one that another environment has by default.
  ///   - policies: Rules and aspects of one's own, beside what is the library's; none unless given.
  /// - Returns: The templates, with the profiles that they were made of and what was found.
  /// - Throws: ``SystemAssemblyError`` with every mistake of the stage that went wrong: in the profiles, or in what was
  ///   made of them, sensitive text that stands in a template among it.
  public func assemble(
    _ source: ProfileSource, environments names: [String] = [], profiles: [String: String] = [:],
    trusted: Set<String> = [], policies: [PolicyPack] = []
  ) throws(SystemAssemblyError) -> SystemAssembly {
    try withPipeline(source, names, profiles, trusted, policies) { prepared, pipeline throws(SynthesisError) in
      let assembly = try pipeline.assemble(prepared.app)
      var made = SystemAssembly(
        prepared: prepared, assembly: assembly, pipeline: pipeline, shares: shares, priceFiles: prices,
        localEnvironments: Set(environments.filter(\.isLocal).map(\.name)),
        isolationWarnings: try checkIsolation(of: assembly.stacks.map(\.checked), prepared),
        deploymentPolicy: deploymentPolicy)
      made.rightsWarnings = made.rights.findings().map(prepared.masked)
      return made
    }
  }

  /// Goes the same way, and gives each template on as soon as it's checked, so that not all have to be in memory.
  ///
  /// Nothing may be done with a template but to put it aside until this returns, since the next may have a mistake.
  ///
  /// - Parameters:
  ///   - source: Where the profiles are.
  ///   - names: The environments that are wanted; all that have a profile where none is named.
  ///   - profiles: The profiles to take for environments instead of their own, by the environments' names.
  ///   - trusted: The environments whose profile may be the one that another environment has by default.
  ///   - policies: Rules and aspects of one's own, beside what is the library's; none unless given.
  ///   - take: Gives what is given each stack, when the profiles are read; no stack comes any more once there is a mistake.
  /// - Returns: What is kept of the templates, with the profiles that they were made of and what was found.
  /// - Throws: ``SystemAssemblyError`` with every mistake of the stage that went wrong.
  public func summarize(
    _ source: ProfileSource, environments names: [String] = [], profiles: [String: String] = [:],
    trusted: Set<String> = [], policies: [PolicyPack] = [],
    into take: (PreparedSystem) -> (CheckedStack) -> Void
  ) throws(SystemAssemblyError) -> SystemSummary {
    try withPipeline(source, names, profiles, trusted, policies) { prepared, pipeline throws(SynthesisError) in
      let take = take(prepared)
      // Environments are held against each other, and against a policy, when all are there; only then are stacks kept.
      var stacks: [CheckedStack] = []
      let app = try pipeline.summarize(prepared.app) { stack in
        if let last = stacks.last, last.round != stack.round { stacks = [] }
        if isolation == .required || deploymentPolicy != nil { stacks.append(stack) }
        take(stack)
      }
      let rights = SystemRights(
        of: name, stacks, local: Set(environments.filter(\.isLocal).map(\.name)), policy: deploymentPolicy)
      return SystemSummary(
        prepared: prepared, app: app, isolationWarnings: try checkIsolation(of: stacks, prepared),
        rightsWarnings: rights.findings().map(prepared.masked))
    }
  }

  /// Refuses stacks by which one environment reaches into another, where they have to be apart.
  ///
  /// - Returns: The warnings.
  private func checkIsolation(
    of stacks: [CheckedStack], _ prepared: PreparedSystem
  ) throws(SynthesisError) -> [Finding] {
    let findings = isolationFindings(of: stacks, among: prepared.chosen.map(\.environment))
    if findings.hasErrors { throw SynthesisError(findings.sorted()) }
    return findings
  }

  private func withPipeline<Result>(
    _ source: ProfileSource, _ names: [String], _ profiles: [String: String], _ trusted: Set<String>,
    _ policies: [PolicyPack], _ run: (PreparedSystem, Pipeline) throws(SynthesisError) -> Result
  ) throws(SystemAssemblyError) -> Result {
    let prepared: PreparedSystem
    do throws(ProfileError) {
      prepared = try prepare(source, environments: names, profiles: profiles, trusted: trusted)
    } catch {
      throw SystemAssemblyError(findings: error.findings, prepared: nil)
    }
    do throws(SynthesisError) {
      return try run(prepared, Pipeline(policies: policies, inspecting: prepared.exposures))
    } catch {
      throw SystemAssemblyError(findings: (prepared.warnings + error.findings).map(prepared.masked), prepared: prepared)
    }
  }
}

/// The templates of a system, checked and ready to be written.
public struct SystemAssembly: Sendable {
  /// The system with the profiles that were chosen.
  public let prepared: PreparedSystem

  /// The templates.
  public let assembly: Assembly

  /// What they went through.
  let pipeline: Pipeline

  /// What the environments are said to share.
  let shares: [SharedUse]

  /// The system's own files of prices.
  let priceFiles: [String]

  /// The environments that are on the machine of whoever deploys them.
  let localEnvironments: Set<String>

  /// What a person should look at in that.
  let isolationWarnings: [Finding]

  /// The file of the policy that the system has committed, by its path; nil where there is none.
  package let deploymentPolicy: String?

  /// What deploying needs, and that policy doesn't allow.
  fileprivate(set) var rightsWarnings: [Finding] = []

  /// The findings for a person to look at, in the profiles and in the templates.
  public var warnings: [Finding] { prepared.warnings + assembly.warnings + isolationWarnings + rightsWarnings }

  /// The question whether the environments reach into each other, by what the system says that they share.
  package var isolation: SystemIsolation {
    SystemIsolation(
      assembly.stacks.map(\.checked), among: prepared.chosen.map(\.environment), sharing: shares)
  }

  /// The same question about other stacks, such as those that were before, with the same that is accepted.
  ///
  /// - Parameters:
  ///   - stacks: The stacks of all environments.
  ///   - environments: The environments that are in them, in order.
  /// - Returns: The question.
  package func isolation(of stacks: [IsolatedStack], among environments: [String]) -> IsolationAnalysis {
    IsolationAnalysis(environments: environments, stacks: stacks, shares: shares)
  }

  /// Makes the same stacks with other templates, which are checked as those were.
  ///
  /// - Parameter templates: The other templates, by the names of their stacks.
  /// - Returns: The stacks, warnings, and what is accepted.
  /// - Throws: Every mistake at once, sorted by place.
  package func replacing(_ templates: [String: Template]) throws(SynthesisError) -> Assembly {
    try pipeline.assemble(assembly, replacing: templates)
  }
}

/// The summary of a system whose templates have been given on.
public struct SystemSummary: Sendable {
  /// The system with the profiles that were chosen.
  public let prepared: PreparedSystem

  /// The summary of the templates.
  public let app: AppSummary

  /// What a person should look at in what environments are said to share.
  let isolationWarnings: [Finding]

  /// What deploying needs, and the policy that the system has committed doesn't allow.
  let rightsWarnings: [Finding]

  /// The findings for a person to look at, in the profiles and in the templates.
  public var warnings: [Finding] { prepared.warnings + app.warnings + isolationWarnings + rightsWarnings }
}

/// The mistakes for which a system wasn't assembled.
public struct SystemAssemblyError: Error, Sendable, CustomStringConvertible {
  /// The mistakes, and the warnings found on the way.
  public let findings: [Finding]

  /// The system with the profiles that were chosen; nil where the mistakes are in the profiles.
  public let prepared: PreparedSystem?

  /// All findings, one after the other, and how many there are.
  public var description: String { findings.report(relativeTo: nil) }
}
