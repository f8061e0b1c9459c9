import StrataJSON
import StrataOutput
import StrataTemplate

/// The part of an earlier template that a run is about: all but what is other environments'.
struct EnvironmentPart {
  /// The template; nil where nothing of it is left.
  let template: JSONValue?
  /// The environments of which something was left out of a stack that's shared.
  let leftOut: [String]
  /// The environment that the whole template is of, and the run isn't about.
  let owner: String?

  private static let sections = ["Resources", "Parameters", "Conditions", "Mappings", "Rules", "Outputs"]

  /// Takes a part of a template, as the template itself says whose what is.
  init(_ template: JSONValue, without others: OtherEnvironments) {
    let environments = TemplateEnvironments(Template(template))
    if let owner = environments.owner {
      self.owner = others.contains(owner) ? owner : nil
      self.template = self.owner == nil ? template : Optional.none
      leftOut = []
      return
    }
    owner = nil
    leftOut = environments.names.filter(others.contains)
    guard !leftOut.isEmpty, case .object(var object) = template else {
      self.template = template
      return
    }
    let names = Set(leftOut)
    func isOthers(_ id: String) -> Bool { environments.environment(of: id).map(names.contains) ?? false }
    var gone: Set<String> = []
    for section in Self.sections {
      guard case .object(let members)? = object[section] else { continue }
      let kept = members.filter { !isOthers($0.key) }
      if section == "Resources" { gone = Set(members.keys).subtracting(kept.map(\.key)) }
      object[section] = .object(JSONObject(kept.map { ($0.key, $0.value) }))
    }
    if case .object(let outputs)? = object["Outputs"] {
      // An output whose name doesn't tell whose it is can't be there without what it's of.
      let kept = outputs.filter { !TemplateEnvironments.refers($0.value, to: gone) }
      object["Outputs"] = .object(JSONObject(kept.map { ($0.key, $0.value) }))
    }
    for section in Self.sections where object[section]?.object?.isEmpty == true { object[section] = nil }
    object["Metadata"] = Self.metadata(object["Metadata"], without: names)
    self.template = object["Resources"] == nil ? Optional.none : .object(object)
  }

  /// The metadata without what it says of some environments.
  private static func metadata(_ metadata: JSONValue?, without names: Set<String>) -> JSONValue? {
    guard case .object(var metadata)? = metadata else { return metadata }
    for key in [TemplateEnvironments.metadataKey, TemplateNames.metadataKey] {
      guard case .object(let members)? = metadata[key] else { continue }
      metadata[key] = .object(JSONObject(members.filter { !names.contains($0.key) }.map { ($0.key, $0.value) }))
    }
    return .object(metadata)
  }
}

extension TemplateEnvironments {
  /// Whether a value refers to one of some resources.
  fileprivate static func refers(_ value: JSONValue, to ids: Set<String>) -> Bool {
    TemplateReference.all(in: value).contains { ids.contains($0.target) }
  }
}
