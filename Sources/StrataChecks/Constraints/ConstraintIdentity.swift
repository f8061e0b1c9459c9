import StrataJSON
import StrataTemplate

/// What a value is, so far as that tells it apart from another.
enum ConstraintIdentity: Hashable {
  case text(String)
  /// A resource of the template, with its type, by an attribute, or itself.
  case resource(String, type: String, attribute: String?)
  /// A function of whose value no more is known than that it's the same for the same function.
  case function(JSONValue)

  init?(_ value: ConstraintValue, in template: ConstraintTemplate) {
    self.init(value.value, isOpen: value.isOpen, in: template)
  }

  /// What a value is, or a function of whose value nothing is known.
  init?(_ value: JSONValue, isOpen: Bool, in template: ConstraintTemplate) {
    if !isOpen {
      guard let text = Scalar.text(of: value) else { return nil }
      self = .text(text)
    } else if let target = value.referenceTarget, let resource = template.contents.resource(target.name) {
      self = .resource(target.name, type: resource.type, attribute: target.attribute)
    } else {
      self = .function(value)
    }
  }

  /// Whether two are the same, which isn't known of much that is known at deployment alone.
  func isSame(as other: ConstraintIdentity) -> Truth {
    if self == other { return .yes }
    switch (self, other) {
    case (.text, .text): return .no
    case (.resource(let one, let type, let attribute), .resource(let another, let otherType, let otherAttribute)):
      // Two resources of one template are never the same; but their attributes may be, unless they name them.
      let names =
        type == otherType && attribute == otherAttribute
        && (attribute.map { $0.hasSuffix("Arn") || $0.hasSuffix("Id") } ?? true)
      return one != another && names ? .no : .open
    default: return .open
    }
  }

  /// The text, the resource, or nothing that can be said.
  var description: String? {
    switch self {
    case .text(let text): text
    case .resource(let id, _, _): id
    case .function: nil
    }
  }
}
