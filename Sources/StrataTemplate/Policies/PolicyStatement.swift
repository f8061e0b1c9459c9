package import StrataJSON

/// A statement of a policy, wherever in a template it stands, read once for all rules that look at it.
package final class PolicyStatement: Sendable {
  /// The purpose of its policy.
  package let purpose: PlacedPolicy.Purpose
  /// All that it says.
  package let object: JSONObject
  private let place: StatementPlace

  /// Whether it allows or forbids; nil where only deployment tells.
  package let effect: String?

  /// The actions that are written out, without those that it's not about.
  package let actions: [PolicyAction]

  /// Whether there are more actions than are written out.
  package let hasUnknownActions: Bool

  /// All actions that are written out, be the statement about them or about all others.
  package let namedActions: [PolicyAction]

  /// The resources it's about; nil where it's about everything but that, or doesn't say.
  package let resources: [PolicyElement]?

  /// The resources that it's not about, where it's about all others.
  package let excludedResources: [PolicyElement]?

  /// Whether it's about all actions but those it names.
  package let excludesActions: Bool

  /// Its place in the template.
  package var pointer: JSONPointer { place.placed.pointer }

  /// The conditions that must hold, by operator and key; nil where a function gives them.
  package var conditions: [(operator: String, key: String, values: [PlacedValue])]? {
    guard object["Condition"] != nil, let condition = place.placed["Condition"] else { return [] }
    guard let operators = condition.value.object, !condition.value.isFunction else { return nil }
    var found: [(operator: String, key: String, values: [PlacedValue])] = []
    for member in operators {
      guard let keys = member.value.object, !member.value.isFunction else { return nil }
      for key in keys {
        found.append((member.key, key.key, condition[member.key]?[key.key]?.elements ?? []))
      }
    }
    return found
  }

  private init(_ object: JSONObject, at place: StatementPlace, of purpose: PlacedPolicy.Purpose) {
    (self.object, self.place, self.purpose) = (object, place, purpose)
    var effect: String?
    var (actions, others): ([PolicyAction], [PolicyAction]) = ([], [])
    var (actionCount, excludesActions) = (0, false)
    var (resources, excluded): ([PolicyElement]?, [PolicyElement]?)
    for member in object {
      switch member.key {
      case "Effect": effect = member.value.string
      case "Action": actionCount = Self.read(&actions, member, of: place)
      case "NotAction":
        excludesActions = true
        _ = Self.read(&others, member, of: place)
      case "Resource": resources = Self.elements(member, of: place)
      case "NotResource": excluded = Self.elements(member, of: place)
      default: break
      }
    }
    (self.effect, self.excludesActions) = (effect, excludesActions)
    (self.actions, namedActions) = (actions, others.isEmpty ? actions : actions + others)
    hasUnknownActions = actionCount > actions.count
    (self.resources, excludedResources) = (resources, excluded)
  }

  /// Adds the actions that are written out, and gives the number of all.
  private static func read(
    _ actions: inout [PolicyAction], _ member: JSONObject.Member, of place: StatementPlace
  ) -> Int {
    var count = 0
    member.value.forEachElement(at: nil) { value, _ in
      if case .string(let text) = value, let named = NamedAction.named(text) {
        actions.append(PolicyAction(named, at: ElementPlace(statement: place, key: member.key, number: count)))
      }
      count += 1
    }
    return count
  }

  private static func elements(_ member: JSONObject.Member, of place: StatementPlace) -> [PolicyElement] {
    var elements: [PolicyElement] = []
    member.value.forEachElement(at: nil) { value, _ in
      let place = ElementPlace(statement: place, key: member.key, number: elements.count)
      elements.append(PolicyElement(value, at: place))
    }
    return elements
  }
}

extension PolicyStatement {
  /// The statements of policies, in their order.
  static func all(in policies: [PlacedPolicy]) -> [PolicyStatement] {
    var statements: [PolicyStatement] = []
    for policy in policies {
      var number = 0
      policy.value["Statement"]?.forEachElement(at: nil) { value, _ in
        if case .object(let object) = value {
          statements.append(
            PolicyStatement(object, at: StatementPlace(in: policy, number), of: policy.purpose))
        }
        number += 1
      }
    }
    return statements
  }
}
