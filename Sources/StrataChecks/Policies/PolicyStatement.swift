import StrataJSON

/// A statement of a policy, wherever in a template it stands.
struct PolicyStatement: Sendable {
  /// What its policy is for.
  let purpose: PlacedPolicy.Purpose
  private let place: PlacedValue

  /// Whether it allows or forbids; nil where only deployment tells.
  var effect: String? { place.value["Effect"]?.string }

  /// The actions that are written out, without those that it's not about.
  var actions: [PolicyAction] { actions(of: "Action") }

  /// All actions that are written out, be the statement about them or about all others.
  var namedActions: [PolicyAction] { actions + actions(of: "NotAction") }

  /// What it's about; nil where it's about everything but that, or doesn't say.
  var resources: [PlacedValue]? { place["Resource"]?.elements }

  private func actions(of key: String) -> [PolicyAction] {
    (place[key]?.elements ?? []).compactMap { action in
      action.value.string.flatMap { PolicyAction($0, action.pointer) }
    }
  }

  fileprivate init?(_ place: PlacedValue, of purpose: PlacedPolicy.Purpose) {
    guard place.value.object != nil else { return nil }
    self.place = place
    self.purpose = purpose
  }
}

/// An action that a statement names.
struct PolicyAction {
  let text: String
  let pointer: JSONPointer
  /// The service in small letters; `*` for any.
  let service: String
  /// What stands behind the colon; `*` for anything.
  let name: String

  fileprivate init?(_ text: String, _ pointer: JSONPointer) {
    self.text = text
    self.pointer = pointer
    if text == "*" {
      (service, name) = ("*", "*")
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !text.contains("{{resolve:") else { return nil }
    (service, name) = (parts[0].lowercased(), String(parts[1]))
  }
}

extension CheckedTemplate {
  /// The statements of policies, in their order.
  static func statements(of policies: [PlacedPolicy]) -> [PolicyStatement] {
    policies.flatMap { policy -> [PolicyStatement] in
      let statements = PlacedValue(value: policy.value, pointer: policy.place)["Statement"]?.elements ?? []
      return statements.compactMap { PolicyStatement($0, of: policy.purpose) }
    }
  }
}
