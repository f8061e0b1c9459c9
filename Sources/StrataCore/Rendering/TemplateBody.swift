import StrataJSON

/// The sections of a template but for what other stacks read of it, which is known when all are rendered.
struct TemplateBody {
  var sections: [(name: String, members: [JSONObject.Member])] = []
  var metadata = JSONObject()
  var dynamicReferenceCount = 0
}

extension TemplateRenderer {
  /// Renders every section; members are sorted by logical id.
  func render() -> TemplateBody {
    var body = TemplateBody()
    func add(_ name: String, _ members: [JSONObject.Member]) {
      body.sections.append((name, members.sorted { utf8Precedes($0.key, $1.key) }))
    }
    begin(stack.path, at: stack.site)
    for text in [stack.description].compactMap(\.self) + stack.transforms { inspect(text) }
    for entry in stack.metadata {
      begin(stack.path, at: entry.site)
      if body.metadata[entry.key] != nil { report(.repeatedMetadata(entry.key)) }
      let value = render(entry.value, under: "Metadata/" + entry.key)
      inspect(entry.key)
      inspect(value, under: "Metadata/" + entry.key)
      body.metadata[entry.key] = value
    }
    add("Parameters", stack.parameters.map { .init(key: $0.logicalID, value: parameter($0)) })
    add("Rules", stack.rules.map { .init(key: $0.logicalID, value: rule($0)) })
    add("Mappings", stack.mappings.map { .init(key: $0.logicalID, value: mapping($0)) })
    add("Conditions", stack.conditions.map { .init(key: $0.logicalID, value: condition($0)) })
    add(
      "Resources",
      stack.resources.map { resource in
        // Most of the memory of a synthesis; what is rendered isn't needed any more.
        defer { resource.forgetProperties() }
        return .init(key: resource.logicalID, value: self.resource(resource))
      })
    add("Outputs", stack.outputs.map { .init(key: $0.logicalID, value: output($0)) })
    body.metadata = body.metadata.sorted()
    body.dynamicReferenceCount = dynamicReferenceCount
    return body
  }

  private func parameter(_ parameter: ParameterState) -> JSONValue {
    begin(parameter.anchor.path, at: parameter.site)
    let json = parameter.json
    inspect(json)
    for mistake in parameter.mistakes { report(mistake) }
    if parameter.isHidden, parameter.defaultValue != nil {
      report(
        Mistake(
          .invalidParameter, "a hidden parameter's default stands in the template for all to read",
          hint: "leave the default out, or read the value from Secrets Manager by .secret(_:)"), severity: .warning)
    }
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
    if rule.assertions.isEmpty { report(Mistake(.construct, "a rule makes at least one assertion")) }
    inspect(.object(object))
    checkEarly(.object(object), .rule)
    return .object(object)
  }

  private func mapping(_ mapping: MappingState) -> JSONValue {
    begin(mapping.anchor.path, at: mapping.site)
    let table = render(mapping.table, under: "Mappings")
    inspect(table)
    for mistake in MappingState.mistakes(in: table) { report(mistake) }
    return table
  }

  private func condition(_ condition: ConditionState) -> JSONValue {
    begin(condition.anchor.path, at: condition.site)
    let expression = render(condition.expression, under: "Conditions")
    inspect(expression)
    checkEarly(expression, .condition)
    return expression
  }

  private func output(_ output: OutputState) -> JSONValue {
    begin(output.path, at: output.site)
    var object = JSONObject()
    if let description = output.description {
      if let mistake = Limits.outputDescription(description) { report(mistake) }
      object["Description"] = .string(description)
    }
    object["Condition"] = output.condition.map { .string(id(of: $0)) }
    object["Value"] = render(output.value, under: "Value")
    let hidden = references.parameters.filter { stack.parameters[$0].isHidden }
    if !hidden.isEmpty {
      report(
        Mistake(
          .invalidReference, "the output shows a hidden parameter to all who may read the stack",
          hint: "leave the output out"), severity: .warning)
    }
    if let exportName = output.exportName {
      references.removeAll()
      let name = render(exportName, under: "Export")
      if let text = name.string, let mistake = Limits.exportName(text) { report(mistake) }
      checkEarly(name, .exportName)
      object["Export"] = ["Name": name]
    }
    inspect(.object(object))
    return .object(object)
  }
}

extension Mistake {
  static func repeatedMetadata(_ key: String) -> Mistake {
    Mistake(.duplicateID, "metadata \"\(key)\" is given twice", hint: "remove one of the two")
  }
}
