import StrataJSON

/// The values in a record, which are called as a stack's authors like.
package enum RecordValues {
  /// The objects that hold values, in the order in which a name is looked for; `values` has those of an older record, of
  /// which nobody knows whether they were outputs or parameters.
  package static let groups = ["outputs", "parameters", "values"]

  /// The keys of the record itself, in any form.
  private static let own: Set = [
    "environment", "deployedAt", "stackName", "stackNames", "stage", "profile", "sha256", "outcome", "ends",
  ]

  /// An object of the first form, in which values stood among the record's own keys, as it would be now.
  static func migrated(_ old: JSONObject) -> JSONObject {
    var (values, rest): (JSONObject, JSONObject) = ([:], [:])
    for member in old {
      if !own.contains(member.key), member.value.string != nil {
        values[member.key] = member.value
      } else {
        rest[member.key] = member.value
      }
    }
    if values.isEmpty { return rest }
    var new = JSONObject()
    new["environment"] = rest["environment"]
    new["values"] = .object(values)
    for member in rest { new[member.key] = member.value }
    return new
  }
}
