import StrataDiff
import StrataJSON
import StrataPipeline
import StrataReleases
import StrataTemplate

/// What one template in the place of another could lose, or lets somebody do more, without what looks like a secret.
struct TemplateConsequences {
  /// The data that could be lost.
  let dataAtRisk: [RecordedRisk]
  /// The access that is wider, or of which nobody knows whether it is.
  let access: [RecordedAccess]

  /// Compares what a stack has with what it would have, nested stacks among it; nil where one isn't what a template is.
  init?(of deployment: StackDeployment) {
    let (old, new) = (deployment.deployed?.nestedTemplates ?? [:], deployment.artifact.nestedTemplates)
    var templates = [(deployment.name, deployment.deployed?.template, deployment.artifact.template)]
    for path in Set(old.keys).union(new.keys).sorted() {
      templates.append(("\(deployment.name)/\(path)", old[path], new[path] ?? Template(["Resources": [:]])))
    }
    var (dataAtRisk, access): ([RecordedRisk], [RecordedAccess]) = ([], [])
    for (name, old, new) in templates {
      guard let consequences = TemplateConsequences(from: old?.json, to: new.json, of: name) else { return nil }
      dataAtRisk += consequences.dataAtRisk
      access += consequences.access
    }
    (self.dataAtRisk, self.access) = (dataAtRisk, access)
  }

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
