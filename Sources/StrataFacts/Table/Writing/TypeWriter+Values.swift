import StrataJSON

extension TypeWriter {
  mutating func string(_ json: JSONValue?) -> String? {
    guard let json else { return nil }
    if case .string(let text) = json { return text }
    complain("a text is none")
    return nil
  }

  mutating func flag(_ json: JSONValue?) -> Bool {
    guard let json else { return false }
    if case .bool(let flag) = json { return flag }
    complain("a flag is neither true nor false")
    return false
  }

  mutating func list(_ json: JSONValue?) -> [JSONValue] {
    guard let json else { return [] }
    if case .array(let list) = json { return list }
    complain("a list is none")
    return []
  }

  mutating func object(_ json: JSONValue?) -> JSONObject {
    guard let json else { return [:] }
    if case .object(let object) = json { return object }
    complain("an object is none")
    return [:]
  }

  mutating func strings(_ json: JSONValue?) -> [String] {
    var strings: [String] = []
    for element in list(json) { if let string = string(element) { strings.append(string) } }
    return strings
  }

  /// The letters of kinds, be they one or a list.
  func letters(_ json: JSONValue?) -> [String] { (json?.array ?? [json].compactMap(\.self)).compactMap(\.string) }

  mutating func types(_ json: JSONValue?) -> SchemaTypes {
    guard let json else { return [] }
    var types: SchemaTypes = []
    // z is null, which CloudFormation takes nowhere.
    for letter in json.array ?? [json] where letter != "z" {
      if let type = letter.string.flatMap(SchemaTypes.init(letter:)) {
        types.insert(type)
      } else {
        complain("a type isn't one of s i n b a o")
      }
    }
    return types
  }

  // MARK: Writing

  /// Writes a list of texts.
  mutating func texts(_ json: JSONValue) -> Int { texts(strings(json)) }

  /// Writes a list of texts.
  mutating func texts(_ strings: [String]) -> Int {
    var bytes = count(strings.count, of: "texts")
    for string in strings { bytes += number(text(string)) }
    return put(bytes)
  }

  /// Writes a list of names, or of such lists.
  mutating func groups(_ json: JSONValue?) -> Int? {
    guard let json else { return nil }
    let elements = list(json)
    var groups: [Int] = []
    if case .array? = elements.first {
      for element in elements { groups.append(texts(element)) }
    } else if !elements.isEmpty {
      groups.append(texts(json))
    }
    var bytes = count(groups.count, of: "groups")
    for group in groups { bytes += number(group) }
    return put(bytes)
  }

  /// Writes lists of names by name.
  mutating func namesByName(_ json: JSONValue?) -> Int? {
    guard let json else { return nil }
    let lists = object(json)
    var bytes = count(lists.count, of: "names")
    for member in lists { bytes += number(text(member.key)) + number(texts(member.value)) }
    return put(bytes)
  }

  /// Writes the least and the greatest of something.
  mutating func bounds(_ json: JSONValue?) -> Int? {
    guard json != nil else { return nil }
    let bounds = list(json)
    guard bounds.count == 2 else {
      complain("bounds aren't two")
      return nil
    }
    var bytes: [UInt8] = []
    for bound in bounds {
      let place = bound.isNull ? nil : decimal(bound).map { text($0) }
      bytes += number(place ?? 0)
    }
    return put(bytes)
  }

  /// The text of a number.
  mutating func decimal(_ json: JSONValue) -> String? {
    switch json {
    case .integer, .double, .number: return try? json.text(layout: .compact)
    default:
      complain("a number is none")
      return nil
    }
  }
}
