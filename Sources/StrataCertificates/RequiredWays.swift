import StrataJSON

/// The ways that a pair of environments must speak of, found by looking through the templates.
struct RequiredWays {
  let stacks: [CertifiedStack]

  /// Refuses a pair that leaves out a statement that allows something, or a reference from the one to the other.
  ///
  /// - Parameters:
  ///   - ways: The ways that it speaks of.
  ///   - from: The environment that they lead from.
  ///   - to: The environment that they lead to.
  ///   - place: The place in the certificate, for messages.
  func check(_ ways: [JSONValue], from: String, to: String, at place: String) throws(CertificateError) {
    let texts = CertifiedTexts(stacks: stacks)
    var sources: Set<String> = []
    var targets: Set<String> = []
    for way in ways {
      if let source = way["source"] { sources.insert("\(source["stack"] ?? .null) \(source["pointer"]?.string ?? "")") }
      if let target = way["target"] {
        targets.insert("\(target["stack"] ?? .null) \(target["logicalId"]?.string ?? "")")
      }
    }
    for statement in CertifiedStatement.granting(in: stacks, texts)
    where stacks[statement.stack].owner(of: statement.resource) == from {
      if !sources.contains("\(statement.stack) \(statement.pointer)") {
        throw CertificateError(
          "it says nothing of what \(statement.resource) allows at \(statement.pointer)", at: place)
      }
    }
    for (stack, own) in stacks.enumerated() {
      for resource in own.json["Resources"]?.object ?? [:] where own.owner(of: resource.key) == from {
        let references = CertifiedResource.references(in: resource.value["Properties"] ?? .null, of: stack, texts)
        for reference in references where stacks[reference.stack].owner(of: reference.id) == to {
          if !targets.contains("\(reference.stack) \(reference.id)") {
            throw CertificateError("it says nothing of \(resource.key), which names \(reference.id)", at: place)
          }
        }
      }
    }
  }
}
