package import StrataFindings
import StrataJSON
import StrataLanguage
package import StrataSynthesis

extension RenderedStack {
  /// A finding with the construct, the property and the line that its place in the template comes from.
  package func placed(_ finding: Finding) -> Finding {
    guard let pointer = finding.pointer else { return finding }
    var (origin, rest) = origins.place(of: pointer.tokens)
    // Whoever declares a resource gives its properties by their names.
    if rest.count > 1, rest[0] == "Properties", pointer.tokens[0] == "Resources" { rest.removeFirst() }
    return finding.placed(
      path: origin.path.description, property: rest.isEmpty ? nil : rest.joined(separator: "/"), site: origin.site,
      adding: origins.value(of: origin, at: rest).notes + origin.notes
    ).resolvingNotes { pointer in
      let origin = origins.place(of: pointer.tokens).origin
      return (origin.site, origin.path.description)
    }
  }
}
