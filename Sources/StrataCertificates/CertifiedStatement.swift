import StrataJSON

/// A statement of a policy, found by looking through a template for what has an effect.
struct CertifiedStatement {
  let stack: Int
  /// The resource that it stands in.
  let resource: String
  let pointer: JSONPointer
  let object: JSONObject

  /// The statements that allow something to whoever has them: those of users, groups and roles, and of policies that are
  /// attached to some.
  static func granting(in stacks: [CertifiedStack], _ texts: CertifiedTexts) -> [CertifiedStatement] {
    var found: [CertifiedStatement] = []
    for (stack, own) in stacks.enumerated() {
      for resource in own.json["Resources"]?.object ?? [:] {
        guard let type = resource.value["Type"]?.string, let properties = resource.value["Properties"] else { continue }
        let pointer = JSONPointer(["Resources", resource.key, "Properties"])
        switch type {
        case "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group":
          for (index, policy) in (properties["Policies"]?.array ?? []).enumerated() {
            found += statements(
              of: policy["PolicyDocument"],
              at: pointer.appending("Policies").appending(index).appending("PolicyDocument"),
              stack, resource.key)
          }
        case "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy":
          found += statements(
            of: properties["PolicyDocument"], at: pointer.appending("PolicyDocument"), stack, resource.key)
        case "AWS::IAM::ManagedPolicy" where isAttached(resource.key, properties, in: stack, stacks, texts):
          found += statements(
            of: properties["PolicyDocument"], at: pointer.appending("PolicyDocument"), stack, resource.key)
        default: break
        }
      }
    }
    return found
  }

  /// Whether some identity has a managed policy, beside as what bounds it.
  private static func isAttached(
    _ id: String, _ properties: JSONValue, in stack: Int, _ stacks: [CertifiedStack], _ texts: CertifiedTexts
  ) -> Bool {
    if ["Roles", "Users", "Groups"].contains(where: { properties[$0]?.array?.isEmpty == false }) { return true }
    return stacks.enumerated().contains { other, own in
      (own.json["Resources"]?.object ?? [:]).contains { resource in
        guard let named = resource.value["Properties"]?["ManagedPolicyArns"] else { return false }
        return CertifiedResource.references(in: named, of: other, texts).contains { $0.stack == stack && $0.id == id }
      }
    }
  }

  private static func statements(
    of document: JSONValue?, at pointer: JSONPointer, _ stack: Int, _ resource: String
  ) -> [CertifiedStatement] {
    guard let statement = document?["Statement"] else { return [] }
    let place = pointer.appending("Statement")
    let all =
      statement.array.map { $0.enumerated().map { (place.appending($0.offset), $0.element) } } ?? [(place, statement)]
    return all.compactMap { pointer, statement in
      guard let object = statement.object, object["Effect"]?.string == "Allow" else { return nil }
      return CertifiedStatement(stack: stack, resource: resource, pointer: pointer, object: object)
    }
  }

  /// The actions that it names, in small letters; nil where it names those that it's not about, or where they aren't written
  /// out.
  var actions: [String]? {
    guard let value = object["Action"] else { return nil }
    let values = value.array ?? [value]
    let names = values.compactMap(\.string)
    return names.count == values.count ? names.map { $0.lowercased() } : nil
  }
}
