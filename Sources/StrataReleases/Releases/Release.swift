package import StrataJSON
import StrataText

/// What can be deployed: sources, the tool that reads them, what they were packed with, and the templates that all of this
/// gives for every environment.
///
/// Production gets the production template of a release whose staging template was deployed. The same files in another
/// commit are the same release.
package struct Release: Sendable, Hashable {
  /// The digest of the package's files as committed, without records and approvals, which say what became of it.
  package let tree: String
  /// The commit that it was made of; another with the same files is the same release.
  package let commit: String
  /// The version of the tool.
  package let tool: String
  /// The digests of what isn't among the files, such as packages of functions, by their names.
  package let artifacts: [String: String]
  /// The SHA-256 of each template by the names of the environment and the stack.
  package let templates: [String: [String: String]]
  /// The digest over all of it but the commit, in 64 lowercase hexadecimal digits.
  package let digest: String

  /// Describes a release.
  ///
  /// - Parameters:
  ///   - tree: The digest of the files.
  ///   - commit: The commit.
  ///   - tool: The version of the tool.
  ///   - artifacts: The digests of what isn't among the files, by name; nothing unless given.
  ///   - templates: The SHA-256 of each template by the names of the environment and the stack.
  package init(
    tree: String, commit: String, tool: String, artifacts: [String: String] = [:],
    templates: [String: [String: String]]
  ) {
    (self.tree, self.commit, self.tool) = (tree, commit, tool)
    (self.artifacts, self.templates) = (artifacts, templates)
    var counted = Self.json(tree: tree, tool: tool, artifacts: artifacts, templates: templates)
    counted["kind"] = "strata release"
    let text = (try? JSONValue.object(counted).text(keyOrder: .sorted, layout: .compact)) ?? ""
    digest = SHA256.hexDigest(of: Array(text.utf8))
  }

  /// The release as records have it.
  package var json: JSONObject {
    var object: JSONObject = ["digest": .string(digest), "commit": .string(commit)]
    for member in Self.json(tree: tree, tool: tool, artifacts: artifacts, templates: templates) {
      object[member.key] = member.value
    }
    return object
  }

  /// Whether it has a template for an environment, with these digests by the names of the stacks.
  package func gives(_ templates: [String: String], for environment: String) -> Bool {
    self.templates[environment] == templates
  }

  private static func json(
    tree: String, tool: String, artifacts: [String: String], templates: [String: [String: String]]
  ) -> JSONObject {
    [
      "tree": .string(tree), "tool": .string(tool), "artifacts": .object(.init(texts: artifacts)),
      "templates": .object(
        JSONObject(
          templates.sorted { utf8Precedes($0.key, $1.key) }.map { ($0.key, .object(.init(texts: $0.value))) })),
    ]
  }

  /// Reads what a record has.
  init(_ members: RecordMembers) throws(RecordFormatError) {
    var templates: [String: [String: String]] = [:]
    for name in members.keys(of: "templates") {
      templates[name] = try members.object("templates").texts(name)
    }
    self.init(
      tree: try members.text("tree"), commit: try members.text("commit"), tool: try members.text("tool"),
      artifacts: try members.texts("artifacts"), templates: templates)
    let given = try members.text("digest")
    if given != digest {
      throw RecordFormatError(place: members.place + "/digest", expected: "the digest \(digest)", given: given)
    }
  }
}

extension JSONObject {
  /// An object of texts, sorted by their keys.
  package init(texts: [String: String]) {
    self.init(texts.sorted { utf8Precedes($0.key, $1.key) }.map { ($0.key, .string($0.value)) })
  }
}
