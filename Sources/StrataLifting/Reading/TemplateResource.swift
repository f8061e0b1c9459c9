import StrataIdentity
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataResourceModel
import StrataTemplate

/// A resource of a template, as the arguments of constructs are read from it.
struct TemplateResource {
  let id: String
  /// The name of the stack that it's declared in.
  let stack: String
  let object: JSONObject
  /// All resources of the template.
  let resources: JSONObject

  var properties: JSONObject { object["Properties"]?.object ?? [:] }

  /// Another resource of the template, or one that's named by its logical id.
  func other(_ id: String) -> TemplateResource? {
    resources[id]?.object.map { TemplateResource(id: id, stack: stack, object: $0, resources: resources) }
  }

  /// A resource that a construct declares below its main one, by the end of its logical id.
  func part(_ name: String) throws(Unlike) -> TemplateResource {
    if let part = other(id + name) { return part }
    throw Unlike("the template has no \(id)\(name)")
  }

  /// The logical ids of all resources of a type.
  func ids(of type: String) -> [String] {
    resources.compactMap { $0.value["Type"]?.string == type ? $0.key : nil }
  }

  // MARK: Literals

  /// A whole number that is known now; nil where there's none.
  func integer(_ keys: String...) throws(Unlike) -> Int? {
    guard let value = value(at: keys) else { return nil }
    guard let number = Self.integer(value) else { throw Unlike("\(keys.joined(separator: ".")) isn't known now") }
    return number
  }

  /// A flag that is known now; false where there's none.
  func flag(_ keys: String...) throws(Unlike) -> Bool {
    guard let value = value(at: keys) else { return false }
    if let text = Scalar.text(of: value), text == "true" || text == "false" { return text == "true" }
    throw Unlike("\(keys.joined(separator: ".")) isn't known now")
  }

  /// A whole number, written as one or as text.
  static func integer(_ value: JSONValue) -> Int? { Scalar.text(of: value).flatMap { Int($0) } }

  /// A property, or what is in it.
  func value(at keys: [String]) -> JSONValue? {
    JSONValue.object(properties)[JSONPointer(keys)]
  }

  // MARK: Arguments

  /// A value of the template for a parameter that takes text; nil where there's none.
  func text(_ keys: String...) -> (argument: Lift.Value, value: StringValue)? {
    guard let value = value(at: keys) else { return nil }
    return (
      .template(value, as: .string, at: JSONPointer(["Resources", id, "Properties"] + keys)),
      .raw(AnyValue(value))
    )
  }

  /// A key that is named by its ARN; nil where there's none.
  func key(_ keys: String...) -> (argument: Lift.Value, key: ImportedKey)? {
    guard let value = value(at: keys) else { return nil }
    let place = JSONPointer(["Resources", id, "Properties"] + keys)
    return (
      .call("ImportedKey", [.init("arn", .template(value, as: .string, at: place))]),
      ImportedKey(arn: .raw(AnyValue(value)))
    )
  }

  /// The fate of the resource, as constructs that keep data take it.
  func deletionPolicy() throws(Unlike) -> (code: String, policy: DeletionPolicy) {
    switch object["DeletionPolicy"] {
    case "Retain": (".retain", .retain)
    case "Delete": (".delete", .delete)
    case "RetainExceptOnCreate": (".retainExceptOnCreate", .retainExceptOnCreate)
    case "Snapshot": (".snapshot", .snapshot)
    case nil: throw Unlike("it has no DeletionPolicy")
    default: throw Unlike("DeletionPolicy isn't known now")
    }
  }

  /// The logical id in a `Ref`, or in an `Fn::GetAtt` of an attribute.
  static func target(_ value: JSONValue?, attribute: String? = nil) -> String? {
    guard let target = value?.referenceTarget, target.attribute == attribute else { return nil }
    return target.name
  }
}
