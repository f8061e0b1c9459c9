import StrataJSON

/// A record that is being written.
private struct RecordDraft {
  private var parts: [(bit: Int, place: Int?)] = []

  /// Adds a part that leads to a place, or is a number.
  mutating func add(_ part: TablePart, _ place: Int?) {
    if let place { parts.append((part.bit, place)) }
  }

  /// Adds a flag where it's set.
  mutating func add(_ part: TablePart, if isSet: Bool) {
    if isSet { parts.append((part.bit, nil)) }
  }

  var isEmpty: Bool { parts.isEmpty }

  var bytes: [UInt8] {
    let mask = parts.reduce(0) { $0 | $1.bit }
    let places = parts.filter { $0.place != nil }.sorted { $0.bit < $1.bit }
    return TableDigits.bytes(of: UInt64(mask), count: 2)
      + places.flatMap { TableDigits.bytes(of: UInt64($0.place ?? 0), count: 3) }
  }
}

extension TypeWriter {
  /// Every key that a node can have.
  private static let keys: Set<String> = [
    "$", "t", "f", "e", "ei", "c", "ls", "pt", "g", "gx", "mo", "i", "pi", "li", "u", "ai", "uk", "ct", "p", "r", "x",
    "pp", "pn", "no", "ap", "lp", "xor", "or", "dr", "de", "any", "one", "all", "not", "if", "th", "el",
  ]

  /// Writes a node, and gives its place.
  mutating func node(_ json: JSONValue) -> Int {
    guard case .object(let node) = json else {
      complain("a node is no object")
      return put([TableDigits.zero] + RecordDraft().bytes)
    }
    for member in node where !Self.keys.contains(member.key) { complain("the key \(member.key) has no meaning") }
    typealias Part = SchemaNode.Part
    var record = RecordDraft()
    record.add(Part.reference, reference(node["$"]))
    let types = types(node["t"])
    if node["t"]?.array != nil { record.add(Part.spelling, text(letters(node["t"]).joined())) }
    record.add(Part.format, string(node["f"]).map { text($0) })
    record.add(Part.values, values(node))
    record.add(Part.text, textRules(node))
    record.add(Part.number, numberRules(node))
    record.add(Part.list, listRules(node))
    record.add(Part.object, objectRules(node))
    record.add(Part.logic, logicRules(node))
    return put(TableDigits.bytes(of: UInt64(types.rawValue), count: 1) + record.bytes)
  }

  private mutating func node(_ json: JSONValue?) -> Int? { json.map { node($0) } }

  private mutating func nodes(_ json: JSONValue?) -> Int? {
    guard let json else { return nil }
    let nodes = list(json)
    var bytes = count(nodes.count, of: "nodes")
    for place in nodes.map({ node($0) }) { bytes += number(place) }
    return put(bytes)
  }

  /// Writes nodes by name.
  mutating func members(_ json: JSONValue?, required: Set<String>) -> Int? {
    guard let json else { return nil }
    let members = object(json).sorted()
    var bytes = count(members.count, of: "names")
    for member in members {
      bytes += number(text(member.key)) + number(node(member.value))
      bytes += TableDigits.bytes(of: required.contains(member.key) ? 1 : 0, count: 1)
    }
    return put(bytes)
  }

  private mutating func reference(_ json: JSONValue?) -> Int? {
    guard let name = string(json) else { return nil }
    if let position = definitions[name] { return position }
    complain("there is no definition \(name)")
    return nil
  }

  // MARK: Groups

  private mutating func put(_ record: RecordDraft) -> Int? { record.isEmpty ? nil : put(record.bytes) }

  private mutating func values(_ node: JSONObject) -> Int? {
    let allowed = list(node["e"])
    let ignoresCase = flag(node["ei"])
    var record = RecordDraft()
    if !allowed.isEmpty {
      let texts = allowed.compactMap(\.string)
      let areTexts = texts.count == allowed.count
      var bytes = count(allowed.count, of: "values")
      for value in areTexts ? texts : allowed.map({ Self.compact($0) }) { bytes += number(text(value)) }
      record.add(ValueRules.Part.allowed, put(bytes))
      record.add(ValueRules.Part.areTexts, if: areTexts)
      // Fewer are found as quickly one after the other.
      if areTexts, texts.count > 8 {
        let order = texts.indices.sorted { utf8Precedes(texts[$0], texts[$1]) }
        record.add(ValueRules.Part.order, put(order.flatMap { TableDigits.bytes(of: UInt64($0), count: 2) }))
      }
    }
    if let constant = node["c"] { record.add(ValueRules.Part.constant, text(Self.compact(constant))) }
    if record.isEmpty { return nil }
    record.add(ValueRules.Part.ignoresCase, if: ignoresCase)
    return put(record)
  }

  private mutating func textRules(_ node: JSONObject) -> Int? {
    var record = RecordDraft()
    record.add(TextRules.Part.length, bounds(node["ls"]))
    record.add(TextRules.Part.pattern, string(node["pt"]).map { text($0) })
    return put(record)
  }

  private mutating func numberRules(_ node: JSONObject) -> Int? {
    var record = RecordDraft()
    record.add(NumberRules.Part.range, bounds(node["g"]))
    record.add(NumberRules.Part.openRange, bounds(node["gx"]))
    record.add(NumberRules.Part.step, node["mo"].flatMap { decimal($0) }.map { text($0) })
    return put(record)
  }

  private mutating func listRules(_ node: JSONObject) -> Int? {
    typealias Part = ListRules.Part
    var record = RecordDraft()
    record.add(Part.items, self.node(node["i"]))
    record.add(Part.firstItems, nodes(node["pi"]))
    record.add(Part.contained, self.node(node["ct"]))
    record.add(Part.count, bounds(node["li"]))
    record.add(Part.uniqueKeys, node["uk"].map { texts($0) })
    record.add(Part.isUnique, if: flag(node["u"]))
    record.add(Part.isSet, if: flag(node["ai"]))
    return put(record)
  }

  private mutating func objectRules(_ node: JSONObject) -> Int? {
    typealias Part = ObjectRules.Part
    var record = RecordDraft()
    let required = strings(node["r"])
    record.add(Part.properties, members(node["p"], required: Set(required)))
    if node["r"] != nil { record.add(Part.required, texts(required)) }
    record.add(Part.patterns, members(node["pp"], required: []))
    record.add(Part.allNames, self.node(node["pn"]))
    record.add(Part.forbidden, node["no"].map { texts($0) })
    record.add(Part.others, self.node(node["ap"]))
    record.add(Part.count, bounds(node["lp"]))
    record.add(Part.exactlyOne, groups(node["xor"]))
    record.add(Part.atLeastOne, groups(node["or"]))
    record.add(Part.dependent, namesByName(node["dr"]))
    record.add(Part.excluded, namesByName(node["de"]))
    record.add(Part.isClosed, if: flag(node["x"]))
    return put(record)
  }

  private mutating func logicRules(_ node: JSONObject) -> Int? {
    typealias Part = LogicRules.Part
    var record = RecordDraft()
    record.add(Part.any, nodes(node["any"]))
    record.add(Part.one, nodes(node["one"]))
    record.add(Part.all, nodes(node["all"]))
    record.add(Part.not, self.node(node["not"]))
    record.add(Part.condition, self.node(node["if"]))
    record.add(Part.then, self.node(node["th"]))
    record.add(Part.otherwise, self.node(node["el"]))
    return put(record)
  }

  private static func compact(_ value: JSONValue) -> String {
    (try? value.text(keyOrder: .sorted, layout: .compact)) ?? "null"
  }
}
