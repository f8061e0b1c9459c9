import StrataJSON

/// Writes the facts of one type as a table has them; what it can't understand says nothing, and is listed as a problem.
struct TypeWriter {
  let json: JSONValue
  /// Every part that couldn't be understood or written.
  private(set) var problems: [String] = []
  /// The position of each definition, by name.
  let definitions: [String: Int]
  private var body = Array(repeating: TableDigits.zero, count: TypeRecord.length)
  /// The place of what is written, which is written once.
  private var places: [[UInt8]: Int] = [:]

  init(_ json: JSONValue) {
    self.json = json
    let names = (json["d"]?.object ?? [:]).sorted().keys
    definitions = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The type's line: its name, a tab and its facts; nil where there is no schema.
  mutating func line(of name: String) -> [UInt8]? {
    guard case .object(let object) = json, let schema = object["s"], schema.object != nil else { return nil }
    for member in object where !Self.keys.contains(member.key) { complain("the key \(member.key) has no meaning") }
    set(.root, node(schema))
    if let definitions = object["d"], let place = members(definitions, required: []) { set(.definitions, place) }
    if let addition = object["m"] { set(.supplement, node(addition)) }
    for (part, key) in TypeRecord.paths { if let paths = object[key] { set(part, texts(paths)) } }
    if let attributes = attributes(object["at"]) { set(.attributes, attributes) }
    if let tagging = tagging(object["tg"]) { set(.tagging, tagging) }
    var flags = 0
    if object["us"]?.bool == false { flags |= TypeRecord.Flag.isMissingInUSEast1 }
    if object["h"]?.bool == true { flags |= TypeRecord.Flag.hasHandlers }
    body.replaceSubrange(0..<1, with: TableDigits.bytes(of: UInt64(flags), count: 1))
    body.replaceSubrange(1..<3, with: count(name.utf8.count, of: "a name's bytes"))
    return Array(name.utf8) + [UInt8(ascii: "\t")] + body + [UInt8(ascii: "\n")]
  }

  private static let keys: Set<String> = Set(["s", "d", "m", "at", "tg", "us", "h"] + TypeRecord.paths.map(\.key))

  private mutating func set(_ part: TypeRecord.Part, _ place: Int) {
    let start = TypeRecord.headLength + 3 * part.rawValue
    body.replaceSubrange(start..<(start + 3), with: TableDigits.bytes(of: UInt64(place), count: 3))
  }

  private mutating func attributes(_ json: JSONValue?) -> Int? {
    guard let json else { return nil }
    let attributes = object(json).sorted()
    var bytes = count(attributes.count, of: "attributes")
    for attribute in attributes {
      bytes += number(text(attribute.key))
      bytes += TableDigits.bytes(of: UInt64(types(attribute.value).rawValue), count: 1)
    }
    return put(bytes)
  }

  private mutating func tagging(_ json: JSONValue?) -> Int? {
    guard let property = string(json?["p"]) else { return nil }
    let word = json?["k"]?.string
    let kind = Tagging.Kind.allCases.first { $0.word == word } ?? .other
    return put(number(text(property)) + TableDigits.bytes(of: UInt64(kind.rawValue), count: 1))
  }

  // MARK: Writing

  /// Writes bytes, unless they're there already, and gives their place.
  mutating func put(_ bytes: [UInt8]) -> Int {
    if let place = places[bytes] { return place }
    let place = body.count
    if place >= 1 << 18 { complain("the facts have more than \(1 << 18) bytes") }
    body += bytes
    places[bytes] = place
    return place
  }

  /// Writes a text.
  mutating func text(_ text: String) -> Int { put(count(text.utf8.count, of: "bytes of a text") + text.utf8) }

  /// The digits of a place.
  func number(_ place: Int) -> [UInt8] { TableDigits.bytes(of: UInt64(place), count: 3) }

  /// The digits of a count.
  mutating func count(_ count: Int, of things: String) -> [UInt8] {
    if count >= 1 << 12 { complain("there are \(count) \(things), and at most \(1 << 12 - 1) can be written") }
    return TableDigits.bytes(of: UInt64(count), count: 2)
  }

  mutating func complain(_ problem: String) { problems.append(problem) }
}

extension TypeRecord {
  /// The lists of paths, with the keys that JSON has for them.
  static let paths: [(part: Part, key: String)] = [
    (.readOnly, "ro"), (.createOnly, "co"), (.conditionalCreateOnly, "cc"), (.writeOnly, "wo"), (.deprecated, "dp"),
    (.identifier, "id"),
  ]
}
