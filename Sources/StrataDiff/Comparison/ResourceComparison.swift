import StrataJSON
import StrataTemplate

/// Finds where two resources of one logical id differ.
struct ResourceComparison {
  /// The properties before and after.
  let forms: (old: Form, new: Form)
  /// The places where the resources differ, those of their properties first.
  let changes: [PropertyChange]

  init(old: TemplateResource, new: TemplateResource) {
    // Where the types differ, so may all else.
    let reader = FormReader(type: new.type)
    forms = (
      reader.properties(old.object["Properties"]) ?? .object([]),
      reader.properties(new.object["Properties"]) ?? .object([])
    )
    changes = Self.changes(old, new, forms)
  }

  private static func changes(
    _ old: TemplateResource, _ new: TemplateResource, _ forms: (old: Form, new: Form)
  ) -> [PropertyChange] {
    var comparison = PropertyComparison(rules: ReplacementRules(type: new.type, old: old, new: new))
    if old.type != new.type {
      comparison.compare(
        .scalar(.string(old.type)), .scalar(.string(new.type)), at: PropertyPath([.name("Type")]))
    }
    comparison.compare(forms.old, forms.new, at: PropertyPath([.name("Properties")]))
    for key in attributes(of: old, new) {
      comparison.compare(
        form(key, of: old), form(key, of: new), at: PropertyPath([.name(key)]))
    }
    return comparison.changes.map { change in
      guard change.pointer.tokens == ["Type"] else { return change }
      var change = change
      change.replacement = .always
      return change
    }
  }

  private static func attributes(
    of old: TemplateResource, _ new: TemplateResource
  ) -> [String] {
    var keys = old.object.keys
    for key in new.object.keys where old.object[key] == nil { keys.append(key) }
    return keys.filter { $0 != "Type" && $0 != "Properties" }.sorted(by: utf8Precedes)
  }

  /// The form of what the template says of a resource beside its properties.
  private static func form(_ key: String, of resource: TemplateResource) -> Form? {
    guard let value = resource.object[key] else { return nil }
    let reader = FormReader()
    guard key == "DependsOn" else { return reader.form(value) }
    let implied = resource.certainReferences
    let names = (value.array ?? [value]).enumerated().filter { $0.element.string.map(implied.contains) != true }
    return names.isEmpty ? nil : reader.asSet(.list(names.map { .init(index: $0.offset, form: .scalar($0.element)) }))
  }
}
