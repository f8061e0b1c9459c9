public import StrataFindings
import StrataTemplate

/// A way from one environment into another that is accepted, with the reason.
///
/// ```swift
/// System(
///   "shop", environments: [.required("staging"), .required("production")], profiles: "Profiles",
///   isolation: .required,
///   shares: [
///     .resource("Zone", because: "one domain has one zone"),
///     .action("cloudwatch:PutMetricData", because: "a metric's name space is each environment's own"),
///   ], declareShop)
/// ```
public struct SharedUse: Sendable {
  /// What is shared.
  enum Subject: Sendable, Hashable {
    /// Resources by their logical ids, or what is reached.
    case resource(String)
    /// Actions, on whatever.
    case action(String)
  }

  let subject: Subject
  /// Why that's right.
  package let reason: String
  /// The line that accepts it.
  package let site: CallSite

  /// Accepts that a resource is reached from another environment.
  ///
  /// - Parameters:
  ///   - name: The resource's logical id, with its stack's name and a slash in front or without; or what is reached, such as
  ///     an ARN. In it, `*` stands for any text and `?` for one character.
  ///   - reason: The reason, a sentence that a reviewer may read; not empty.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The use.
  public static func resource(
    _ name: String, because reason: String, file: String = #filePath, line: Int = #line
  ) -> SharedUse {
    SharedUse(subject: .resource(name), reason: reason, site: CallSite(file: file, line: line))
  }

  /// Accepts that an action may be done to what belongs to another environment.
  ///
  /// - Parameters:
  ///   - pattern: The action with its service, such as `cloudwatch:PutMetricData`, in any case. In it, `*` stands for any text
  ///     and `?` for one character.
  ///   - reason: The reason, a sentence that a reviewer may read; not empty.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The use.
  public static func action(
    _ pattern: String, because reason: String, file: String = #filePath, line: Int = #line
  ) -> SharedUse {
    SharedUse(subject: .action(pattern), reason: reason, site: CallSite(file: file, line: line))
  }

  /// The subject in words, as it was written.
  package var words: String {
    switch subject {
    case .resource(let name): ".resource(\"\(name)\", because: \"\(reason)\")"
    case .action(let pattern): ".action(\"\(pattern)\", because: \"\(reason)\")"
    }
  }

  /// Whether it's about a way.
  func accepts(_ candidate: Candidate, in world: IsolationWorld) -> Bool {
    switch subject {
    case .action(let pattern):
      guard case .open(let witness) = candidate.verdict, let action = witness.action else { return false }
      return Glob.covers(pattern.lowercased(), action.lowercased())
    case .resource(let name):
      if let target = candidate.target {
        let (id, words) = (world.resources[target].logicalID, world.words(target))
        if Glob.covers(name, id) || Glob.covers(name, words) { return true }
      }
      guard case .open(let witness) = candidate.verdict else { return false }
      return Glob.covers(name, witness.reached)
    }
  }
}

extension RuleID {
  /// An accepted way between environments has no reason, or there is no such way.
  public static let invalidShare: RuleID = "invalid-share"
}

extension SharedUse {
  /// What is wrong with it by itself; nil where nothing is.
  package func mistake(of system: String) -> Finding? {
    let name =
      switch subject {
      case .resource(let name), .action(let name): name
      }
    func finding(_ message: String, expected: String, given: String) -> Finding {
      Finding(
        .invalidShare, message, path: system, property: "shares", site: site, expected: expected, given: given)
    }
    if reason.allSatisfy(\.isWhitespace) {
      return finding(
        "what environments share must say why", expected: "a reason behind because:", given: "an empty one")
    }
    if name.allSatisfy({ $0 == "*" || $0.isWhitespace }) {
      return finding(
        "what environments share must be named", expected: "a name that isn't everything's",
        given: name.isEmpty ? "an empty one" : name)
    }
    if case .action(let pattern) = subject, !pattern.utf8.contains(UInt8(ascii: ":")) {
      return finding(
        "an action is named with its service", expected: "an action such as cloudwatch:PutMetricData", given: pattern)
    }
    return nil
  }

  /// The finding that nothing is accepted by it.
  package func unusedFinding(of system: String) -> Finding {
    Finding(
      .invalidShare, "\(words) accepts nothing: no environment reaches another that way", severity: .warning,
      path: system, property: "shares", site: site, hint: "take it away")
  }
}
