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

  /// Where the value stands that's looked at; one pointer that grows and shrinks, as a new one for each value takes long.
  private var place = JSONPointer()

  mutating func find(in template: JSONValue) {
    for section in template.object ?? [:] {
      switch section.key {
      case "Resources", "Outputs":
        descend(section.key) { finder in
          for member in section.value.object ?? [:] {
            finder.descend(member.key) { $0.find(in: member.value.object ?? [:]) }
          }
        }
      case "Conditions", "Rules", "Mappings": descend(section.key) { $0.search(section.value) }
      default: break
      }
    }
  }

  /// What a resource or an output says beside its values.
  private mutating func find(in object: JSONObject) {
    for member in object {
      descend(member.key) { finder in
        switch member.key {
        case "Condition":
          if let name = member.value.string { finder.add(.condition, name) }
        case "DependsOn":
          if let name = member.value.string { finder.add(.dependency, name) }
          for (index, element) in (member.value.array ?? []).enumerated() {
            if let name = element.string { finder.add(.dependency, name, String(index)) }
          }
        case "Type", "Description": break
        default: finder.search(member.value)
        }
      }
    }
  }

  private mutating func search(_ value: JSONValue) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() where element.isNested {
        descend(String(index)) { $0.search(element) }
      }
    case .object(let object):
      if object.count == 1, function(object[0].key, object[0].value) { return }
      for member in object where member.value.isNested { descend(member.key) { $0.search(member.value) } }
    default: break
    }
  }

  /// Takes down what a function names; false where there may be more inside that is found as anywhere else.
  private mutating func function(_ name: String, _ argument: JSONValue) -> Bool {
    // Most keys are none of these, and to compare them with each takes long.
    guard let first = name.utf8.first, "RCF".utf8.contains(first) else { return false }
    switch name {
    case "Ref":
      if let target = argument.string { add(.ref, target, name) }
      return argument.string != nil
    case "Condition":
      // Elsewhere than in conditions it's an ordinary key, as in statements of policies.
      guard place.tokens[0] == "Conditions", let target = argument.string else { return false }
      add(.condition, target, name)
      return true
    case "Fn::GetAtt":
      if let text = argument.string, let dot = text.firstIndex(of: ".") {
        add(.attribute(String(text[text.index(after: dot)...])), String(text[..<dot]), name)
        return true
      }
      guard let target = argument[0]?.string else { return false }
      add(.attribute(argument[1]?.string ?? ""), target, name)
      if let inner = argument[1] { descend(name) { $0.descend("1") { $0.search(inner) } } }
      return true
    case "Fn::If":
      if let target = argument[0]?.string { add(.condition, target, name, "0") }
      return false
    case "Fn::FindInMap":
      if let target = argument[0]?.string { add(.mapping, target, name, "0") }
      return false
    case "Fn::Sub":
      let (text, variables) = (argument.string ?? argument[0]?.string, argument[1]?.object ?? [:])
      for variable in text.map(Self.variables) ?? [] where variables[variable] == nil {
        let (target, attribute) = Self.parts(of: variable)
        add(.substitution(attribute: attribute), target, name)
      }
      if !variables.isEmpty { descend(name) { $0.descend("1") { $0.search(.object(variables)) } } }
      return true
    default: return false
    }
  }

  /// What stands before the first dot of a variable, and what behind it; a dot at an edge parts nothing.
  private static func parts(of variable: String) -> (target: String, attribute: String?) {
    guard let dot = variable.firstIndex(of: "."), dot != variable.startIndex,
      case let rest = variable[variable.index(after: dot)...], !rest.isEmpty
    else { return (variable, nil) }
    return (String(variable[..<dot]), String(rest))
  }

  /// The names in `${…}`, without those that are escaped as `${!…}`.
  static func variables(in text: String) -> [String] {
    var names: [String] = []
    var rest = text.utf8[...]
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[rest.index(after: dollar)...]
      guard rest.first == UInt8(ascii: "{") else { continue }
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
      let name = Substring(rest[..<end]).trimmed
      if !name.isEmpty, !name.hasPrefix("!") { names.append(name) }
      rest = rest[rest.index(after: end)...]
    }
    return names
  }

  private mutating func add(_ kind: TemplateReference.Kind, _ target: String, _ steps: String...) {
    references.append(
      TemplateReference(
        kind: kind, target: target, pointer: steps.isEmpty ? place : JSONPointer(place.tokens + steps)))
  }

  private mutating func descend(_ step: String, body: (inout ReferenceFinder) -> Void) {
    place.tokens.append(step)
    body(&self)
    place.tokens.removeLast()
  }
}

extension Substring {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    // Hardly any text has some, and to look at characters takes long.
    if !utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) { return String(self) }
    return String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
