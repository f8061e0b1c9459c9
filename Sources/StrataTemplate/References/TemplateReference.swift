public import StrataJSON

/// A place where a template names something else in it.
public struct TemplateReference: Sendable, Hashable {
  /// The way in which it's named.
  public enum Kind: Sendable, Hashable {
    /// `Ref`: a parameter, a resource or a pseudo parameter.
    case ref
    /// `Fn::GetAtt`: an attribute of a resource.
    case attribute(String)
    /// A variable of `Fn::Sub`: what `Ref` or `Fn::GetAtt` name.
    case substitution(attribute: String?)
    /// `Condition`, or the first argument of `Fn::If`.
    case condition
    /// `DependsOn`: a resource.
    case dependency
    /// `Fn::FindInMap`: a mapping, with the row and the key where they are written out.
    case mapping(row: String?, key: String?)
  }

  /// The way in which it's named.
  public let kind: Kind
  /// The name.
  public let target: String
  /// The place.
  public let pointer: JSONPointer

  /// The logical id of the resource that refers, if one does.
  public var resource: String? {
    pointer.tokens.count > 1 && pointer.tokens[0] == "Resources" ? pointer.tokens[1] : nil
  }
}

extension TemplateReference {
  /// Everything that a template refers to, in its order.
  package static func all(inTemplate template: JSONValue) -> [TemplateReference] {
    var walk = TemplateWalk(readsTexts: false)
    walk.visit(template: template)
    return walk.references
  }

  /// Everything that a value refers to, in its order.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - place: The place where it stands, which decides what a `Condition` is.
  /// - Returns: The references in the order of the text.
  package static func all(in value: JSONValue, at place: JSONPointer = JSONPointer()) -> [TemplateReference] {
    var walk = TemplateWalk(at: place, readsTexts: false)
    walk.visit(value)
    return walk.references
  }
}
