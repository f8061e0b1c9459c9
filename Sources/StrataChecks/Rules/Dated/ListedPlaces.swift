import StrataJSON
import StrataTemplate

extension TemplateResource {
  /// The values at a path among the properties, `*` being any element, whatever conditions say.
  func placed(at path: [String]) -> [PlacedValue] {
    guard let first = path.first, let start = placed(first) else { return [] }
    return path.dropFirst().reduce([start]) { values, step in
      values.flatMap { value -> [PlacedValue] in
        if step == "*" { return value.elements }
        return value.value.alternatives(at: value.pointer).compactMap { inner, place in
          PlacedValue(value: inner, pointer: place)[step]
        }
      }
    }.flatMap(\.elements)
  }

  /// The texts that a path may have: those that stand there, and those of parameters that it refers to.
  func texts(at path: [String], in template: TemplateContents) -> [(text: String, pointer: JSONPointer)] {
    placed(at: path).flatMap { placed -> [PlacedValue] in
      guard let name = placed.value.argument(of: .ref)?.string else { return [placed] }
      if let given = template.deployment.parameters[name] {
        return [PlacedValue(value: .string(given), pointer: placed.pointer)]
      }
      guard let parameter = template.section("Parameters")[name], parameter["Type"] == "String" else { return [] }
      let root = PlacedValue(value: parameter, pointer: JSONPointer(["Parameters", name]))
      return (root["Default"].map { [$0] } ?? []) + (root["AllowedValues"]?.elements ?? [])
    }.compactMap { placed in placed.value.string.map { ($0, placed.pointer) } }
  }
}
