package import StrataJSON

/// A loop of the language extensions as it's written.
///
/// See [Fn::ForEach](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html).
package struct WrittenLoop: Sendable {
  /// The key, `Fn::ForEach::` and a name.
  package let key: String
  /// The identifier, the list and the body; anything else where the loop isn't one.
  package let value: JSONValue
  /// The place of the loop.
  package let pointer: JSONPointer

  /// The name that stands for each value of the list.
  package var identifier: String? { value[0]?.string }

  /// The values of the list, where they're written out.
  package var values: [String]? {
    guard let list = value[1], Self.isCertain(list) else { return nil }
    return list.array?.compactMap(Scalar.text)
  }

  /// Whether a list is the same in every deployment.
  static func isCertain(_ list: JSONValue) -> Bool {
    list.array?.allSatisfy { Scalar.text(of: $0) != nil } == true
  }

  /// The loops of a template, the outer ones first.
  static func all(in template: JSONValue) -> [WrittenLoop] {
    var found: [WrittenLoop] = []
    var place = JSONPointer()
    func visit(_ value: JSONValue, under step: String) {
      place.tokens.append(step)
      defer { place.tokens.removeLast() }
      switch value {
      case .array(let elements):
        for (index, element) in elements.enumerated() where element.isNested { visit(element, under: String(index)) }
      case .object(let object):
        for member in object {
          if member.key.isLoopName {
            found.append(WrittenLoop(key: member.key, value: member.value, pointer: place.appending(member.key)))
          }
          // What a resource's own metadata has is nobody's business.
          let isMetadata = member.key == "Metadata" && place.tokens.count == 2
          if member.value.isNested, !isMetadata { visit(member.value, under: member.key) }
        }
      default: break
      }
    }
    for section in template.object ?? [:] where section.key != "Metadata" { visit(section.value, under: section.key) }
    return found
  }
}

/// A name that a loop makes twice, or that something else has.
package struct LoopClash: Sendable {
  /// The name.
  package let name: String
  /// The place of the loop.
  package let loop: JSONPointer
  /// The place of the key that the name is made of.
  package let pointer: JSONPointer
}

/// A resource that stands elsewhere than in the section, as those do of which a loop makes others.
package struct PlacedResource: Sendable {
  /// The resource, the key in the body being its id.
  package let resource: TemplateResource
  /// The place.
  package let pointer: JSONPointer

  /// The resources in a loop's body, and in those of loops in it.
  static func all(inLoop loop: JSONValue, at place: JSONPointer) -> [PlacedResource] {
    let inner = place.appending(2)
    return (loop[2]?.object ?? [:]).flatMap { member -> [PlacedResource] in
      let pointer = inner.appending(member.key)
      if member.key.isLoopName { return all(inLoop: member.value, at: pointer) }
      guard let object = member.value.object,
        let resource = TemplateResource(logicalID: member.key, object: object)
      else { return [] }
      return [PlacedResource(resource: resource, pointer: pointer)]
    }
  }
}
