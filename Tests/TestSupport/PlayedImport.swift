import StrataJSON

/// A change set that imports resources, refused as CloudFormation refuses it.
struct PlayedImport {
  private let imported: [JSONValue]
  private let old: JSONValue
  private let new: JSONValue

  init(_ imported: [JSONValue], from old: JSONValue, to new: JSONValue) {
    (self.imported, self.old, self.new) = (imported, old, new)
  }

  /// The reason why there can't be such a change set; nil where there can.
  var refusal: String? {
    let ids = imported.compactMap { $0["LogicalResourceId"]?.string }
    if ids.isEmpty { return "You must specify ResourcesToImport to import resources" }
    if old["Outputs"] != new["Outputs"] {
      return "As part of the import operation, you cannot modify or add [Outputs]"
    }
    let (before, after) = (old["Resources"]?.object ?? [:], new["Resources"]?.object ?? [:])
    let modified = Set(before.keys + after.keys).subtracting(ids).filter { before[$0] != after[$0] }.sorted()
    if !modified.isEmpty {
      return "You have modified resources [\(modified.joined(separator: ", "))] in your template that are not being "
        + "imported. Update, create or delete operations cannot be executed during import operations."
    }
    let kept = ids.filter { after[$0]?["DeletionPolicy"] == nil }
    if !kept.isEmpty {
      return "Resources [\(kept.joined(separator: ", "))] is missing deletion policy attribute in the template."
    }
    return nil
  }

  /// A resource to import, as `describe-change-set` lists it.
  static func change(_ imported: JSONValue) -> JSONValue {
    [
      "Type": "Resource",
      "ResourceChange": [
        "Action": "Import", "LogicalResourceId": imported["LogicalResourceId"] ?? "",
        "ResourceType": imported["ResourceType"] ?? "",
      ],
    ]
  }
}
