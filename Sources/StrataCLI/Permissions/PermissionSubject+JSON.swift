import StrataJSON
import StrataPermissions

extension PermissionSubject {
  /// The policy, and what each permission is for, for machines.
  func json(_ policy: DeploymentPolicy) -> JSONObject {
    [
      "policy": policy.document,
      "characters": .integer(Int64(DeploymentPolicy.characters(of: policy.document))),
      "policies": .array(policy.documents),
      "permissions": .array(permissions.needs.map(json)),
      "notNarrowed": .integer(Int64(Set(permissions.notNarrowed.map(\.action)).count)),
      "unknown": .array(
        permissions.unknown.map { unknown in
          [
            "reason": .string(unknown.reason.rawValue), "type": .string(unknown.type),
            "stack": .string(name(of: unknown.stack)), "logicalIds": .array(unknown.logicalIDs.map(JSONValue.string)),
          ]
        }),
    ]
  }

  private func json(_ need: PermissionNeed) -> JSONValue {
    var object: JSONObject = [
      "action": .string(need.action), "resource": .string(need.resource), "isNarrowed": .bool(need.isNarrowed),
    ]
    object["conditions"] = need.conditions.json
    object["reasons"] = .array(
      need.reasons.map { reason in
        var object: JSONObject = ["kind": .string(reason.kind.rawValue), "stack": .string(name(of: reason.stack))]
        object["logicalId"] = reason.logicalID.map(JSONValue.string)
        object["type"] = reason.type.map(JSONValue.string)
        if !reason.operations.isEmpty { object["operations"] = .array(reason.operations.map(JSONValue.string)) }
        return .object(object)
      })
    return .object(object)
  }
}
