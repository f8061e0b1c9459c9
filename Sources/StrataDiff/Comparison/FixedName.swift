import StrataFacts
import StrataJSON
import StrataTemplate

/// A name that a template gives a resource, of which there can't be two at a time.
struct FixedName {
  private let property: String

  init?(_ old: TemplateResource, _ new: TemplateResource) {
    guard let facts = KnownFacts.of(new.type) else { return nil }
    // A name is what the resource is identified by and the template can set.
    let names = facts.identifier.filter {
      $0.count == 1 && facts.createOnly.contains($0) && !facts.readOnly.contains($0)
    }
    guard facts.identifier.count == names.count, let name = names.last?.first,
      let value = new[name], value == old[name], Self.isFixed(value)
    else { return nil }
    property = name
  }

  /// Whether a value is the same in each deployment of the stack.
  private static func isFixed(_ value: JSONValue) -> Bool {
    switch FormReader().form(value) {
    case .scalar?: true
    case .text(let parts)?:
      parts.allSatisfy { part in
        switch part {
        case .scalar: true
        case .reference(let name): name.hasPrefix("AWS::")
        default: false
        }
      }
    default: false
    }
  }

  /// See [Custom-named resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html).
  var noteOfReplacement: String {
    "its \(property) is fixed, and CloudFormation can't replace it under the same name: change the name as well"
  }

  var noteOfRename: String {
    "its \(property) is fixed, so that the new one can't be made before the old one is gone"
  }
}
