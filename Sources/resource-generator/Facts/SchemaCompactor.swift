import StrataJSON
import StrataResourceModel

/// Turns a resource provider schema into facts: what is known of values, without descriptive sentences.
///
/// Keywords that aren't known are an error, so that a new one is never lost in silence.
struct SchemaCompactor {
  let type: SchemaType
  private let schema: JSONObject
  private let file: String
  /// Whether definitions are put where they're referred to.
  private let isInlining: Bool

  init(_ type: SchemaType) {
    self.type = type
    schema = type.schema
    file = type.file
    isInlining = false
  }

  init(_ type: SchemaType, _ supplement: SupplementSchema) {
    self.type = type
    schema = supplement.schema
    file = supplement.file
    isInlining = true
  }

  func document() throws(GeneratorError) -> JSONObject {
    for member in schema where !Keywords.root.contains(member.key) {
      throw unknown(member.key, at: "")
    }
    var document = JSONObject()
    var root = try node(.object(schema.filter(keys: Keywords.node)), at: "")
    root["t"] = nil
    document["s"] = .object(root.sorted())
    var definitions = JSONObject()
    for member in schema["definitions"]?.object ?? [:] {
      definitions[member.key] = .object(try node(member.value, at: "/definitions/\(member.key)").sorted())
    }
    if !definitions.isEmpty { document["d"] = .object(definitions.sorted()) }
    if let addition = try supplement(to: FactsLookup(root: root, definitions: definitions)) { document["m"] = addition }
    for (key, keyword) in Keywords.pathLists {
      let paths = try pathList(keyword).filter { keyword != "readOnlyProperties" || !type.settable.contains($0) }
      if !paths.isEmpty { document[key] = .array(paths.map(JSONValue.string)) }
    }
    let attributes = attributes(root: root, definitions: definitions, readOnly: try pathList("readOnlyProperties"))
    if !attributes.isEmpty { document["at"] = .object(attributes) }
    if let tagging = tagging(root: root, definitions: definitions) { document["tg"] = tagging }
    if !type.isInUSEast1 { document["us"] = false }
    if schema["handlers"]?.object?.isEmpty == false { document["h"] = true }
    return document.sorted()
  }

  // MARK: Nodes

  func node(_ value: JSONValue, at pointer: String) throws(GeneratorError) -> JSONObject {
    if value == true { return [:] }
    guard let object = value.object else {
      throw GeneratorError(file: file, pointer: pointer, "expected a schema, which is an object")
    }
    var compact = JSONObject()
    for member in object {
      let place = "\(pointer)/\(member.key)"
      guard Keywords.node.contains(member.key) || Keywords.ignored.contains(member.key) else {
        throw unknown(member.key, at: pointer)
      }
      try add(member, of: object, at: place, to: &compact)
    }
    try addRanges(object, to: &compact)
    if let notes = PropertyNotes.notes(of: object) { compact[PropertyNotes.key] = .object(notes) }
    return compact.sorted()
  }

  private func add(
    _ member: JSONObject.Member, of object: JSONObject, at place: String, to compact: inout JSONObject
  ) throws(GeneratorError) {
    let value = member.value
    switch member.key {
    case "$ref":
      let target = try definition(value, at: place)
      if let name = target.name {
        compact["$"] = .string(name)
      } else {
        for inner in try node(target.schema, at: place) { compact[inner.key] = inner.value }
      }
    case "type": compact["t"] = try types(value, at: place)
    case "properties", "patternProperties":
      var nodes = JSONObject()
      var forbidden: [String] = []
      for inner in try members(value, at: place) {
        if inner.value == false, member.key == "properties" {
          forbidden.append(inner.key)
          continue
        }
        nodes[inner.key] = .object(try node(inner.value, at: "\(place)/\(inner.key)"))
      }
      if !forbidden.isEmpty { compact["no"] = .array(forbidden.sorted(by: utf8Precedes).map(JSONValue.string)) }
      if !nodes.isEmpty || forbidden.isEmpty {
        compact[member.key == "properties" ? "p" : "pp"] = .object(nodes.sorted())
      }
    case "required": compact["r"] = .array(try strings(value, at: place).sorted(by: utf8Precedes).map(JSONValue.string))
    case "additionalProperties":
      if value == false { compact["x"] = true }
      if value.object != nil { compact["ap"] = .object(try node(value, at: place)) }
    case "items", "not", "if", "then", "else", "contains", "propertyNames":
      let keys = [
        "items": "i", "not": "not", "if": "if", "then": "th", "else": "el", "contains": "ct", "propertyNames": "pn",
      ]
      compact[keys[member.key] ?? ""] = .object(try node(value, at: place))
    case "anyOf", "oneOf", "allOf", "prefixItems":
      let keys = ["anyOf": "any", "oneOf": "one", "allOf": "all", "prefixItems": "pi"]
      var nodes: [JSONValue] = []
      for (index, inner) in (value.array ?? []).enumerated() {
        nodes.append(.object(try node(inner, at: "\(place)/\(index)")))
      }
      compact[keys[member.key] ?? ""] = .array(nodes)
    case "dependencies":
      // A list says what else must be there; a schema says nothing that the facts can hold.
      let lists = try members(value, at: place).filter { $0.value.array != nil }
      if !lists.isEmpty { compact["dr"] = .object(JSONObject(lists.map { ($0.key, $0.value) }).sorted()) }
    case "uniqueItems": if value == true { compact["u"] = true }
    case "insertionOrder": if value == false { compact["ai"] = true }
    case "enumCaseInsensitive":
      compact["e"] = value
      compact["ei"] = true
    default:
      if let key = Keywords.renamed[member.key] { compact[key] = value }
    }
  }

