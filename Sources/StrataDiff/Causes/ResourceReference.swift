import StrataJSON
import StrataTemplate

/// A place in a resource's properties whose value depends on something else in the template.
struct ResourceReference {
  enum Target {
    /// `Ref` of a resource or a parameter.
    case name(String)
    case attribute(String, String)
    /// `Fn::FindInMap`, with the keys that are written out.
    case mapping(String, String?, String?)
    case condition(String)
  }

  let resource: String
  let target: Target
  /// The place of the reference in the properties.
  private let pointer: JSONPointer
  private let properties: JSONValue

  /// The way to the outermost value that it decides on, worked out where it's asked for, as of most references it isn't.
  var path: PropertyPath { Self.path(of: pointer, in: properties) }

  /// The name of what is referred to.
  var targetName: String {
    switch target {
    case .name(let name), .attribute(let name, _), .mapping(let name, _, _), .condition(let name): name
    }
  }

  /// Everything that a resource's properties refer to, each at the outermost value that it decides on.
  static func all(in resource: TemplateResource) -> [ResourceReference] {
    guard let properties = resource.object["Properties"] else { return [] }
    return TemplateReference.all(in: properties).compactMap { reference in
      Target(reference).map {
        ResourceReference(
          resource: resource.logicalID, target: $0, pointer: reference.pointer, properties: properties)
      }
    }
  }

  /// Everything that a condition refers to.
  static func targets(inCondition value: JSONValue) -> [Target] {
    TemplateReference.all(in: value, at: JSONPointer(["Conditions"])).compactMap(Target.init)
  }

  /// The way to the value that a reference decides on: to the outermost function, but into the branches of `Fn::If`.
  private static func path(of pointer: JSONPointer, in properties: JSONValue) -> PropertyPath {
    var path = PropertyPath([.name("Properties")])
    var value: JSONValue? = properties
    var tokens = pointer.tokens[...]
    while let token = tokens.popFirst() {
      if let call = value?.call, call.function != .condition {
        guard call.function == .if, let branch = tokens.popFirst().flatMap({ Int($0) }), branch > 0 else { return path }
        path.steps.append(.branch(branch))
        value = call.argument[branch]
      } else if value?.array != nil, let index = Int(token) {
        path.steps.append(.index(index, nil))
        value = value?[index]
      } else {
        path.steps.append(.name(token))
        value = value?[token]
      }
    }
    return path
  }
}

extension ResourceReference.Target {
  /// The target as far as a change of it matters; nil for what only orders resources.
  init?(_ reference: TemplateReference) {
    switch reference.kind {
    case .ref, .substitution(attribute: nil): self = .name(reference.target)
    case .attribute(let name), .substitution(attribute: .some(let name)): self = .attribute(reference.target, name)
    case .condition: self = .condition(reference.target)
    case .mapping(let row, let key): self = .mapping(reference.target, row, key)
    case .dependency: return nil
    }
  }
}
