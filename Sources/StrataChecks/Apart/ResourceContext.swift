import StrataJSON
import StrataTemplate

/// What a rule that looks at each resource by itself may depend on beside the resource: the rest of a template, and what is
/// known beside it.
enum ResourceContext {
  /// The context as bytes, which are the same for the same and for nothing else.
  static func bytes(of template: TemplateContents) -> [UInt8] {
    var writer = ImageWriter()
    for section in template.json.object ?? [:] where !sectionsWithoutMeaning.contains(section.key) {
      writer.add(section.key)
      writer.add(section.value)
    }
    let deployment = template.deployment
    writer.add(deployment.account ?? "")
    writer.add(deployment.isAnybodys ? 1 : 0)
    writer.add(deployment.boundaries.count)
    for (name, boundary) in deployment.boundaries.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      writer.add(name)
      writer.add(boundary)
    }
    for (name, value) in deployment.parameters.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      writer.add(name)
      writer.add(value)
    }
    return writer.bytes
  }

  /// The sections that say nothing of a resource, or that aren't its context but what it's part of.
  private static let sectionsWithoutMeaning: Set = ["Description", "Metadata", "Outputs", "Resources"]
}
