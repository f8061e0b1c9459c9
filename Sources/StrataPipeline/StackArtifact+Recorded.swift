import StrataJSON
import StrataLanguage
import StrataSynthesis
package import StrataTemplate
import StrataText

/// The template of a nested stack that was deployed before.
package struct RecordedNested {
  let logicalPath: String
  let template: Template
  let bytes: [UInt8]
  let environment: String?

  /// Names a template.
  ///
  /// - Parameters:
  ///   - logicalPath: The logical ids of the resources that lead to it, joined by slashes.
  ///   - template: The template.
  ///   - bytes: The bytes of its file, as they were kept.
  ///   - environment: The environment in whose bucket it is; nil where a parameter names the bucket.
  package init(_ logicalPath: String, _ template: Template, bytes: [UInt8], environment: String?) {
    (self.logicalPath, self.template, self.bytes, self.environment) = (logicalPath, template, bytes, environment)
  }
}

extension StackArtifact {
  /// The same stack with a template that was deployed before, and was checked then.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - bytes: The bytes of its file, as they were kept.
  ///   - tags: The stack's tags as they were; those of now where nobody knows.
  ///   - nested: The templates of the stacks that were nested in it; none unless given.
  /// - Returns: The stack, with the account and the region that it has now.
  package func goingBack(
    to template: Template, bytes: [UInt8], tags: [String: String]?, nested: [RecordedNested] = []
  ) -> StackArtifact {
    let needs = [template.needs(of: bytes)] + nested.map { $0.template.needs(of: $0.bytes) }
    let rendered = checked.rendered.goingBack(to: template, tags ?? checked.rendered.tags, needing: needs.joinedNeeds)
    let size = CheckedStack.sentSize(of: template, written: bytes.count)
    let artifacts = nested.map { nested in
      NestedArtifact(
        checked: CheckedStack(
          rendered: checked.rendered.nested(at: nested.logicalPath, nested.template, in: nested.environment),
          bytes: nested.bytes, sentByteCount: nested.bytes.count, nested: []),
        sha256: SHA256.hexDigest(of: nested.bytes), logicalPath: nested.logicalPath)
    }
    return StackArtifact(
      CheckedStack(rendered: rendered, bytes: bytes, sentByteCount: size, nested: artifacts),
      dependencies: dependencies)
  }
}

extension Template {
  /// The capabilities that the template needs, by the bytes that were kept of it.
  fileprivate func needs(of bytes: [UInt8]) -> [Capability] {
    // A transform stands at the top, or anywhere inside.
    let text = String(decoding: bytes, as: UTF8.self)
    return capabilities(hasMacros: json["Transform"] != nil || text.contains("\"Fn::Transform\""))
  }
}
