package import StrataFindings
import StrataJSON
import StrataLanguage
import StrataSynthesis
package import StrataTemplate

extension RenderedStack {
  /// The templates that the stack has beside its own, by the names of their files.
  var nestedTemplates: NestedTemplates {
    if nested.isEmpty { return .none }
    return NestedTemplates(
      nested.map { nested in
        NestedTemplates.File(
          path: CheckedStack.fileName(of: nested.stack.name), json: nested.stack.template.json, bytes: nested.bytes)
      })
  }
}

extension CheckedStack {
  /// The stacks that the template nests, with the templates that were made with it, and what crosses their borders.
  package var nestedStacks: [NestedStack] {
    // A template has the digests of those in it in its own bytes, so that there can be no circle.
    nested.isEmpty ? [] : (try? contents.nestedStacks()) ?? []
  }

  /// The paths of constructs by the logical ids of their resources, those of nested stacks behind the stacks' own, as in
  /// `Network/Vpc`.
  package var constructPaths: [String: String] {
    var paths: [String: String] = [:]
    for origin in rendered.origins.resources { paths[origin.logicalID] = "\(origin.path)" }
    for stack in nestedStacks.flatMap(\.all) {
      for origin in artifact(of: stack.file)?.origins ?? [] {
        paths["\(stack.name)/\(origin.logicalID)"] = "\(origin.path)"
      }
    }
    return paths
  }

  /// A finding in the template of a nested stack with the construct, the property and the line that its place comes from.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - file: The name of the template's file; of the stack's own template where none has that name.
  /// - Returns: The finding with its place.
  package func placed(_ finding: Finding, inFile file: String?) -> Finding {
    (artifact(of: file)?.checked ?? self).placed(finding)
  }

  private func artifact(of file: String?) -> NestedArtifact? { nested.first { $0.fileName == file } }
}
