import StrataFindings
import StrataJSON
import StrataLanguage

/// The sections of a template but for what other stacks read of it, which is known when all are rendered.
struct TemplateBody {
  var sections: [(name: String, members: [JSONObject.Member])] = []
  var metadata = JSONObject()
  /// The sections that are written as they are, and members of sections that there are no declarations of.
  var raw = JSONObject()
}

extension TemplateRenderer {
  /// Renders every section; members are sorted by logical id.
  func render() -> TemplateBody {
    var body = TemplateBody()
    func add(_ name: String, _ members: [JSONObject.Member]) {
      body.sections.append((name, members.sortedByKey()))
    }
    begin(stack.state.path, at: stack.state.site)
    for text in [stack.state.description].compactMap(\.self) + stack.state.transforms { inspect(text) }
    for entry in stack.state.metadata + stack.state.acceptedMetadata {
      begin(stack.state.path, at: entry.site)
      if body.metadata[entry.key] != nil { report(.repeatedMetadata(entry.key)) }
      let value = render(entry.value, under: "Metadata/" + entry.key)
      inspect(entry.key)
      inspect(value, under: "Metadata/" + entry.key)
      body.metadata[entry.key] = value
    }
    add("Parameters", stack.state.parameters.map { .init(key: $0.logicalID, value: parameter($0)) })
    add("Rules", stack.state.rules.map { .init(key: $0.logicalID, value: rule($0)) })
    add("Mappings", stack.state.mappings.map { .init(key: $0.logicalID, value: mapping($0)) })
    add("Conditions", stack.state.conditions.map { .init(key: $0.logicalID, value: condition($0)) })
    add(
      "Resources",
      stack.state.resources.map { resource in
        // Most of the memory of a synthesis; what is rendered isn't needed any more.
        defer { if !stack.synthesis.isLeftToEnd { resource.forgetProperties() } }
        return .init(key: resource.logicalID, value: self.resource(resource))
      })
    add("Outputs", stack.state.outputs.map { .init(key: $0.logicalID, value: output($0)) })
    body.metadata = body.metadata.sorted()
    for member in stack.state.rawMembers { addRaw(member, to: &body) }
    for section in Set(stack.state.rawMembers.map(\.section)) {
      guard let index = body.sections.firstIndex(where: { $0.name == section }) else { continue }
      body.sections[index].members = body.sections[index].members.sortedByKey()
    }
    return body
  }

  /// Adds what is written as it is, where nothing else has its place.
  private func addRaw(_ member: RawMemberState, to body: inout TemplateBody) {
    begin(stack.state.path, at: member.site)
    let place = member.section + (member.id.map { "/" + $0 } ?? "")
    let value = render(member.value, under: place)
    inspect(value, under: place)
    let index = body.sections.firstIndex { $0.name == member.section }
    if let id = member.id, let index, body.raw[member.section] == nil {
      if body.sections[index].members.contains(where: { $0.key == id }) { report(.repeatedRaw(place)) }
      body.sections[index].members.append(.init(key: id, value: value))
    } else if let id = member.id {
      var section = body.raw[member.section]?.object ?? [:]
      if section[id] != nil { report(.repeatedRaw(place)) }
      section[id] = value
      body.raw[member.section] = .object(section)
    } else {
      let isDeclared = index.map { !body.sections[$0].members.isEmpty } ?? false
      if isDeclared || body.raw[member.section] != nil { report(.repeatedRaw(place)) }
      body.raw[member.section] = value
    }
  }

  private func parameter(_ parameter: ParameterState) -> JSONValue {
    begin(parameter.anchor.path, at: parameter.site)
    let json = parameter.json
    inspect(json)
    return json
  }

  private func rule(_ rule: RuleState) -> JSONValue {
    begin(rule.path, at: rule.site)
    var object = JSONObject()
    object["RuleCondition"] = rule.condition.map { render($0, under: "RuleCondition") }
    object["Assertions"] = .array(
      rule.assertions.map { assertion in
        [
          "Assert": render(assertion.expression, under: "Assertions"),
          "AssertDescription": .string(assertion.description),
        ]
      })
    inspect(.object(object))
    return .object(object)
  }

  private func mapping(_ mapping: MappingState) -> JSONValue {
    begin(mapping.anchor.path, at: mapping.site)
    let table = render(mapping.table, under: "Mappings")
    inspect(table)
    return table
  }

  private func condition(_ condition: ConditionState) -> JSONValue {
    begin(condition.anchor.path, at: condition.site)
    let expression = render(condition.expression, under: "Conditions")
    inspect(expression)
    return expression
  }

  private func output(_ output: OutputState) -> JSONValue {
    begin(output.path, at: output.site)
    var object = JSONObject()
    object["Description"] = output.description.map(JSONValue.string)
    object["Condition"] = output.condition.map { .string(id(of: $0, under: "Condition")) }
    object["Value"] = render(output.value, under: "Value")
    if let exportName = output.exportName { object["Export"] = ["Name": render(exportName, under: "Export")] }
    inspect(.object(object))
    return .object(object)
  }
}

extension Finding {
  fileprivate static func repeatedRaw(_ place: String) -> Finding {
    Finding(.duplicateID, "\(place) can't be written as it is beside another", hint: "remove one of the two")
  }

  static func repeatedMetadata(_ key: String) -> Finding {
    Finding(.duplicateID, "metadata \"\(key)\" is given twice", hint: "remove one of the two")
  }
}
