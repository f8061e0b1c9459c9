import StrataJSON

/// The ways that a pair of environments must speak of, found by looking through the templates.
struct RequiredWays {
  let world: CertifiedWorld

  /// Refuses a pair that leaves out a statement that allows something, or a reference from the one to the other.
  ///
  /// - Parameters:
  ///   - ways: The ways that it speaks of.
  ///   - from: The environment that they lead from.
  ///   - to: The environment that they lead to.
  ///   - place: The place in the certificate, for messages.
  /// - Throws: ``CertificateError`` that names the first one.
  func check(_ ways: [JSONValue], from: String, to: String, at place: String) throws(CertificateError) {
    let stacks = world.stacks
    var sources: Set<String> = []
    var targets: Set<String> = []
    for way in ways {
      if let source = way["source"] { sources.insert("\(source["stack"] ?? .null) \(source["pointer"]?.string ?? "")") }
      if let target = way["target"] {
        targets.insert("\(target["stack"] ?? .null) \(target["logicalId"]?.string ?? "")")
      }
    }
    for statement in world.granting(of: from) {
      if !sources.contains("\(statement.stack) \(statement.pointer)") {
        throw CertificateError(
          "it says nothing of what \(statement.resource) allows at \(statement.pointer)", at: place)
      }
    }
    for resource in world.resources(of: from) {
      for reference in resource.references where stacks[reference.stack].owner(of: reference.id) == to {
        if !targets.contains("\(reference.stack) \(reference.id)") {
          throw CertificateError("it says nothing of \(resource.id), which names \(reference.id)", at: place)
        }
      }
    }
  }
}
