import StrataJSON
import StrataTemplate

/// The template that a stack imports resources by: the one that is deployed, with them and what they need, and nothing else,
/// since CloudFormation takes no other change beside an import, nor any output.
struct ImportTemplate {
  /// The template.
  let template: Template
  /// The imported resources that the sources give no deletion policy.
  let withoutPolicy: [String]

  /// Resources that refer to others that aren't there, by logical ids.
  struct Dangling: Error {
    let resource: String
    let target: String
  }

  /// Puts the template together.
  ///
  /// - Parameters:
  ///   - imported: The logical ids of the resources.
  ///   - new: The template as synthesized, which has them.
  ///   - deployed: The one that is deployed; nil where the stack isn't there yet.
  /// - Throws: ``Dangling`` where one refers to a resource that would be in neither.
  init(_ imported: [String], of new: Template, addedTo deployed: Template?) throws(Dangling) {
    var object = deployed?.json.object ?? Self.frame(of: new)
    var resources = deployed?.resources ?? [:]
    var withoutPolicy: [String] = []
    var added = JSONObject()
    for id in imported {
      var resource = new.resources[id]?.object ?? [:]
      if resource["DeletionPolicy"] == nil {
        withoutPolicy.append(id)
        resource["DeletionPolicy"] = .string(ImportedResource.policy)
      }
      resources[id] = .object(resource)
      added[id] = .object(resource)
    }
    self.withoutPolicy = withoutPolicy
    let references = TemplateReference.all(inTemplate: ["Resources": .object(added)])
    for reference in references where reference.kind != .condition {
      guard new.resources[reference.target] != nil, resources[reference.target] == nil else { continue }
      if case .mapping = reference.kind { continue }
      throw Dangling(resource: reference.resource ?? "", target: reference.target)
    }
    object["Resources"] = .object(resources)
    if deployed != nil { Self.add(references, of: new, to: &object) }
    if let environments = Self.environments(of: imported, new, deployed) {
      var metadata = object["Metadata"]?.object ?? [:]
      metadata[TemplateEnvironments.metadataKey] = environments
      object["Metadata"] = .object(metadata)
    }
    template = Template(.object(object))
  }

  /// All that a new stack's template has beside resources, but for outputs.
  private static func frame(of new: Template) -> JSONObject {
    var object = new.json.object ?? [:]
    object["Outputs"] = nil
    return object
  }

  /// Adds the parameters, mappings and conditions that something refers to, and those that conditions need.
  private static func add(_ references: [TemplateReference], of new: Template, to object: inout JSONObject) {
    var waiting = references
    var seen: Set<String> = []
    while let reference = waiting.popLast() {
      let section =
        switch reference.kind {
        case .condition: "Conditions"
        case .mapping: "Mappings"
        default: "Parameters"
        }
      guard let value = new.json[section]?[reference.target], seen.insert("\(section)/\(reference.target)").inserted,
        object[section]?[reference.target] == nil
      else { continue }
      var members = object[section]?.object ?? [:]
      members[reference.target] = value
      object[section] = .object(members)
      if section == "Conditions" {
        waiting += TemplateReference.all(in: value, at: JSONPointer(["Conditions", reference.target]))
      }
    }
  }

  /// What the template has to say of whose its resources are; nil where the deployed one says it already.
  private static func environments(of imported: [String], _ new: Template, _ deployed: Template?) -> JSONValue? {
    guard let deployed else { return nil }
    let (old, wanted) = (TemplateEnvironments(deployed), TemplateEnvironments(new))
    if imported.allSatisfy({ old.environment(of: $0) == wanted.environment(of: $0) }) { return nil }
    return wanted.json
  }
}
