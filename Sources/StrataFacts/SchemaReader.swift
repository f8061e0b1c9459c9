import StrataJSON

/// Makes nodes of JSON; what it can't understand says nothing, and is listed as a problem.
struct SchemaReader {
  /// The place of each definition, by name.
  let positions: [String: Int]
  private(set) var problems: [String] = []
  private let isStrict: Bool

  init(positions: [String: Int]) {
    self.positions = positions
    isStrict = false
  }

  init(definitions: JSONObject, isStrict: Bool = false) {
    positions = Dictionary(definitions.enumerated().map { ($1.key, $0) }) { first, _ in first }
    self.isStrict = isStrict
  }

  mutating func node(_ json: JSONValue) -> SchemaNode {
    if case .object(let object) = json { return SchemaNode(object, &self) }
    complain("a node is no object")
    return SchemaNode([:], &self)
  }

  mutating func nodes(_ json: JSONValue?) -> [SchemaNode] {
    list(json).map { node($0) }
  }

  mutating func members(_ json: JSONValue?) -> [(name: String, node: SchemaNode)] {
    object(json).map { ($0.key, node($0.value)) }
  }

  mutating func reference(_ json: JSONValue?) -> SchemaNode.Reference? {
    guard let name = string(json) else { return nil }
    let position = positions[name]
    if position == nil { complain("there is no definition \(name)") }
    return SchemaNode.Reference(name: name, position: position)
  }

  mutating func types(_ json: JSONValue?) -> SchemaTypes {
    guard let json else { return [] }
    let letters = json.array ?? [json]
    var types: SchemaTypes = []
    // z is null, which CloudFormation takes nowhere.
    for letter in letters where letter != "z" {
      if let type = letter.string.flatMap(SchemaTypes.init(letter:)) {
        types.insert(type)
      } else {
        complain("a type isn't one of s i n b a o")
      }
    }
    return types
  }

  mutating func checkKeys(of json: JSONObject) {
    guard isStrict else { return }
    for member in json where !SchemaNode.keys.contains(member.key) { complain("the key \(member.key) has no meaning") }
  }

  mutating func complain(_ problem: String) {
    problems.append(problem)
  }
}
