public import StrataJSON

/// A place where a template names something else in it.
public struct TemplateReference: Sendable, Hashable {
  /// How it's named.
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
    /// The first argument of `Fn::FindInMap`.
    case mapping
  }

  /// How it's named.
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

/// Finds everything that a template refers to.
struct ReferenceFinder {
  private(set) var references: [TemplateReference] = []

  mutating func find(in template: JSONValue) {
    for section in template.object ?? [:] {
      let place = JSONPointer([section.key])
      switch section.key {
      case "Resources":
        for member in section.value.object ?? [:] {
          find(in: member.value.object ?? [:], at: place.appending(member.key))
        }
      case "Outputs":
        for member in section.value.object ?? [:] {
          find(in: member.value.object ?? [:], at: place.appending(member.key))
        }
      case "Conditions", "Rules", "Mappings": find(in: section.value, at: place)
      default: break
      }
    }
  }

  /// What a resource or an output says beside its values.
  private mutating func find(in object: JSONObject, at place: JSONPointer) {
    for member in object {
      let inner = place.appending(member.key)
      switch member.key {
      case "Condition":
        if let name = member.value.string { add(.condition, name, inner) }
      case "DependsOn":
        if let name = member.value.string { add(.dependency, name, inner) }
        for (index, element) in (member.value.array ?? []).enumerated() {
          if let name = element.string { add(.dependency, name, inner.appending(index)) }
        }
      case "Type", "Description": break
      default: find(in: member.value, at: inner)
      }
    }
  }

  mutating func find(in value: JSONValue, at place: JSONPointer) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() { find(in: element, at: place.appending(index)) }
    case .object(let object):
      if object.count == 1, function(object[0].key, object[0].value, at: place.appending(object[0].key)) { return }
      for member in object { find(in: member.value, at: place.appending(member.key)) }
    default: break
    }
  }

  /// Takes down what a function names; false where there may be more inside that is found as anywhere else.
  private mutating func function(_ name: String, _ argument: JSONValue, at place: JSONPointer) -> Bool {
    switch name {
    case "Ref":
      if let target = argument.string { add(.ref, target, place) }
      return argument.string != nil
    case "Condition":
      // Elsewhere than in conditions it's an ordinary key, as in statements of policies.
      guard place.tokens[0] == "Conditions", let target = argument.string else { return false }
      add(.condition, target, place)
      return true
    case "Fn::GetAtt":
      if let text = argument.string, let dot = text.firstIndex(of: ".") {
        add(.attribute(String(text[text.index(after: dot)...])), String(text[..<dot]), place)
        return true
      }
      guard let target = argument[0]?.string else { return false }
      add(.attribute(argument[1]?.string ?? ""), target, place)
      if let inner = argument[1] { find(in: inner, at: place.appending(1)) }
      return true
    case "Fn::If":
      if let target = argument[0]?.string { add(.condition, target, place.appending(0)) }
      return false
    case "Fn::FindInMap":
      if let target = argument[0]?.string { add(.mapping, target, place.appending(0)) }
      return false
    case "Fn::Sub":
      let (text, variables) = (argument.string ?? argument[0]?.string, argument[1]?.object ?? [:])
      for variable in text.map(Self.variables) ?? [] where variables[variable] == nil {
        let parts = variable.split(separator: ".", maxSplits: 1)
        add(.substitution(attribute: parts.count > 1 ? String(parts[1]) : nil), String(parts[0]), place)
      }
      find(in: .object(variables), at: place.appending(1))
      return true
    default: return false
    }
  }

  /// The names in `${…}`, without those that are escaped as `${!…}`.
  static func variables(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { break }
      let name = rest[..<end].trimmed
      if !name.isEmpty, !name.hasPrefix("!") { names.append(name) }
      rest = rest[rest.index(after: end)...]
    }
    return names
  }

  private mutating func add(_ kind: TemplateReference.Kind, _ target: String, _ place: JSONPointer) {
    references.append(TemplateReference(kind: kind, target: target, pointer: place))
  }
}

extension Substring {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
