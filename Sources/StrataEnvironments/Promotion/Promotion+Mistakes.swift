public import StrataFindings
import StrataText

extension RuleID {
  /// A system's promotion names what isn't there, its gates or checks of health can't be asked, or its rollback triggers
  /// can't be.
  public static let invalidPromotion: RuleID = "invalid-promotion"
}

extension Promotion {
  /// What is wrong with it as the promotion of a system.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - declared: The system's environments.
  /// - Returns: The mistakes.
  func mistakes(of system: String, among declared: [EnvironmentDeclaration]) -> [Finding] {
    let known = declared.map(\.name)
    var findings: [Finding] = []
    func report(_ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil) {
      findings.append(
        Finding(
          .invalidPromotion, message, path: system, property: "promotion", site: site, expected: expected, given: given,
          hint: hint))
    }
    func reportUnknown(_ name: String) {
      report(
        "there is no environment \(name.isEmpty ? "\"\"" : name)",
        hint: Suggestion.hint(for: name, in: known) ?? "there are \(known.joined(separator: ", "))")
    }
    if environments.count < 2 {
      report(
        "a promotion goes from one environment to another", expected: "two environments or more",
        given: environments.first ?? "none")
    }
    var seen: Set<String> = []
    for name in environments {
      if !known.contains(name) {
        reportUnknown(name)
      } else if !seen.insert(name).inserted {
        report("\(name) stands twice on the way of releases")
      } else if declared.contains(where: { $0.name == name && $0.isEphemeral }) {
        report(
          "\(name) is thrown away after use, and no release goes through it",
          hint: "leave it out of the promotion, or declare it as .optional")
      }
    }
    seen = []
    for (environment, gates) in gates {
      guard let place = environments.firstIndex(of: environment) else {
        if known.contains(environment) {
          report(
            "there are gates before \(environment), which isn't on the way of releases",
            hint: "add it to \(environments.joined(separator: ", "))")
        } else {
          reportUnknown(environment)
        }
        continue
      }
      if !seen.insert(environment).inserted { report("\(environment) has gates twice", hint: "put them into one list") }
      if place == 0, !gates.isEmpty { report("nothing is promoted to \(environment), and there are gates before it") }
      var names: Set<String> = []
      for gate in gates {
        if !names.insert(gate.name).inserted { report("the gate \"\(gate.name)\" stands twice before \(environment)") }
        if let mistake = gate.mistake {
          report(
            "the gate \"\(gate.name)\" before \(environment) can't be", expected: mistake.expected,
            given: mistake.given)
        }
        for other in gate.environments where !environments[..<place].contains(other) {
          if known.contains(other) {
            report("the gate \"\(gate.name)\" before \(environment) asks about what doesn't come before it")
          } else {
            reportUnknown(other)
          }
        }
      }
    }
    return findings
  }
}
