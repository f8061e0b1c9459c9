public import StrataChecks

extension TemplateRule {
  /// Holds the rule against its own samples: it finds the bad one, at places that there are, and lets the good one pass.
  ///
  /// ```swift
  /// @Test func queuesHaveOurNames() throws {
  ///   try NamedQueues().expectSamples()
  /// }
  /// ```
  ///
  /// - Throws: ``StrataTesting/RuleMismatch`` with everything that is otherwise.
  public func expectSamples() throws(RuleMismatch) {
    var problems: [String] = []
    if !about.id.description.isHyphenated {
      problems.append("the name has other characters than a to z, 0 to 9 and hyphens between them")
    }
    if about.reason.isEmpty || about.reason.hasSuffix(".") || about.reason.contains("\n") {
      problems.append("the reason isn't one line without a full stop")
    }
    if about.source.isEmpty { problems.append("there is no page that says so") }
    problems += unexpected(in: about.good) + missing(in: about.bad)
    if problems.isEmpty { return }
    throw RuleMismatch("the rule \(about.id) isn't as it describes itself:" + problems.map { "\n  \($0)" }.joined())
  }

  private func unexpected(in good: JSONValue) -> [String] {
    guard good["Resources"]?.object?.isEmpty == false else { return ["the good sample has no resources"] }
    return check(TemplateContents(good)).map {
      "in the good sample it finds \(Self.place(of: $0)): \($0.message)"
    }
  }

  private static func place(of finding: Finding) -> String { finding.pointer?.description ?? "" }

  private func missing(in bad: JSONValue) -> [String] {
    guard bad["Resources"]?.object?.isEmpty == false else { return ["the bad sample has no resources"] }
    let found = check(TemplateContents(bad))
    if found.isEmpty { return ["in the bad sample it finds nothing"] }
    return found.filter { $0.pointer.map { bad[$0] == nil } ?? true }.map {
      "in the bad sample it finds \(Self.place(of: $0)), which isn't there: \($0.message)"
    }
  }
}

extension Template {
  /// The findings of a rule in the template, without what the template accepts.
  ///
  /// ```swift
  /// #expect(try stack.synthesize().findings(of: NamedQueues()) == [])
  /// ```
  ///
  /// - Parameter rule: The rule.
  /// - Returns: The findings, in the order of the template.
  public func findings(of rule: some TemplateRule) -> [Finding] {
    let others = Set(TemplateChecker.rules.map(\.about.id)).subtracting([rule.about.id])
    return TemplateChecker(additional: [rule]).check(json, ignoring: others)
  }
}

/// The way in which a rule differs from what it says of itself.
public struct RuleMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule, and everything that is otherwise.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension String {
  /// Whether these are words in small letters and digits, joined by hyphens.
  fileprivate var isHyphenated: Bool {
    let words = split(separator: "-", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
