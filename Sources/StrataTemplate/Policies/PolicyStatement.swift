package import StrataJSON
import StrataText

/// A statement of a policy, wherever in a template it stands.
package struct PolicyStatement: Sendable {
  /// The purpose of its policy.
  package let purpose: PlacedPolicy.Purpose
  private let place: PlacedValue

  /// Whether it allows or forbids; nil where only deployment tells.
  package var effect: String? { place.value["Effect"]?.string }

  /// The actions that are written out, without those that it's not about.
  package let actions: [PolicyAction]

  /// All actions that are written out, be the statement about them or about all others.
  package let namedActions: [PolicyAction]

  /// The resources it's about; nil where it's about everything but that, or doesn't say.
  package var resources: [PlacedValue]? { place["Resource"]?.elements }

  /// The resources that it's not about, where it's about all others.
  package var excludedResources: [PlacedValue]? { place["NotResource"]?.elements }

  /// Whether it's about all actions but those it names.
  package var excludesActions: Bool { place["NotAction"] != nil }

  /// The conditions that must hold, by operator and key; nil where a function gives them.
  package var conditions: [(operator: String, key: String, values: [PlacedValue])]? {
    guard let condition = place["Condition"] else { return [] }
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

  private static func actions(_ key: String, of place: PlacedValue) -> [PolicyAction] {
    (place[key]?.elements ?? []).compactMap { action in
      action.value.string.flatMap { PolicyAction($0, action.pointer) }
    }
  }

  fileprivate init?(_ place: PlacedValue, of purpose: PlacedPolicy.Purpose) {
    guard place.value.object != nil else { return nil }
    self.place = place
    self.purpose = purpose
    // Made once, as several rules look at them.
    actions = Self.actions("Action", of: place)
    namedActions = actions + Self.actions("NotAction", of: place)
  }
}

/// An action that a statement names.
package struct PolicyAction: Sendable {
  package let text: String
  package let pointer: JSONPointer
  /// The service in small letters; `*` for any.
  package let service: String
  /// The name behind the colon; `*` for anything.
  package let name: String

  fileprivate init?(_ text: String, _ pointer: JSONPointer) {
    self.text = text
    self.pointer = pointer
    if text == "*" {
      (service, name) = ("*", "*")
      return
    }
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard parts.count == 2, !text.contains(bytesOf: "{{resolve:") else { return nil }
    (service, name) = (Substring(parts[0]).lowercased(), String(Substring(parts[1])))
  }
}

extension PolicyStatement {
  /// The statements of policies, in their order.
  static func all(in policies: [PlacedPolicy]) -> [PolicyStatement] {
    policies.flatMap { policy -> [PolicyStatement] in
      let statements = PlacedValue(value: policy.value, pointer: policy.place)["Statement"]?.elements ?? []
      return statements.compactMap { PolicyStatement($0, of: policy.purpose) }
    }
  }
}
