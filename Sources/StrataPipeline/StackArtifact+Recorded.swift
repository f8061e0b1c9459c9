import StrataJSON
import StrataSynthesis
package import StrataTemplate

extension StackArtifact {
  /// The same stack with a template that was deployed before, and was checked then.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - bytes: The bytes of its file, as they were kept.
  ///   - tags: The stack's tags as they were; those of now where nobody knows.
  /// - Returns: The stack, with the account and the region that it has now.
  package func goingBack(to template: Template, bytes: [UInt8], tags: [String: String]?) -> StackArtifact {
    // A transform stands at the top, or anywhere inside.
    let text = String(decoding: bytes, as: UTF8.self)
    let hasMacros = template.json["Transform"] != nil || text.contains("\"Fn::Transform\"")
    let rendered = checked.rendered.goingBack(
      to: template, tags ?? checked.rendered.tags, needing: template.capabilities(hasMacros: hasMacros))
    let size = CheckedStack.sentSize(of: template, written: bytes.count)
    return StackArtifact(
      CheckedStack(rendered: rendered, bytes: bytes, sentByteCount: size, nested: []), dependencies: dependencies)
  }
}
