import StrataFacts
import StrataJSON
import StrataSchema
package import StrataTemplate

/// A stack, with the resources in its template.
package struct ReportedStack: Sendable {
  /// The name.
  package let name: String
  /// The name of the template's file.
  package let file: String
  /// The environment that all of it belongs to; nil for one that is shared, or of none.
  package let environment: String?
  /// The account that it's meant for; nil for any.
  package let account: String?
  /// The region that it's meant for; nil for any.
  package let region: String?
  /// The template.
  package let contents: TemplateContents
  /// The resources, in the order of the template.
  package let resources: [ReportedResource]
  /// What the template has beside its resources and what it says of itself, without what looks like a secret.
  var rest: JSONObject { shownRest.made }

  private let shownRest: Lazily<JSONObject>

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - name: The stack's name, or that of the file.
  ///   - file: The name of the template's file.
  ///   - environment: The environment that all of it belongs to; what the template says itself unless given.
  ///   - account: The account that it's meant for; any unless given.
  ///   - region: The region that it's meant for; any unless given.
  ///   - contents: The template.
  ///   - origin: Tells the construct that declared a resource and the line, for people, by the logical id.
  package init(
    name: String, file: String, environment: String? = nil, account: String? = nil, region: String? = nil,
    contents: TemplateContents, origin: (String) -> (construct: String, line: String)?
  ) {
    let owners = TemplateEnvironments(json: contents.json)
    let hiding = SecretHiding(parameters: contents.section("Parameters"))
    (self.name, self.file, self.account, self.region, self.contents) = (name, file, account, region, contents)
    self.environment = environment ?? owners.owner
    // What looks like a secret is looked for when it's asked for, since maps needn't wait for that.
    shownRest = Lazily { Self.rest(of: contents.json, hiding) }
    resources = contents.resources.map { resource in
      let origin = origin(resource.logicalID)
      return ReportedResource(
        logicalID: resource.logicalID, type: resource.type,
        environment: environment ?? owners.environment(of: resource.logicalID), construct: origin?.construct ?? "",
        line: origin?.line ?? "", shown: Lazily { Self.shown(resource, hiding) })
    }
  }

  /// The account and region that it's meant for, for people; empty for anywhere.
  var place: String { [account, region].compactMap(\.self).joined(separator: " ") }

  /// What the template has beside its resources, by its sections.
  private static func rest(of template: JSONValue, _ hiding: SecretHiding) -> JSONObject {
    JSONObject(
      (template.object ?? [:]).filter { !["Resources", "Metadata"].contains($0.key) }.map { section in
        guard let members = section.value.object else {
          return (section.key, hiding.shown(section.value, named: [section.key]))
        }
        let shown = members.map { member in
          section.key == "Parameters"
            ? (member.key, hiding.shown(member.value, ofParameter: member.key, at: []))
            : (member.key, hiding.shown(member.value, named: [member.key]))
        }
        return (section.key, .object(JSONObject(shown)))
      })
  }

  /// The resource without what looks like a secret, which a page for many eyes mustn't have.
  private static func shown(_ resource: TemplateResource, _ hiding: SecretHiding) -> JSONValue {
    let facts = KnownFacts.of(resource.type)
    return .object(
      JSONObject(
        resource.object.map { member in
          let schema = member.key == "Properties" ? facts.map { (node: $0.root, facts: $0) } : nil
          return (member.key, hiding.shown(member.value, named: [resource.logicalID, member.key], schema: schema))
        }))
  }
}
