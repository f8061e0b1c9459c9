import StrataJSON
import StrataTemplate

/// Goes through a template and notes where sensitive texts stand in it.
struct ExposureSearch {
  /// The places of each sensitive text, by its place among them.
  private(set) var places: [Int: [JSONPointer]] = [:]

  private let search: SecretSearch
  private let template: JSONValue
  // One place that grows and shrinks, as a new one for each value takes long.
  private var place = JSONPointer()

  init(_ search: SecretSearch, in template: JSONValue) {
    (self.search, self.template) = (search, template)
    visit(template, isPart: false)
  }

  /// Looks at a value, and whether it's part of a text that's put together and looked at as a whole.
  private mutating func visit(_ value: JSONValue, isPart: Bool) {
    switch value {
    case .string(let text): note(search.owners(in: text))
    case .integer(let number) where number.magnitude > 9_999_999: note(search.owners(in: String(number)))
    case .number(let number): note(search.owners(in: number.description))
    case .array(let elements):
      for index in elements.indices { visit(elements[index], under: String(index), isPart: isPart) }
    case .object(let object):
      guard object.count == 1, let call = value.call else {
        for member in object { visit(member) }
        return
      }
      let isWhole = call.function == .join || call.function == .sub
      let before = isWhole && !isPart ? places.mapValues(\.count) : [:]
      visit(call.argument, under: call.name, isPart: JoinedText.isPutTogether(by: call.function) && (isWhole || isPart))
      if isWhole, !isPart { noteJoined(value, unlessFoundSince: before) }
    default: break
    }
  }

  private mutating func visit(_ member: JSONObject.Member) {
    place.tokens.append(member.key)
    // The names within sections are ids, and made of words.
    note(place.tokens.count == 2 ? search.owners(inName: member.key) : search.owners(in: member.key))
    visit(member.value, isPart: false)
    place.tokens.removeLast()
  }

  private mutating func visit(_ value: JSONValue, under step: String, isPart: Bool) {
    place.tokens.append(step)
    visit(value, isPart: isPart)
    place.tokens.removeLast()
  }

  /// Looks at the text that a function puts together, for what stands in none of its parts.
  private mutating func noteJoined(_ value: JSONValue, unlessFoundSince before: [Int: Int]) {
    var owners: Set<Int> = []
    let first = JoinedText(value, in: template, branch: 1)
    let texts = first.isConditional ? [first, JoinedText(value, in: template, branch: 2)] : [first]
    for text in texts {
      // What it only refers to is found where that stands.
      let others = text.referenced.reduce(into: Set<Int>()) { $0.formUnion(search.owners(in: $1)) }
      owners.formUnion(search.owners(in: String(decoding: text.bytes, as: UTF8.self)).subtracting(others))
    }
    note(owners.filter { places[$0]?.count ?? 0 == before[$0] ?? 0 })
  }

  private mutating func note(_ owners: Set<Int>) {
    if owners.isEmpty { return }
    for owner in owners { places[owner, default: []].append(place) }
  }
}
