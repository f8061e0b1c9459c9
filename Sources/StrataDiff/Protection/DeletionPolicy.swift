import StrataJSON
import StrataTemplate

/// What becomes of a resource that the template has no more, or that is replaced.
enum DeletionPolicy {
  /// Whether a resource stays where the template has it no more; nil where that can't be told.
  static func isKept(_ resource: TemplateResource) -> Bool? {
    guard let value = resource.object["DeletionPolicy"] else { return false }
    return value.string.map { $0 == "Retain" || $0 == "RetainExceptOnCreate" }
  }

  /// The policies of a resource that are weaker than before.
  static func changes(
    _ old: TemplateResource, _ new: TemplateResource, _ context: ComparedProperties.Context
  ) -> [String] {
    ["DeletionPolicy", "UpdateReplacePolicy"].compactMap { key in
      let (before, after) = (old.object[key], new.object[key])
      if before == after { return nil }
      func ranks(_ value: JSONValue?, _ resource: TemplateResource, _ values: TemplateValues) -> [Int?] {
        guard let value, let form = FormReader().form(value) else { return [rank(nil, key, resource)] }
        return form.cases().map { form, _ in
          guard let form = form.flatMap({ values.resolved($0, in: .only) }) else { return rank(nil, key, resource) }
          return TemplateValues.text(form).flatMap { rank($0, key, resource) }
        }
      }
      let was = ranks(before, old, context.old)
      let ranks = ranks(after, new, context.new)
      let most = was.contains(nil) ? 2 : was.compactMap(\.self).max() ?? 0
      guard ranks.contains(nil) && most > 0 || (ranks.compactMap(\.self).min() ?? most) < most else { return nil }
      func words(_ value: JSONValue?) -> String {
        value.map { $0.string ?? "decided by a function" } ?? "not set"
      }
      return "\(key) is \(words(after)), was \(words(before))"
    }
  }

  /// How much of a resource a policy keeps.
  private static func rank(_ policy: String?, _ key: String, _ resource: TemplateResource) -> Int? {
    switch policy {
    case "Retain", "RetainExceptOnCreate": 2
    case "Snapshot": SnapshotTypes.contains(resource.type) ? 1 : 0
    case "Delete": 0
    case nil: DataRisk.isSnapshotDefault(key, resource) ? 1 : 0
    default: nil
    }
  }
}
