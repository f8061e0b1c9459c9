import StrataJSON
package import StrataLanguage

/// The constructs and lines that all of a template comes from.
package struct Origins: Sendable {
  /// The stack.
  package let stack: Origin
  /// The resources, sorted by logical id.
  package let resources: [Origin]
  /// The members of the other sections, by the section's name.
  private let others: [String: [Origin]]

  init(stack: Origin, resources: [Origin], others: [String: [Origin]]) {
    self.stack = stack
    self.resources = resources.sorted { utf8Precedes($0.logicalID, $1.logicalID) }
    self.others = others
  }

  /// The origin of a place in the template, and what of the place lies within it.
  package func place(of pointer: [String]) -> (origin: Origin, rest: [String]) {
    guard pointer.count > 1 else { return (stack, pointer) }
    let origins = pointer[0] == "Resources" ? resources : others[pointer[0]] ?? []
    guard let origin = origins.first(where: { $0.logicalID == pointer[1] }) else { return (stack, pointer) }
    return (origin, Array(pointer.dropFirst(2)))
  }
}
