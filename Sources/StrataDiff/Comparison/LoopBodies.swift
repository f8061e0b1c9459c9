import StrataJSON
import StrataTemplate

/// Puts what loops make in their places, so that it's compared as the resources that it becomes.
///
/// Where a loop's list is known before deployment, that is each of them. Where it isn't, it's the body as it's written,
/// once: what it says is the same for each.
enum LoopBodies {
  /// The contents of a template without loops that make resources.
  static func contents(of template: JSONValue) -> TemplateContents {
    // Without its transform a loop is none, and is left as it is but for those that would make resources.
    guard template["Transform"] != nil || hasLoops(template) else {
      return TemplateContents(template, expandingLoops: false)
    }
    let contents = TemplateContents(template)
    let expanded = contents.json
    if !hasLoops(expanded), !contents.hasExpandedLoops { return contents }
    guard case .object(var root) = expanded, hasLoops(expanded), let resources = root["Resources"]?.object else {
      return TemplateContents(expanded, expandingLoops: false)
    }
    var members: [(String, JSONValue)] = []
    var names = Set(resources.keys)
    for member in resources {
      members.append((member.key, member.value))
      for inner in bodies(member) where names.insert(inner.0).inserted { members.append(inner) }
    }
    root["Resources"] = .object(JSONObject(members))
    return TemplateContents(.object(root), expandingLoops: false)
  }

  private static func hasLoops(_ template: JSONValue) -> Bool {
    template["Resources"]?.object?.contains { $0.key.isLoopName } ?? false
  }

  /// The resources in the body of a loop, under the names that they have there.
  private static func bodies(_ member: JSONObject.Member) -> [(String, JSONValue)] {
    guard member.key.isLoopName, let body = member.value[2]?.object else { return [] }
    return body.flatMap { inner -> [(String, JSONValue)] in
      inner.key.isLoopName ? bodies(inner) : inner.value["Type"]?.string == nil ? [] : [(inner.key, inner.value)]
    }
  }

  /// Whether a change of a loop is one of its list alone, which isn't known before deployment.
  static func isOpenList(_ section: SectionDifference, in templates: ComparedTemplate...) -> Bool {
    guard section.section == "Resources", let name = section.name, name.isLoopName else { return false }
    let isOpen = templates.contains { $0.section("Resources")[name] != nil }
    return isOpen && section.changes.contains { $0.pointer.tokens.first == "1" }
  }

  /// The resources in the body of a loop that isn't expanded.
  static func resources(of loop: String, in template: ComparedTemplate) -> [TemplateResource] {
    guard let value = template.section("Resources")[loop] else { return [] }
    return bodies(JSONObject.Member(key: loop, value: value)).compactMap { template.resource($0.0) }
  }
}
