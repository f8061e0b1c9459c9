package import StrataJSON

extension ResourceFacts {
  /// The facts as JSON, with sorted keys; the article "The form of the facts" says what they mean.
  package var json: JSONValue {
    var object = JSONObject()
    if !definitions.isEmpty { object["d"] = Self.json(definitions) }
    object["s"] = root.json
    object["m"] = supplement?.json
    for (part, key) in TypeRecord.paths { object[key] = record.part(part).map { Self.json(TableList($0)) } }
    if record.part(.attributes) != nil {
      object["at"] = .object(JSONObject(attributes.map { ($0.name, Self.json($0.kind, spelling: nil) ?? .null) }))
    }
    if let place = record.part(.tagging), let kind = Tagging.Kind(rawValue: place.digit(at: 3)) {
      object["tg"] = ["k": .string(kind.word), "p": .string(TableText(at: place).string)]
    }
    if !isInUSEast1 { object["us"] = false }
    if hasHandlers { object["h"] = true }
    return .object(object.sorted())
  }

  fileprivate static func json(_ texts: TableList<TableText>) -> JSONValue {
    .array(texts.map { .string($0.string) })
  }

  fileprivate static func json(_ members: TableMembers) -> JSONValue {
    .object(JSONObject(members.map { ($0.name, $0.node.json) }))
  }

  fileprivate static func json(_ types: SchemaTypes, spelling: TableText?) -> JSONValue? {
    if let spelling { return .array(spelling.string.map { .string(String($0)) }) }
    let letters = types.letters.map { JSONValue.string($0) }
    return letters.isEmpty ? .none : letters.count == 1 ? letters[0] : .array(letters)
  }
}

extension SchemaNode {
  /// The node as JSON, with sorted keys.
  var json: JSONValue {
    var object = JSONObject()
    object["$"] = reference.map { .string($0.name) }
    object["t"] = ResourceFacts.json(types, spelling: spelling)
    object["f"] = format.map { .string($0) }
    values?.write(to: &object)
    text?.write(to: &object)
    number?.write(to: &object)
    list?.write(to: &object)
    self.object?.write(to: &object)
    logic?.write(to: &object)
    return .object(object.sorted())
  }
}

extension TableRecord {
  fileprivate func node(_ part: TablePart) -> JSONValue? { self.part(part).map { SchemaNode($0).json } }

  fileprivate func nodes(_ part: TablePart) -> JSONValue? {
    self.part(part).map { .array(TableList<SchemaNode>($0).map(\.json)) }
  }

  fileprivate func members(_ part: TablePart) -> JSONValue? {
    self.part(part).map { ResourceFacts.json(TableMembers($0)) }
  }

  fileprivate func texts(_ part: TablePart) -> JSONValue? { self.part(part).map { ResourceFacts.json(TableList($0)) } }

  fileprivate func groups(_ part: TablePart) -> JSONValue? {
    self.part(part).map { place in
      let groups = TableList<TableTexts>(place).map { ResourceFacts.json($0.list) }
      return groups.count == 1 ? groups[0] : .array(groups)
    }
  }

  fileprivate func namesByName(_ part: TablePart) -> JSONValue? {
    self.part(part).map { place in
      .object(
        JSONObject(TableList<TableNamedTexts>(place).map { ($0.name.string, ResourceFacts.json($0.others)) }))
    }
  }

  fileprivate func bounds(_ part: TablePart) -> JSONValue? {
    self.part(part).map { place in
      .array([0, 3].map { place.number(at: $0) == 0 ? .null : Self.number(TableText(at: place.advanced(by: $0))) })
    }
  }

  fileprivate func number(of part: TablePart) -> JSONValue? { self.part(part).map { Self.number(TableText($0)) } }

  fileprivate func flag(_ part: TablePart) -> JSONValue? { has(part) ? .bool(true) : .none }

  private static func number(_ text: TableText) -> JSONValue { (try? JSONValue(parsing: text.bytes)) ?? .null }
}

extension ValueRules {
  fileprivate func write(to object: inout JSONObject) {
    if isLimited { object["e"] = .array(allowed) }
    object["c"] = constant
    object["ei"] = record.flag(Part.ignoresCase)
  }
}

extension TextRules {
  fileprivate func write(to object: inout JSONObject) {
    object["ls"] = record.bounds(Part.length)
    object["pt"] = pattern.map { .string($0) }
  }
}

extension NumberRules {
  fileprivate func write(to object: inout JSONObject) {
    object["g"] = record.bounds(Part.range)
    object["gx"] = record.bounds(Part.openRange)
    object["mo"] = record.number(of: Part.step)
  }
}

extension ListRules {
  fileprivate func write(to object: inout JSONObject) {
    object["i"] = record.node(Part.items)
    object["pi"] = record.nodes(Part.firstItems)
    object["ct"] = record.node(Part.contained)
    object["li"] = record.bounds(Part.count)
    object["uk"] = record.texts(Part.uniqueKeys)
    object["u"] = record.flag(Part.isUnique)
    object["ai"] = record.flag(Part.isSet)
  }
}

extension ObjectRules {
  fileprivate func write(to object: inout JSONObject) {
    object["p"] = record.members(Part.properties)
    object["r"] = record.texts(Part.required)
    object["pp"] = record.members(Part.patterns)
    object["pn"] = record.node(Part.allNames)
    object["no"] = record.texts(Part.forbidden)
    object["ap"] = record.node(Part.others)
    object["lp"] = record.bounds(Part.count)
    object["xor"] = record.groups(Part.exactlyOne)
    object["or"] = record.groups(Part.atLeastOne)
    object["dr"] = record.namesByName(Part.dependent)
    object["de"] = record.namesByName(Part.excluded)
    object["x"] = record.flag(Part.isClosed)
  }
}

extension LogicRules {
  fileprivate func write(to object: inout JSONObject) {
    object["any"] = record.nodes(Part.any)
    object["one"] = record.nodes(Part.one)
    object["all"] = record.nodes(Part.all)
    object["not"] = record.node(Part.not)
    object["if"] = record.node(Part.condition)
    object["th"] = record.node(Part.then)
    object["el"] = record.node(Part.otherwise)
  }
}
