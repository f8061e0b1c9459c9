import StrataJSON

/// The loops of a template as what they expand to, where their lists are known before deployment.
///
/// A list is known where it's written out, in a parameter's default or in a mapping. A loop whose list isn't, or whose
/// members would have a name that's taken, stays as it's written.
/// See [Fn::ForEach](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html).
struct LoopExpansion {
  /// The template as it's written.
  let source: JSONValue
  /// The loops as they're written.
  let loops: [WrittenLoop]
  /// The names that loops make twice, or that something else has.
  private(set) var clashes: [LoopClash] = []
  /// The template, with what the loops make in their places.
  private(set) var json: JSONValue
  /// The places of what loops made, as they are written.
  private var written: [JSONPointer: JSONPointer] = [:]
  /// The number of members that loops may make before the rest stays as it is.
  private var budget = 10_000

  private let lists: LoopLists

  init(_ template: JSONValue) {
    source = template
    json = template
    loops = WrittenLoop.all(in: template)
    lists = LoopLists(template)
    guard case .object(var object) = template else { return }
    for section in ["Conditions", "Resources", "Outputs"] {
      guard let members = object[section]?.object, Self.hasLoops(.object(members)) else { continue }
      object[section] = .object(expanded(members, at: Place(JSONPointer([section])), [:]))
    }
    json = .object(object)
  }

  /// The place as it's written of a place in the expanded template.
  func written(_ pointer: JSONPointer) -> JSONPointer {
    if written.isEmpty { return pointer }
    for count in stride(from: pointer.tokens.count, to: 0, by: -1) {
      if let place = written[JSONPointer(Array(pointer.tokens.prefix(count)))] {
        return JSONPointer(place.tokens + pointer.tokens.dropFirst(count))
      }
    }
    return pointer
  }

  /// Whether there is a loop somewhere in a value.
  static func hasLoops(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements): elements.contains(where: hasLoops)
    case .object(let object): object.contains { $0.key.isLoopName || hasLoops($0.value) }
    default: false
    }
  }

  /// A place in the expanded template, and the same as it's written.
  private struct Place {
    let expanded: JSONPointer
    let written: JSONPointer

    init(_ pointer: JSONPointer) {
      self.init(expanded: pointer, written: pointer)
    }

    init(expanded: JSONPointer, written: JSONPointer) {
      self.expanded = expanded
      self.written = written
    }

    func appending(_ step: String) -> Place {
      Place(expanded: expanded.appending(step), written: written.appending(step))
    }
  }

  /// The members of an object with those that its loops make, `values` being those of the loops around it.
  private mutating func expanded(_ object: JSONObject, at place: Place, _ values: [String: String]) -> JSONObject {
    var members: [JSONObject.Member] = []
    var names = Set(object.keys.filter { !$0.isLoopName })
    for member in object {
      if member.key.isLoopName, let made = made(by: member, at: place, values, unlike: names) {
        names.formUnion(made.map(\.key))
        members += made
      } else {
        let inner = place.appending(member.key)
        members.append(.init(key: member.key, value: expanded(member.value, at: inner, values)))
      }
    }
    return JSONObject(members.map { ($0.key, $0.value) })
  }

  private mutating func expanded(_ value: JSONValue, at place: Place, _ values: [String: String]) -> JSONValue {
    switch value {
    case .array(let elements):
      return .array(
        elements.enumerated().map { expanded($0.element, at: place.appending(String($0.offset)), values) })
    case .object(let object):
      let inner = expanded(object, at: place, values)
      return values.isEmpty ? .object(inner) : JSONValue.object(inner).replacingIdentifiers(values)
    default: return value
    }
  }

  /// The members that a loop makes; nil where its list isn't known, or a name would be taken.
  private mutating func made(
    by loop: JSONObject.Member, at place: Place, _ values: [String: String], unlike names: Set<String>
  ) -> [JSONObject.Member]? {
    guard let arguments = loop.value.array, arguments.count == 3, let identifier = arguments[0].string,
      let list = lists.values(of: arguments[1].replacingIdentifiers(values)), let body = arguments[2].object,
      list.count * body.count <= budget
    else { return nil }
    budget -= list.count * body.count
    let inner = place.written.appending(loop.key).appending(2)
    var made: [JSONObject.Member] = []
    var names = names
    for value in list {
      let values = values.merging([identifier: value]) { $1 }
      for member in body {
        if member.key.isLoopName {
          let place = Place(expanded: place.expanded, written: inner)
          guard let others = self.made(by: member, at: place, values, unlike: names) else { return nil }
          names.formUnion(others.map(\.key))
          made += others
          continue
        }
        let key = member.key.replacingIdentifiers(values)
        guard names.insert(key).inserted else {
          if WrittenLoop.isCertain(arguments[1]) {
            clashes.append(
              LoopClash(name: key, loop: place.written.appending(loop.key), pointer: inner.appending(member.key)))
          }
          return nil
        }
        let place = Place(expanded: place.expanded.appending(key), written: inner.appending(member.key))
        written[place.expanded] = place.written
        made.append(.init(key: key, value: expanded(member.value, at: place, values)))
      }
    }
    return made
  }
}
