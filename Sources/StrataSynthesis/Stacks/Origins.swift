import StrataJSON
package import StrataLanguage

/// The constructs and lines that all of a template comes from.
package struct Origins: Sendable {
  /// The stack.
  package let stack: Origin
  /// The resources in the order of declaration.
  private let declaredResources: [Origin]
  /// The members of the other sections, by the section's name.
  private let others: [String: [Origin]]
  /// The places in profiles that values were read from.
  private let values: [ValuePlace: ValueOrigin]

  init(stack: Origin, resources: [Origin], others: [String: [Origin]], values: [ValuePlace: ValueOrigin]) {
    self.stack = stack
    self.values = values
    declaredResources = resources
    self.others = others
  }

  /// The resources, sorted by logical id.
  package var resources: [Origin] { declaredResources.sorted { utf8Precedes($0.logicalID, $1.logicalID) } }

  /// The origin of a place in the template, and what of the place lies within it.
  package func place(of pointer: [String]) -> (origin: Origin, rest: [String]) {
    guard pointer.count > 1 else { return (stack, pointer) }
    let origins = pointer[0] == "Resources" ? declaredResources : others[pointer[0]] ?? []
    guard let origin = origins.first(where: { $0.logicalID == pointer[1] }) else { return (stack, pointer) }
    return (origin, Array(pointer.dropFirst(2)))
  }

  /// The place in a profile that a value was read from, or that which it's a part of.
  ///
  /// - Parameters:
  ///   - construct: What has the value.
  ///   - steps: The way to the value, from the construct's properties on.
  /// - Returns: The place; an unknown one where it was read from none.
  package func value(of construct: Origin, at steps: [String]) -> ValueOrigin {
    if values.isEmpty { return ValueOrigin() }
    for count in steps.indices.map({ $0 + 1 }).reversed() {
      let place = ValuePlace(construct.path, steps.prefix(count).joined(separator: "/"))
      if let found = values[place] { return found }
    }
    return ValueOrigin()
  }
}

/// A place in what a construct declares that a value stands at.
struct ValuePlace: Sendable, Hashable {
  private let path: String
  private let property: String

  init(_ path: ConstructPath, _ property: String) {
    self.path = path.description
    self.property = property
  }
}
