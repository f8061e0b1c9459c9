import StrataFindings
package import StrataIsolation
import StrataJSON
import StrataPipeline
import StrataText

/// The stacks of a system's environments, and the question whether those reach into each other.
package struct SystemIsolation: Sendable {
  private let stacks: [CheckedStack]
  /// The question.
  package let analysis: IsolationAnalysis

  /// Asks about stacks.
  ///
  /// - Parameters:
  ///   - stacks: The stacks of all environments, in any order.
  ///   - environments: The environments that are in them, in order.
  ///   - shares: What is accepted, with the reasons.
  init(_ stacks: [CheckedStack], among environments: [String], sharing shares: [SharedUse]) {
    self.stacks = stacks.sorted { utf8Precedes($0.name, $1.name) }
    var isolated = self.stacks.map(\.isolated)
    for (place, stack) in self.stacks.enumerated() { isolated.append(stack.nestedStacks, in: place) }
    analysis = IsolationAnalysis(environments: environments, stacks: isolated, shares: shares)
  }

  /// Where the sources declare what stands at a place of a template.
  package func site(of place: WorldPlace) -> IsolationReport.Site {
    let known = analysis.world.stacks
    var outermost = place.stack
    while let outer = known[outermost].outer { outermost = outer.stack }
    let file = outermost == place.stack ? nil : known[place.stack].file
    let finding = stacks[outermost].placed(Finding(.environmentReach, "", at: place.pointer), inFile: file)
    return IsolationReport.Site(
      path: finding.path + (finding.property.map { ": \($0)" } ?? ""), site: finding.site)
  }
}

extension CheckedStack {
  /// The stack as one of those that are looked at together.
  package var isolated: IsolatedStack {
    IsolatedStack(
      name: name, environment: environment, contents: contents, account: env?.account, region: env?.region)
  }
}
