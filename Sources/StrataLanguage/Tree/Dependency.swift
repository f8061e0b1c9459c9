import StrataFindings

/// One construct that waits for another.
package struct Dependency {
  package let dependent: ConstructNode
  package let prerequisite: ConstructNode
  package let site: DeclarationSite
}

extension Finding {
  package static func foreignConstruct(_ path: ConstructPath) -> Finding {
    Finding(
      .invalidReference, "\(path) belongs to another app or an earlier synthesis",
      hint: "declare both in one App closure, and keep no construct from one synthesis to the next")
  }
}
