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
    begin(stack.root.path, at: stack.site)
    if let description = stack.description { inspect(description) }
    for entry in stack.metadata {
      begin(stack.root.path, at: entry.site)
      if body.metadata[entry.key] != nil { report(.repeatedMetadata(entry.key)) }
      body.metadata[entry.key] = render(entry.value, under: "Metadata/" + entry.key)
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
    for text in [parameter.description, parameter.constraintDescription, parameter.defaultValue?.text] {
      if let text { inspect(text) }
    }
    for mistake in parameter.mistakes { report(mistake) }
    if parameter.isHidden, parameter.defaultValue != nil {
      report(
        Mistake(
          .invalidParameter, "a hidden parameter's default stands in the template for all to read",
          hint: "leave the default out, or read the value from Secrets Manager by .secret(_:)"), severity: .warning)
    }
    return parameter.json
  }

  private func rule(_ rule: RuleState) -> JSONValue {
    begin(rule.path, at: rule.site)
    var object = JSONObject()
    object["RuleCondition"] = rule.condition.map { render($0, under: "RuleCondition") }
    object["Assertions"] = .array(
      rule.assertions.map { assertion in
        inspect(assertion.description)
        return [
          "Assert": render(assertion.expression, under: "Assertions"),
          "AssertDescription": .string(assertion.description),
        ]
      })
    if rule.assertions.isEmpty { report(Mistake(.construct, "a rule makes at least one assertion")) }
    return .object(object)
  }

  private func mapping(_ mapping: MappingState) -> JSONValue {
    begin(mapping.anchor.path, at: mapping.site)
    let table = render(mapping.table, under: "Mappings")
    for mistake in Self.mistakes(inMapping: table) { report(mistake) }
    return table
  }

  private func condition(_ condition: ConditionState) -> JSONValue {
    begin(condition.anchor.path, at: condition.site)
    let expression = render(condition.expression, under: "Conditions")
    if !referencedResources.isEmpty {
      report(
        Mistake(
          .invalidReference, "a condition is decided before any resource is made",
          expected: "parameters, mappings and pseudo parameters", given: "a reference to a resource"))
    }
    return expression
  }

  private func output(_ output: OutputState) -> JSONValue {
    begin(output.path, at: output.site)
    var object = JSONObject()
    if let description = output.description {
      inspect(description)
      if let mistake = Limits.outputDescription(description) { report(mistake) }
      object["Description"] = .string(description)
    }
    object["Condition"] = output.condition.map { .string(id(of: $0)) }
    object["Value"] = render(output.value, under: "Value")
    if let exportName = output.exportName {
      referencedResources.removeAll()
      let name = render(exportName, under: "Export")
      if let text = name.string, let mistake = Limits.exportName(text) { report(mistake) }
      if !referencedResources.isEmpty {
        report(
          Mistake(
            .invalidReference, "an export's name is decided before any resource is made",
            expected: "text, parameters and pseudo parameters", given: "a reference to a resource"))
      }
      object["Export"] = ["Name": name]
    }
    return .object(object)
  }
}

extension TemplateRenderer {
  /// What a mapping's rows and values break, which take literals only.
  fileprivate static func mistakes(inMapping table: JSONValue) -> [Mistake] {
    guard let rows = table.object else {
      return [Mistake(.invalidValue, "a mapping is written out, not made by a function")]
    }
    var mistakes: [Mistake] = []
    for row in rows {
      guard let values = row.value.object else { continue }
      if let mistake = Limits.mappingKeys(values.count, row: row.key) { mistakes.append(mistake) }
      for member in values where !isMappingValue(member.value) {
        mistakes.append(
          Mistake(
            .invalidValue, "\(row.key)/\(member.key) can't stand in a mapping",
            expected: "text, a number, a flag or a list of them", given: "a map, a function or a reference"))
      }
    }
    return mistakes
  }

  private static func isMappingValue(_ value: JSONValue) -> Bool {
    switch value {
    case .object, .null: false
    case .array(let elements): elements.allSatisfy { $0.array == nil && isMappingValue($0) }
    default: true
    }
  }
}

extension Mistake {
  static func repeatedMetadata(_ key: String) -> Mistake {
    Mistake(.duplicateID, "metadata \"\(key)\" is given twice", hint: "remove one of the two")
  }
}

extension ParameterState {
  /// What the parameter's default and constraints break.
  fileprivate var mistakes: [Mistake] {
    var mistakes: [Mistake] = []
    if let description, let mistake = Limits.parameterDescription(description) { mistakes.append(mistake) }
    guard let defaultValue else { return mistakes }
    let text = defaultValue.text
    if let mistake = Limits.parameterValue(text) { mistakes.append(mistake) }
    func add(_ message: String, _ expected: String, _ given: String) {
      mistakes.append(Mistake(.invalidParameter, message, expected: expected, given: given))
    }
    if !allowedValues.isEmpty, !allowedValues.contains(where: { $0.text == text }) {
      add("the default is none of the allowed values", allowedValues.map(\.text).joined(separator: ", "), "\"\(text)\"")
    }
    if let length, !length.contains(text.count) {
      add(
        "the default has another length than allowed", "\(length.lowerBound) to \(length.upperBound) characters",
        "\(text.count)")
    }
    if let range, let number = Double(text), !range.contains(number) {
      add("the default is outside the range", "\(range.lowerBound) to \(range.upperBound)", text)
    }
    if type == "Number", Double(text) == nil { add("the default is no number", "a number", "\"\(text)\"") }
    return mistakes
  }
}
