import StrataJSON

/// An object of a record that is read, and its place in the file.
struct RecordMembers {
  private let object: JSONObject
  /// The place in the file, as `/stacks/0`; empty for the whole.
  let place: String

  init(_ object: JSONObject, at place: String = "") {
    (self.object, self.place) = (object, place)
  }

  /// Whether there is something of a name, null aside.
  func has(_ key: String) -> Bool { object[key].map { !$0.isNull } ?? false }

  func keys(of key: String) -> [String] { object[key]?.object?.keys ?? [] }

  /// The whole object.
  var content: JSONObject { object }

  func text(_ key: String) throws(RecordFormatError) -> String {
    guard let text = object[key]?.string else { throw wrong(key, "text") }
    return text
  }

  func optionalText(_ key: String) throws(RecordFormatError) -> String? { has(key) ? try text(key) : nil }

  func number(_ key: String) throws(RecordFormatError) -> Int {
    guard let number = object[key]?.integer, let number = Int(exactly: number) else {
      throw wrong(key, "a whole number")
    }
    return number
  }

  func flag(_ key: String) throws(RecordFormatError) -> Bool {
    guard let flag = object[key]?.bool else { throw wrong(key, "true or false") }
    return flag
  }

  /// A text that is one of some.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(RecordFormatError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text(key)) else {
      throw wrong(key, Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  func object(_ key: String) throws(RecordFormatError) -> RecordMembers {
    guard let object = object[key]?.object else { throw wrong(key, "an object") }
    return RecordMembers(object, at: "\(place)/\(key)")
  }

  func optionalObject(_ key: String) throws(RecordFormatError) -> RecordMembers? { has(key) ? try object(key) : nil }

  /// The objects of a list; none where there is no such list.
  func list(_ key: String) throws(RecordFormatError) -> [RecordMembers] {
    guard has(key) else { return [] }
    guard let list = object[key]?.array else { throw wrong(key, "a list of objects") }
    var members: [RecordMembers] = []
    for (index, element) in list.enumerated() {
      guard let object = element.object else { throw wrong(key, "a list of objects") }
      members.append(RecordMembers(object, at: "\(place)/\(key)/\(index)"))
    }
    return members
  }

  /// The texts of a list; none where there is no such list.
  func textList(_ key: String) throws(RecordFormatError) -> [String] {
    guard has(key) else { return [] }
    guard let texts = object[key]?.array?.map(\.string), !texts.contains(nil) else {
      throw wrong(key, "a list of texts")
    }
    return texts.compactMap { $0 }
  }

  /// The texts of an object; none where there is no such object.
  func texts(_ key: String) throws(RecordFormatError) -> [String: String] {
    guard has(key) else { return [:] }
    guard let members = object[key]?.object else { throw wrong(key, "an object of texts") }
    var texts: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else { throw wrong(key, "an object of texts") }
      texts[member.key] = text
    }
    return texts
  }

  private func wrong(_ key: String, _ expected: String) -> RecordFormatError {
    let given = object[key].map { (try? $0.text(layout: .compact)) ?? "" } ?? "nothing"
    return RecordFormatError(
      place: "\(place)/\(key)", expected: expected, given: given.count > 60 ? given.prefix(60) + "…" : given)
  }
}

/// What isn't as a record has it.
struct RecordFormatError: Error, Hashable {
  /// The place in the file, as `/stacks/0/name`.
  let place: String
  let expected: String
  let given: String
}
