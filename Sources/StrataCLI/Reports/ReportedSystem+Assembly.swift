import StrataChecks
import StrataCost
import StrataEnvironments
import StrataFindings
import StrataIsolation
import StrataLanguage
import StrataPipeline
import StrataReport
import StrataTemplate
import StrataText

extension ReportedSystem {
  /// Takes the stacks of a system as it's synthesized.
  ///
  /// - Parameters:
  ///   - member: The system.
  ///   - directory: Files below this directory are named relative to it.
  init(_ member: SystemAssembly, in directory: String?) {
    self.init(name: member.prepared.app.name)
    environments = member.prepared.chosen.map(\.environment)
    for stack in member.assembly.stacks {
      let origins = Dictionary(stack.origins.map { ($0.logicalID, $0) }, uniquingKeysWith: { first, _ in first })
      stacks.append(
        ReportedStack(
          name: stack.name, file: stack.fileName, environment: stack.environment, account: stack.env?.account,
          region: stack.env?.region, contents: stack.checked.contents
        ) { logicalID in
          origins[logicalID].map { ("\($0.path)", "\(directory.map($0.site.relative) ?? $0.site)") }
        })
    }
  }

  /// Adds what was found in the system, what it costs, and whether its environments are apart.
  ///
  /// - Parameters:
  ///   - member: The system.
  ///   - directory: Files below this directory are named relative to it.
  ///   - today: The day, `2026-11-29`, by which prices are old.
  /// - Throws: `Finding` where one of the system's own files of prices can't be read, and for what is wrong in it.
  mutating func examine(_ member: SystemAssembly, in directory: String?, today: String) throws(Finding) {
    var places: [Construct: ReportedPlace] = [:]
    for stack in member.assembly.stacks {
      for origin in stack.origins {
        let construct = Construct(path: "\(origin.path)", logicalID: origin.logicalID)
        places[construct] = ReportedPlace(stack: stack.name, logicalID: origin.logicalID)
      }
    }
    func reported(_ finding: Finding, because reason: String?) -> ReportedFinding {
      let logicalID = finding.pointer?.resource
      let place = logicalID.flatMap { places[Construct(path: finding.path, logicalID: $0)] }
      return ReportedFinding(finding, acceptedBecause: reason, on: place, in: directory)
    }
    let cost = member.cost(
      by: try member.prices(), in: CostedStack.usualRegion, EstimateOptions())
    findings =
      (member.warnings + cost.findings).map { reported($0, because: nil) }
      + member.assembly.accepted.map { reported($0.finding, because: $0.reason) }
    addCosts(of: cost.estimate, today: today)
    notes += cost.local.map { "\($0) is \(SystemCost.localWords)." } + Self.unplaced(cost.withoutRegion)
    if environments.count > 1 {
      let subject = member.isolation
      isolation = ReportedIsolation(subject.analysis.report()) { place in
        subject.site(of: place).text(in: directory)
      }
    }
  }

  /// A construct and the resource that it declared.
  private struct Construct: Hashable {
    let path: String
    let logicalID: String
  }

  /// That prices are those of a region which isn't said to be the stacks'.
  private static func unplaced(_ stacks: [String]) -> [String] {
    if stacks.isEmpty { return [] }
    return ["Of \(Count.of(stacks.count, "stack")) no region is said: the cost is that of \(CostedStack.usualRegion)."]
  }
}

extension CostedStack {
  /// The region of which prices are taken where none is said.
  static let usualRegion = "us-east-1"
}

extension IsolationReport.Site {
  /// The line and the construct, for people.
  func text(in directory: String?) -> String {
    let line = site.map { "\(directory.map($0.relative) ?? $0)" }
    return [line, path.isEmpty ? nil : path].compactMap(\.self).joined(separator: ": ")
  }
}