  private func addRanges(_ object: JSONObject, to compact: inout JSONObject) throws(GeneratorError) {
    for (key, least, greatest) in Keywords.ranges {
      let bounds = [object[least], object[greatest]]
      if bounds.contains(where: { $0 != nil }) { compact[key] = .array(bounds.map { $0 ?? .null }) }
    }
  }

  /// The meaning of a reference: the name of a definition, or a schema elsewhere in the document.
  private func definition(
    _ value: JSONValue, at place: String
  ) throws(GeneratorError) -> (name: String?, schema: JSONValue) {
    guard let text = value.string, text.hasPrefix("#"), let pointer = JSONPointer(String(text.dropFirst())),
      let target = JSONValue.object(schema)[pointer]
    else {
      throw GeneratorError(
        file: file, pointer: place, "there is no definition \(value.string ?? "of that kind")")
    }
    let isDefinition = !isInlining && pointer.tokens.count == 2 && pointer.tokens[0] == "definitions"
    return (isDefinition ? pointer.tokens[1] : nil, target)
  }

  private func types(_ value: JSONValue, at place: String) throws(GeneratorError) -> JSONValue {
    let letters = try (value.array ?? [value]).map { element throws(GeneratorError) -> JSONValue in
      guard let name = element.string, let letter = Keywords.types[name] else {
        throw GeneratorError(file: file, pointer: place, "there is no such type of values")
      }
      return .string(letter)
    }
    return letters.count == 1 ? letters[0] : .array(letters)
  }

  private func members(_ value: JSONValue, at place: String) throws(GeneratorError) -> JSONObject {
    guard let object = value.object else { throw GeneratorError(file: file, pointer: place, "expected an object") }
    return object
  }

  private func strings(_ value: JSONValue, at place: String) throws(GeneratorError) -> [String] {
    guard let array = value.array else { throw GeneratorError(file: file, pointer: place, "expected a list") }
    return array.compactMap(\.string)
  }

  private func unknown(_ keyword: String, at pointer: String) -> GeneratorError {
    GeneratorError(
      file: file, pointer: "\(pointer)/\(keyword)",
      "the keyword \(keyword) is unknown; say in Keywords.swift what becomes of it")
  }

  // MARK: The type as a whole

  private func pathList(_ keyword: String) throws(GeneratorError) -> [String] {
    guard let value = schema[keyword] else { return [] }
    return try strings(value, at: "/\(keyword)").map { path in
      var tokens = path.split(separator: "/").map(String.init)
      if tokens.first == "properties" { tokens.removeFirst() }
      // Some name the properties in between as the schema does, others as a value does.
      return tokens.filter { $0 != "properties" }.map { $0 == "items" ? "*" : $0 }.joined(separator: "/")
    }.sorted(by: utf8Precedes)
  }

  /// The attributes that `Fn::GetAtt` gives: the read-only properties that aren't inside lists.
  private func attributes(root: JSONObject, definitions: JSONObject, readOnly: [String]) -> JSONObject {
    let lookup = FactsLookup(root: root, definitions: definitions)
    var attributes = JSONObject()
    for path in readOnly where !path.contains("*") {
      let name = path.replacing("/", with: ".")
      guard let node = lookup.node(at: path), let letter = lookup.type(of: node) else { continue }
      attributes[name] = .string(letter)
    }
    return attributes.sorted()
  }

  private func tagging(root: JSONObject, definitions: JSONObject) -> JSONValue? {
    // A schema that says nothing of tagging is older than the keyword; its property Tags shows what it takes.
    let tagging = schema["tagging"]
    if tagging != nil, tagging?["taggable"] != true { return nil }
    let property = (tagging?["tagProperty"]?.string ?? "/properties/Tags").replacing("/properties/", with: "")
    let lookup = FactsLookup(root: root, definitions: definitions)
    guard let node = lookup.node(at: property) else { return nil }
    return ["p": .string(property), "k": .string(lookup.tagKind(of: node, property: property))]
  }
}

extension JSONObject {
  fileprivate func filter(keys: Set<String>) -> JSONObject {
    JSONObject(compactMap { keys.contains($0.key) ? ($0.key, $0.value) : nil })
  }
}
