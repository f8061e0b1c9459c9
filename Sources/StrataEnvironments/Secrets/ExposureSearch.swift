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
    // Nearly always there's none, and then no places need be known.
    if mayFind(in: template, depth: 0, isPart: false) { visit(template, isPart: false) }
  }

  // MARK: Whether there is any

  /// Looks whether anything is found in a value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - depth: The number of steps to it.
  ///   - isPart: Whether it's part of a text that's put together and looked at as a whole.
  /// - Returns: Whether there is any.
  private func mayFind(in value: JSONValue, depth: Int, isPart: Bool) -> Bool {
    switch value {
    case .string(let text): return !search.owners(in: text).isEmpty
    case .integer, .number: return !owners(inNumber: value).isEmpty
    case .array(let elements):
      return elements.withElementsInPlace { elements in
        elements.indices.contains { mayFind(in: elements[$0], depth: depth + 1, isPart: isPart) }
      }
    case .object(let object):
      if object.count == 1, let call = value.call {
        let isWhole = call.function == .join || call.function == .sub
        if isWhole, !isPart, !joinedOwners(of: value).isEmpty { return true }
        let isPart = JoinedText.isPutTogether(by: call.function) && (isWhole || isPart)
        return mayFind(in: call.argument, depth: depth + 1, isPart: isPart)
      }
      return object.withMembersInPlace { members in
        members.indices.contains { mayFind(in: members[$0], depth: depth + 1) }
      }
    case .null, .bool, .double: return false
    }
  }

  private func mayFind(in element: borrowing InPlace<JSONValue>, depth: Int, isPart: Bool) -> Bool {
    mayFind(in: element.value, depth: depth, isPart: isPart)
  }

  private func mayFind(in member: borrowing InPlace<JSONObject.Member>, depth: Int) -> Bool {
    !owners(inKey: member.value.key, depth: depth).isEmpty
      || mayFind(in: member.value.value, depth: depth, isPart: false)
  }

  // MARK: Where they are

  /// Looks at a value, and whether it's part of a text that's put together and looked at as a whole.
  private mutating func visit(_ value: JSONValue, isPart: Bool) {
    switch value {
    case .string(let text): note(search.owners(in: text))
    case .integer, .number: note(owners(inNumber: value))
    case .array(let elements):
      for index in elements.indices { visit(elements[index], under: String(index), isPart: isPart) }
    case .object(let object):
      guard object.count == 1, let call = value.call else {
        object.withMembers { members in
          for index in members.indices { visit(members[index]) }
        }
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
    note(owners(inKey: member.key, depth: place.tokens.count))
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
    note(joinedOwners(of: value).filter { places[$0]?.count ?? 0 == before[$0] ?? 0 })
  }

  private mutating func note(_ owners: Set<Int>) {
    if owners.isEmpty { return }
    for owner in owners { places[owner, default: []].append(place) }
  }

  // MARK: Whose texts they are

  private func owners(inNumber value: JSONValue) -> Set<Int> {
    switch value {
    case .integer(let number) where number.magnitude > 9_999_999: search.owners(in: String(number))
    case .number(let number): search.owners(in: number.description)
    default: []
    }
  }

  private func owners(inKey key: String, depth: Int) -> Set<Int> {
    // The names within sections are ids, and made of words.
    depth == 2 ? search.owners(inName: key) : search.owners(in: key)
  }

  private func joinedOwners(of value: JSONValue) -> Set<Int> {
    var owners: Set<Int> = []
    let first = JoinedText(value, in: template, branch: 1)
    let texts = first.isConditional ? [first, JoinedText(value, in: template, branch: 2)] : [first]
    for text in texts {
      // What it only refers to is found where that stands.
      let others = text.referenced.reduce(into: Set<Int>()) { $0.formUnion(search.owners(in: $1)) }
      owners.formUnion(search.owners(in: String(decoding: text.bytes, as: UTF8.self)).subtracting(others))
    }
    return owners
  }
}
