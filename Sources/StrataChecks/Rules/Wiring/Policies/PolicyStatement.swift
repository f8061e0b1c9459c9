import StrataJSON

/// A statement of a policy, wherever in a template it stands.
struct PolicyStatement {
  /// Whether it says what somebody may do, as those of roles; not who may do something with the resource it belongs to.
  let isOfIdentity: Bool
  private let place: PlacedValue

  /// Whether it allows or forbids, or something that's known at deployment.
  var effect: String? { place.value["Effect"]?.string }

  /// The actions that are written out, without those that it's not about.
  var actions: [PolicyAction] { actions(of: "Action") }

  /// All actions that are written out, be the statement about them or about all others.
  var namedActions: [PolicyAction] { actions + actions(of: "NotAction") }

  /// What it's about; nil where it's about everything but that, or doesn't say.
  var resources: [PlacedValue]? { place["Resource"]?.alternatives }

  private func actions(of key: String) -> [PolicyAction] {
    (place[key]?.alternatives ?? []).compactMap { action in
      action.value.string.flatMap { PolicyAction($0, action.pointer) }
    }
  }

  fileprivate init?(_ place: PlacedValue, isOfIdentity: Bool) {
    guard place.value.object != nil else { return nil }
    self.place = place
    self.isOfIdentity = isOfIdentity
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
  private static let identityTypes: Set<String> = [
    "AWS::IAM::Group", "AWS::IAM::GroupPolicy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role",
    "AWS::IAM::RolePolicy", "AWS::IAM::User", "AWS::IAM::UserPolicy", "AWS::SSO::PermissionSet",
    "AWS::Serverless::Function",
  ]

  /// The statements of all policies, in the order of the template.
  var policyStatements: [PolicyStatement] {
    resources.flatMap { resource -> [PolicyStatement] in
      resource.properties.flatMap { property -> [PolicyStatement] in
        guard property.key.contains("Polic") || property.key.contains("Document"),
          let place = resource.placed(property.key)
        else { return [] }
        let isOfIdentity =
          Self.identityTypes.contains(resource.type) && property.key != "AssumeRolePolicyDocument"
        return place.alternatives.flatMap { policy in
          (policy["PolicyDocument"]?.alternatives ?? [policy]).flatMap { $0["Statement"]?.alternatives ?? [] }
            .compactMap { PolicyStatement($0, isOfIdentity: isOfIdentity) }
        }
      }
    }
  }
}
