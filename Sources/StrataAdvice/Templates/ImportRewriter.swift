import StrataJSON
import StrataTemplate
import StrataText

/// Puts imported values in the place of what refers to resources of other stacks.
struct ImportRewriter {
  private let imports: [SharedValue: JSONValue]
  private let isForeign: Set<String>

  /// Prepares for one part.
  ///
  /// - Parameters:
  ///   - imports: What stands in the place of each value.
  ///   - foreign: The resources of other parts.
  init(_ imports: [SharedValue: JSONValue], foreign: Set<String>) {
    (self.imports, isForeign) = (imports, foreign)
  }

  /// The value with the imported ones in it.
  func rewritten(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map(rewritten))
    case .object(let object):
      if let call = value.call {
        switch call.function {
        case .ref, .getAtt:
          if let target = value.referenceTarget, let imported = imported(target) { return imported }
        case .sub: return .object([call.name: substitution(call.argument)])
        default: break
        }
      }
      return .object(JSONObject(uniqueMembers: object.map { .init(key: $0.key, value: rewritten($0.value)) }))
    default: return value
    }
  }

  private func imported(_ target: ReferenceTarget) -> JSONValue? {
    guard isForeign.contains(target.name) else { return nil }
    return imports[SharedValue(resource: target.name, attribute: target.attribute)]
  }

  /// The argument of an `Fn::Sub`, with variables of its own for what is imported.
  private func substitution(_ argument: JSONValue) -> JSONValue {
    guard let text = argument.string ?? argument[0]?.string else { return rewritten(argument) }
    let parts = SubstitutionText.parts(of: text)
    var variables = argument[1]?.object.map { rewritten(.object($0)).object ?? [:] } ?? [:]
    var taken = Set(variables.keys).union(SubstitutionText.variables(in: text))
    var names: [String: String] = [:]
    for case .variable(let name) in parts where variables[name] == nil && names[name] == nil {
      let target = ReferenceTarget(dotted: name)
      guard let imported = imported(target) else { continue }
      var own = target.name + (target.attribute?.pascalCased ?? "")
      while own != name, !taken.insert(own).inserted { own += "Value" }
      names[name] = own
      variables[own] = imported
    }
    if names.isEmpty { return argument.array == nil ? argument : rewritten(argument) }
    let texts = parts.map { part in
      switch part {
      case .literal(let text): SubstitutionText.escaped(text)
      case .variable(let name): "${\(names[name] ?? name)}"
      }
    }
    return [.string(texts.joined()), .object(variables)]
  }
}
