import StrataJSON
import StrataTemplate

/// A part of a template that may have got another name: a resource, or what resources refer to.
struct RenamedPart {
  /// The parts that share their names, which is what decides on what a reference means.
  enum Kind: Hashable {
    /// A resource or a parameter, which `Ref` names.
    case referable
    case condition, mapping
  }

  /// A name of a part.
  struct Name: Hashable {
    let kind: Kind
    let text: String
  }

  let name: Name
  /// The resource; nil for a part of another kind.
  let resource: TemplateResource?
  /// The resource's type, or the section.
  let type: String
  private let content: JSONValue

  init(_ resource: TemplateResource) {
    name = Name(kind: .referable, text: resource.logicalID)
    (self.resource, type, content) = (resource, resource.type, .object(resource.object))
  }

  private init(_ text: String, _ kind: Kind, in section: String, _ content: JSONValue) {
    name = Name(kind: kind, text: text)
    (resource, type, self.content) = (nil, section, content)
  }

  /// The parts that the first of two templates has and the second hasn't, by their names.
  static func all(of template: ComparedTemplate, butOf other: ComparedTemplate) -> [RenamedPart] {
    var parts = template.resources.filter { other.resource($0.logicalID) == nil }.map(RenamedPart.init)
    if parts.isEmpty { return [] }
    for (section, kind) in [("Parameters", Kind.referable), ("Conditions", .condition), ("Mappings", .mapping)] {
      let known = other.section(section)
      for member in template.section(section) where known[member.key] == nil {
        parts.append(RenamedPart(member.key, kind, in: section, member.value))
      }
    }
    return parts
  }

  /// The names of the parts that this one refers to.
  var uses: [Name] {
    guard let resource else {
      if type == "Mappings" { return [] }
      return ResourceReference.targets(inCondition: content).map(Name.init)
    }
    return ResourceReference.all(in: resource).map { Name($0.target) }
      + resource.dependencies.map { Name(kind: .referable, text: $0) }
      + (resource.object["Condition"]?.string.map { [Name(kind: .condition, text: $0)] } ?? [])
  }

  /// The form of what the template says of it, with other names in it.
  func form(with names: OtherNames) -> Form {
    let content = names.applied(to: content)
    guard resource != nil else {
      return FormReader(renames: names.referable).form(content, isLoose: true) ?? .scalar(.null)
    }
    let reader = FormReader(type: type, renames: names.referable)
    let dependencies = (content["DependsOn"]?.array ?? content["DependsOn"].map { [$0] } ?? []).enumerated().map {
      Form.Element(index: $0, form: $1.string.map { .reference(reader.renamed($0)) } ?? .scalar($1))
    }
    return .list(
      [
        reader.properties(content["Properties"]) ?? .object([]), .set(FormSet(elements: dependencies)),
        .scalar(content["Condition"] ?? .null),
      ].enumerated().map { Form.Element(index: $0, form: $1) })
  }
}

extension RenamedPart.Name {
  init(_ target: ResourceReference.Target) {
    switch target {
    case .name(let name), .attribute(let name, _): self.init(kind: .referable, text: name)
    case .condition(let name): self.init(kind: .condition, text: name)
    case .mapping(let name, _, _): self.init(kind: .mapping, text: name)
    }
  }
}
