public import StrataFindings
import StrataText

/// A rule of a checker that people run over templates.
public struct CheckerRule: Sendable, Hashable {
  let checker: String
  let id: String

  /// A rule of checkov, such as `CKV_AWS_120`.
  public static func checkov(_ id: String) -> CheckerRule { CheckerRule(checker: "checkov", id: id) }

  /// A rule of this library, such as `service-before-listener`; `synth rules` lists them.
  public static func strata(_ rule: RuleID) -> CheckerRule { CheckerRule(checker: "Strata", id: rule.description) }

  /// A rule of cfn-lint, such as `W3005`.
  public static func cfnLint(_ id: String) -> CheckerRule { CheckerRule(checker: "cfn-lint", id: id) }
}

extension Resource {
  /// Accepts what a checker finds in this resource, with the reason beside it in the template.
  ///
  /// ```swift
  /// stage.resource.accept(.checkov("CKV_AWS_120"), because: "Events are never the same twice")
  /// ```
  ///
  /// It's written to the resource's metadata in the form that the checker looks for.
  ///
  /// - Parameters:
  ///   - rule: The checker's rule.
  ///   - reason: The reason why the finding is no fault here.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The resource itself.
  @discardableResult
  public func accept(
    _ rule: CheckerRule, because reason: String, file: String = #filePath, line: Int = #line
  ) -> Resource {
    accepted.add(rule, because: reason, at: node.declarationSite(file: file, line: line), of: node)
    return self
  }

  /// Accepts what a checker finds wherever a construct is used, unless whoever uses it gives a reason of their own.
  package func acceptByDefault(_ rule: CheckerRule, because reason: String) {
    if accepted.contains(where: { $0.rule == rule }) { return }
    accepted.append(AcceptedFinding(rule: rule, reason: reason, isDefault: true))
  }

  /// The metadata, with what was accepted.
  package var completeMetadata: TemplateNode? {
    if accepted.isEmpty { return metadata?.node }
    var members: [TemplateNode.Member] = []
    if case .map(let given)? = metadata?.node.content { members = given }
    for (checker, value) in accepted.metadata {
      let isTaken = members.contains { $0.key == checker }
      members.removeAll { $0.key == checker }
      let value = isTaken ? TemplateNode(.invalid(.takenMetadata(checker))) : value
      members.append(.init(key: checker, value: value))
    }
    return TemplateNode(.map(members))
  }
}

extension Scope {
  /// Accepts what a checker finds in the whole stack, such as its size, with the reason beside it in the template.
  ///
  /// ```swift
  /// scope.accept(.strata("limit"), because: "It's deployed by way of the environment's bucket")
  /// ```
  ///
  /// What is accepted for a stack is no finding anywhere in it. Of one resource, accept it there.
  ///
  /// - Parameters:
  ///   - rule: The checker's rule; checkov knows none of a whole stack.
  ///   - reason: The reason why the finding is no fault here.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func accept(_ rule: CheckerRule, because reason: String, file: String = #filePath, line: Int = #line) {
    let site = node.declarationSite(file: file, line: line)
    if rule.checker == "checkov" {
      node.report(
        Finding(
          .invalidValue, "checkov's rules are of resources, and not of a whole stack",
          hint: "accept \(rule.id) on each resource that it's found in"), site: site)
    } else {
      node.stack.accepted.add(rule, because: reason, at: site, of: node)
    }
  }
}

extension [AcceptedFinding] {
  /// Accepts a finding, or reports why it can't be.
  fileprivate mutating func add(
    _ rule: CheckerRule, because reason: String, at site: DeclarationSite, of node: ConstructNode
  ) {
    if rule.id.isEmpty || !rule.id.consistsOfAlphanumerics(and: "_-") {
      node.report(
        Finding(
          .invalidValue, "this is no rule of \(rule.checker)", expected: "letters, digits, underscores and hyphens",
          given: "\"\(rule.id)\""), site: site)
    } else if !reason.contains(where: { !$0.isWhitespace }) {
      node.report(
        Finding(
          .invalidValue, "a finding must be accepted for a reason", expected: "why \(rule.id) is no fault here",
          given: "\"\(reason)\""), site: site)
    } else if let index = firstIndex(where: { $0.rule == rule }), self[index].isDefault {
      self[index] = AcceptedFinding(rule: rule, reason: reason)
    } else if contains(where: { $0.rule == rule }) {
      node.report(
        Finding(.invalidValue, "\(rule.id) is accepted here already", hint: "remove one of the two"), site: site)
    } else {
      append(AcceptedFinding(rule: rule, reason: reason))
    }
  }

  /// The metadata in which checkers look for what is accepted, by its keys.
  package var metadata: [(key: String, value: TemplateNode)] {
    [("cfn-lint", ignoredChecks), ("checkov", skippedChecks), ("Strata::Accepted", acceptedRules)].compactMap {
      key, value in value.map { (key, $0) }
    }
  }

  /// See [Resource metadata](https://github.com/aws-cloudformation/cfn-lint#resource-based-metadata).
  private var ignoredChecks: TemplateNode? {
    let ids = filter { $0.rule.checker == "cfn-lint" }.map { TemplateNode.string($0.rule.id) }
    return ids.isEmpty ? nil : .map([("config", .map([("ignore_checks", TemplateNode(.list(ids)))]))])
  }

  private var acceptedRules: TemplateNode? {
    let rules = filter { $0.rule.checker == "Strata" }.map { finding in
      TemplateNode.map([("Because", .string(finding.reason)), ("Rule", .string(finding.rule.id))])
    }
    return rules.isEmpty ? nil : TemplateNode(.list(rules))
  }

  /// See [Suppressing and skipping policies](https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html).
  private var skippedChecks: TemplateNode? {
    let skips = filter { $0.rule.checker == "checkov" }.map { finding in
      TemplateNode.map([("id", .string(finding.rule.id)), ("comment", .string(finding.reason))])
    }
    return skips.isEmpty ? nil : .map([("skip", TemplateNode(.list(skips)))])
  }
}

/// A finding of a checker and the reason why that is no fault.
package struct AcceptedFinding {
  let rule: CheckerRule
  let reason: String
  /// Whether it's accepted by a construct wherever that is used.
  var isDefault = false
}

extension Finding {
  fileprivate static func takenMetadata(_ key: String) -> Finding {
    Finding(
      .invalidValue, "the metadata has \"\(key)\" already, so accept(_:because:) can't write it",
      hint: "accept all findings in the metadata, or all by accept")
  }
}
