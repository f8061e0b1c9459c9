import StrataDiff
import StrataJSON
import StrataReleases

/// What one template in the place of another could lose, or lets somebody do more, without what looks like a secret.
struct TemplateConsequences {
  /// The data that could be lost.
  let dataAtRisk: [RecordedRisk]
  /// The access that is wider, or of which nobody knows whether it is.
  let access: [RecordedAccess]

  /// Compares two templates; nil where one of them isn't what a template is.
  ///
  /// - Parameters:
  ///   - old: The template that is deployed; nil where none is.
  ///   - new: The template that takes its place.
  ///   - stack: The stack's name.
  init?(from old: JSONValue?, to new: JSONValue, of stack: String) {
    guard let difference = try? TemplateDifference(from: old ?? ["Resources": [:]], to: new) else { return nil }
    let json = difference.json(includingPatch: false)
    func text(_ value: JSONValue, _ key: String) -> String { value[key]?.string ?? "" }
    dataAtRisk = (json["dataAtRisk"]?.array ?? []).map { risk in
      RecordedRisk(
        stack: stack, logicalID: text(risk, "logicalId"), type: text(risk, "type"),
        reason: "\(text(risk, "contents")): \(text(risk, "event")), \(text(risk, "reason"))")
    }
    access = (json["access"]?.array ?? []).filter { $0["direction"] != "narrower" }.map { change in
      RecordedAccess(
        stack: stack, logicalID: text(change, "logicalId"), text: text(change, "text"),
        isWider: change["direction"] == "wider")
    }
  }
}
