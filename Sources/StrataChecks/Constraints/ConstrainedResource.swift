import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// A resource as constraints look at it, made once for all of them.
final class ConstrainedResource {
  let declaration: TemplateResource
  let properties: JSONObject
  /// The place of the properties.
  private(set) lazy var pointer = declaration.pointer().appending("Properties")
  /// The names of the properties.
  let names: NameSet
  /// The condition under which it's there; nil where it always is.
  let condition: String?

  init(_ declaration: TemplateResource) {
    self.declaration = declaration
    properties = declaration.properties
    var names = NameSet()
    for member in properties { member.key.withUTF8Bytes { names.insert($0) } }
    self.names = names
    condition = declaration.object["Condition"]?.string
  }

  /// The properties as a value, at which most paths begin.
  func value(anchor: JSONPointer? = nil) -> ConstraintValue {
    ConstraintValue(value: .object(properties), pointer: pointer, resource: self, anchor: anchor)
  }

  /// The resource with all that the template says of it.
  var attributes: ConstraintValue {
    ConstraintValue(value: .object(declaration.object), pointer: declaration.pointer(), resource: self)
  }

  /// What is so wherever the resource is there.
  var world: ConstraintWorld {
    var world = ConstraintWorld()
    if let condition { world.conditions[condition] = true }
    return world
  }

  /// Whether it has the properties without which a constraint can't be broken.
  func canBreak(_ constraint: Constraint) -> Bool { constraint.triggers.allSatisfy { properties[$0] != nil } }
}
