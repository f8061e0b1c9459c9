import StrataJSON
import StrataTemplate

/// Changes of a table's global indexes that CloudFormation refuses.
///
/// See [AWS::DynamoDB::Table](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html).
enum IndexRefusal {
  private static let types: Set<String> = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"]

  /// What to know of the changes of a table that stays.
  static func notes(_ forms: (old: Form, new: Form), of type: String) -> [String] {
    guard types.contains(type), let old = indexes(forms.old), let new = indexes(forms.new) else { return [] }
    let made = new.filter { index in !old.contains { $0.name == index.name } }.map(\.name)
    let gone = old.filter { index in !new.contains { $0.name == index.name } }.map(\.name)
    var notes: [String] = []
    if made.count + gone.count > 1 {
      notes.append(
        "CloudFormation refuses it: an update makes or removes one global secondary index, and not "
          + "\(Wording.list(made + gone)): deploy them one after the other")
    }
    let changed = new.filter { index in
      old.contains { $0.name == index.name && ($0.keys != index.keys || $0.projection != index.projection) }
    }.map(\.name)
    if !changed.isEmpty {
      notes.append(
        "CloudFormation refuses it: the keys and the projection of a global secondary index stay as they are: "
          + "make another in place of \(Wording.list(changed)) first, and remove it in a later update")
    }
    return notes
  }

  private struct Index {
    let name: String
    let keys: Form?
    let projection: Form?
  }

  /// The indexes that are written out; nil where a function gives some.
  private static func indexes(_ properties: Form) -> [Index]? {
    guard let form = properties["GlobalSecondaryIndexes"] else { return [] }
    guard let elements = form.elements else { return nil }
    let found = elements.compactMap { element -> Index? in
      guard let name = element.form["IndexName"]?.string else { return nil }
      return Index(name: name, keys: element.form["KeySchema"], projection: element.form["Projection"])
    }
    return found.count == elements.count ? found : nil
  }
}
