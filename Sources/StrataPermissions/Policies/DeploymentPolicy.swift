package import StrataJSON
import StrataTemplate
import StrataText

/// The policy that allows what is needed, and nothing else.
///
/// Actions on the same resources under the same conditions share a statement, and a resource that another one covers isn't
/// named beside it.
package struct DeploymentPolicy: Sendable {
  /// The statements, sorted by conditions, resources and actions.
  package let statements: [PermissionStatement]

  /// The number of characters that a managed policy has at most, white space aside.
  ///
  /// See [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
  package static let mostCharacters = 6_144

  package init(_ permissions: NeededPermissions) {
    struct Group: Hashable {
      let conditions: PermissionConditions
      let resources: [String]
    }
    struct Action: Hashable {
      let name: String
      let conditions: PermissionConditions
    }
    var resources: [Action: [String]] = [:]
    for need in permissions.needs {
      resources[Action(name: need.action, conditions: need.conditions), default: []].append(need.resource)
    }
    var groups: [Group: [String]] = [:]
    for (action, arns) in resources {
      groups[Group(conditions: action.conditions, resources: Self.distinct(arns)), default: []].append(action.name)
    }
    statements = groups.map { group, actions in
      PermissionStatement(
        actions: actions.sorted(by: utf8Precedes), resources: group.resources, conditions: group.conditions)
    }.sorted { one, other in
      let (left, right) = (Self.sortKey(one), Self.sortKey(other))
      return left.lexicographicallyPrecedes(right, by: utf8Precedes)
    }
  }

  private static func sortKey(_ statement: PermissionStatement) -> [String] {
    statement.conditions.sortKey + statement.resources + [""] + statement.actions
  }

  /// The ARNs that no other one covers, sorted.
  private static func distinct(_ arns: [String]) -> [String] {
    let sorted = Set(arns).sorted(by: utf8Precedes)
    if sorted.count < 2 { return sorted }
    let wide = sorted.indices.filter { sorted[$0].utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
    return sorted.indices.filter { index in
      !wide.contains { other in
        // Stars cross what is between colons in a policy, so that texts are compared as a whole.
        other != index && Glob.covers(sorted[other], sorted[index])
          && (other < index || !Glob.covers(sorted[index], sorted[other]))
      }
    }.map { sorted[$0] }
  }

  /// All of it as one document.
  package var document: JSONValue { Self.document(of: statements) }

  /// A document of statements.
  static func document(of statements: [PermissionStatement]) -> JSONValue {
    ["Version": "2012-10-17", "Statement": .array(statements.map(\.json))]
  }

  /// The number of characters of a document, as IAM counts them: without white space between.
  package static func characters(of document: JSONValue) -> Int {
    ((try? document.text(keyOrder: .given, layout: .compact)) ?? "").unicodeScalars.count
  }

  /// The same in as many documents as managed policies need, each of which IAM takes.
  package var documents: [JSONValue] { Self.split(statements).map(Self.document) }

  /// Statements in as many lists as documents need.
  static func split(_ statements: [PermissionStatement]) -> [[PermissionStatement]] {
    var documents: [[PermissionStatement]] = [[]]
    for statement in statements.flatMap(parts) {
      let next = (documents.last ?? []) + [statement]
      if next.count > 1, characters(of: document(of: next)) > mostCharacters {
        documents.append([statement])
      } else {
        documents[documents.count - 1] = next
      }
    }
    return documents.filter { !$0.isEmpty }
  }

  /// A statement in as many as it takes for each to have room in a document.
  private static func parts(_ statement: PermissionStatement) -> [PermissionStatement] {
    if characters(of: document(of: [statement])) <= mostCharacters { return [statement] }
    func part(_ actions: [String], _ resources: [String]) -> PermissionStatement {
      PermissionStatement(actions: actions, resources: resources, conditions: statement.conditions)
    }
    let (actions, resources) = (statement.actions, statement.resources)
    if actions.count > 1 {
      let half = actions.count / 2
      return parts(part(Array(actions[..<half]), resources)) + parts(part(Array(actions[half...]), resources))
    }
    if resources.count > 1 {
      let half = resources.count / 2
      return parts(part(actions, Array(resources[..<half]))) + parts(part(actions, Array(resources[half...])))
    }
    return [statement]
  }
}
