import StrataJSON
import StrataTemplate

extension TemplateResource {
  /// The values at a path among the properties, `*` being any element, whatever conditions say.
  func placed(at path: [String]) -> [PlacedValue] {
    path.reduce([placedProperties]) { values, step in
      values.flatMap { step == "*" ? $0.elements : $0.all(step) }
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
