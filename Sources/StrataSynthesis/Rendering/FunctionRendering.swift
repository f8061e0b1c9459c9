import StrataFindings
import StrataJSON
import StrataLanguage
import StrataTemplate

extension TemplateRenderer {
  func function(_ name: String, _ argument: TemplateNode) -> JSONValue {
    if name == "Fn::Transform" { stack.usesMacros = true }
    let rendered = render(argument, under: name)
    if name == "Fn::Length" { stack.usesLanguageExtensions = true }
    return Self.call(name, rendered)
  }

  func find(_ lookup: TemplateNode.Lookup) -> JSONValue {
    var arguments: [JSONValue] = [
      .string(id(of: lookup.mapping)), render(lookup.firstKey, under: "Fn::FindInMap"),
      render(lookup.secondKey, under: "Fn::FindInMap"),
    ]
    if let fallback = lookup.fallback {
      arguments.append(["DefaultValue": render(fallback, under: "DefaultValue")])
      stack.usesLanguageExtensions = true
    }
    // Without the transform, keys can be made only by these two functions.
    let hasOtherFunctions = arguments[1...2].contains { key in
      key.object.map { $0.first?.key != "Ref" && $0.first?.key != "Fn::FindInMap" } ?? false
    }
    if hasOtherFunctions { stack.usesLanguageExtensions = true }
    return Self.call("Fn::FindInMap", .array(arguments))
  }

  func jsonText(_ value: TemplateNode) -> JSONValue {
    let rendered = render(value, under: "Fn::ToJsonString")
    if Self.isLiteral(value) {
      do {
        let text = try rendered.text(keyOrder: .sorted, layout: .compact)
        return .string(text)
      } catch {
        report(Finding(.invalidValue, error.description))
      }
    }
    stack.usesLanguageExtensions = true
    return Self.call("Fn::ToJsonString", rendered)
  }

  private static func isLiteral(_ node: TemplateNode) -> Bool {
    switch node.content {
    case .literal: true
    case .list(let elements): elements.allSatisfy(isLiteral)
    case .map(let members): members.allSatisfy { isLiteral($0.value) }
    default: false
    }
  }

  func substitution(_ segments: [TemplateNode.Segment]) -> JSONValue {
    var text = SubstitutionText()
    for segment in segments {
      switch segment {
      case .text(let literal): text.append(literal: literal)
      case .value(let node):
        if let name = localName(of: node) {
          text.append(name: name)
        } else if case .name(let anchor) = node.content {
          text.append(literal: id(of: anchor))
        } else if case .templateKey(let anchor) = node.content {
          text.append(literal: templateKey(of: anchor))
        } else {
          text.append(value: render(node, under: "Fn::Sub"))
        }
      }
    }
    let json = text.json
    suspect(json)
    return json
  }

  /// The name by which `Fn::Sub` knows a value without being told, if it does.
  func localName(of node: TemplateNode) -> String? {
    switch node.content {
    case .pseudoParameter(let name): return name
    case .reference(let reference) where isLocal(reference.anchor):
      let id = id(of: reference.anchor)
      return reference.attribute.map { "\(id).\($0)" } ?? id
    case .reference(let reference) where !isForDigest && reference.anchor.synthesis === stack.state.app.identity:
      return passed(reference, from: stack.synthesis.stacks[reference.anchor.stack])?.substitutionName
    default: return nil
    }
  }
}
