import StrataJSON
import StrataTemplate
import StrataText

/// The statements of a policy, however its document is written: as an object, as JSON in a text, or by a condition.
struct PolicyDocument: Sendable {
  let rules: [PolicyRule]
  /// The places of what couldn't be read, which may allow everything.
  let unread: [WorldPlace]

  /// Reads a document, or a list of them.
  ///
  /// - Parameters:
  ///   - value: The document.
  ///   - stack: The place of its stack.
  ///   - isCertain: Whether its policy is there whatever conditions come to be.
  ///   - names: The names of the world's resources.
  init(_ value: PlacedValue, in stack: Int, isCertain: Bool, _ names: ResourceNames) {
    var (rules, unread): ([PolicyRule], [WorldPlace]) = ([], [])
    for document in value.elements {
      let place = WorldPlace(stack: stack, document.pointer)
      let isCertain = isCertain && !document.pointer.isConditional
      if document.value.object != nil, !document.value.isFunction {
        rules += Self.rules(of: document, in: stack, isCertain: isCertain, at: nil, names)
        continue
      }
      let texts = names.world.texts(of: document.value, in: stack)
      let parsed = texts.compactMap { text in text.literal.flatMap { try? JSONValue(parsing: [UInt8]($0.utf8)) } }
        .filter { $0.object != nil }
      if parsed.isEmpty || parsed.count < texts.count { unread.append(place) }
      for json in parsed {
        rules += Self.rules(
          of: PlacedValue(value: json, pointer: document.pointer), in: stack, isCertain: isCertain && parsed.count == 1,
          at: place, names)
      }
    }
    (self.rules, self.unread) = (rules, unread)
  }

  /// Reads a document that stands in no template, such as one of AWS's own.
  init(_ json: JSONValue, attachedAt place: WorldPlace, isCertain: Bool, _ names: ResourceNames) {
    rules = Self.rules(
      of: PlacedValue(value: json, pointer: place.pointer), in: place.stack, isCertain: isCertain, at: place, names)
    unread = []
  }

  private static func rules(
    of document: PlacedValue, in stack: Int, isCertain: Bool, at place: WorldPlace?, _ names: ResourceNames
  ) -> [PolicyRule] {
    (document["Statement"]?.elements ?? []).map {
      PolicyRule($0, in: stack, isCertain: isCertain, place: place, names)
    }
  }
}
