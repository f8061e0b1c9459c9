import StrataDiff
import StrataJSON
import StrataMigration

/// Compares what candidates make with what a template has.
struct Comparison {
  let source: MigrationSource
  private let template: JSONObject
  let resources: JSONObject

  init(_ source: MigrationSource) {
    self.source = source
    template = source.template.object ?? [:]
    resources = source.template["Resources"]?.object ?? [:]
  }

  /// The first difference in what each candidate makes, by the candidates' ids; none of those that make the same.
  func differences(_ trial: Trial, _ candidates: [Candidate]) -> [String: String] {
    var found: [String: String] = [:]
    // All else is the same, and needn't be compared.
    var (before, after): (JSONObject, JSONObject) = ([:], [:])
    for candidate in candidates {
      for id in (trial.made[candidate.id] ?? [:]).keys.sorted() {
        guard let given = resources[id] else {
          found[candidate.id] = found[candidate.id] ?? "the template has no \(id)"
          continue
        }
        guard let rendered = trial.resources[id] else { continue }
        let made = adding(candidate.additions.statements[id], from: id, to: rendered)
        (before[id], after[id]) = (given, made)
        // Bytes are kept where the template is this library's own.
        if source.keepsKinds, made != given {
          found[candidate.id] = found[candidate.id] ?? inWords(id, candidate, Self.place(given, made) ?? "")
        }
      }
    }
    guard let difference = self.difference(from: before, to: after) else {
      return Dictionary(candidates.map { ($0.id, "the template can't be compared") }) { first, _ in first }
    }
    for resource in difference.resources {
      let owner = candidates.first { trial.made[$0.id]?[resource.logicalID] != nil }
      guard let owner, found[owner.id] == nil else { continue }
      found[owner.id] = inWords(resource.logicalID, owner, resource.changes.first?.path ?? "")
    }
    return found
  }

  /// The difference between resources in this template; nil where it can't be told.
  func difference(from before: JSONObject, to after: JSONObject) -> TemplateDifference? {
    var (old, new) = (template, template)
    (old["Resources"], new["Resources"]) = (.object(before), .object(after))
    return try? TemplateDifference(from: .object(old), to: .object(new))
  }

  // MARK: Words

  /// A difference in words: no values, which may be secret.
  private func inWords(_ id: String, _ candidate: Candidate, _ place: String) -> String {
    let path = place.isEmpty ? "it" : place
    return id == candidate.id ? "\(path) would differ" : "\(path) of \(id) would differ"
  }

  /// The first place where two values differ.
  private static func place(_ old: JSONValue, _ new: JSONValue) -> String? {
    guard let old = old.object, let new = new.object else { return nil }
    for key in (old.keys + new.keys.filter { old[$0] == nil }).sorted() where old[key] != new[key] {
      guard let before = old[key], let after = new[key] else { return key }
      let inner = place(before, after)
      if key == "Properties" { return inner }
      return inner.map { "\(key).\($0)" } ?? key
    }
    return nil
  }
}
