import StrataJSON
import StrataResourceModel
import StrataTemplate
import StrataText

extension StackWriter {
  func parameters() -> [Statement] {
    members("Parameters") { id, value in
      guard var writer = ParameterWriter(id, value), id.consistsOfAlphanumerics(), let constant = context.values[id]
      else { return nil }
      for key in ["Default", "Description"] {
        writer.codes[key] = context.takeProfileValue(at: JSONPointer(["Parameters", id, key]), \.code)
      }
      guard let code = writer.code else { return nil }
      return [Statement(constant: constant, code: code, isWarnedOf: true)]
    }
  }

  func mappings() -> [Statement] {
    members("Mappings") { id, value in
      guard let table = value.object, !table.hasFunctionName, id.consistsOfAlphanumerics(),
        table.allSatisfy({ row in
          row.value.object.map { row in !row.hasFunctionName && row.allSatisfy { !$0.value.isNestedObject } } ?? false
        }), let constant = context.mappings[id]
      else { return nil }
      var writer = ValueWriter(context, hint: constant.name, at: JSONPointer(["Mappings", id]))
      let code = writer.write(value, as: .map(.map(.any)))
      let call = Code.call("scope.mapping", [Code(TextLiteral.line(id)), code])
      return writer.statements + [Statement(constant: constant, code: call, isWarnedOf: true)]
    }
  }

  func conditions() -> [Statement] {
    let table = Self.members(sections, "Conditions")
    let uses = table.map { member in
      (
        member.key,
        TemplateReference.all(in: member.value, at: JSONPointer(["Conditions", member.key]))
          .filter { $0.kind == .condition }.map(\.target)
      )
    }
    let order = DeclarationOrder.sorted(table.keys, using: Dictionary(uses) { first, _ in first })
    return members("Conditions", order) { id, value in
      guard id.consistsOfAlphanumerics(), let constant = context.conditions[id] else { return nil }
      let values = ValueWriter(context, hint: constant.name, at: JSONPointer(["Conditions", id]))
      var writer = ConditionWriter(values: values, isRule: false)
      guard let expression = writer.write(value) else { return nil }
      let call = Code.call("scope.condition", [Code(TextLiteral.line(id)), expression])
      return writer.values.statements + [Statement(constant: constant, code: call, isWarnedOf: true)]
    }
  }

  func rules() -> [Statement] {
    members("Rules") { id, value in
      guard id.consistsOfAlphanumerics(), let object = value.object, let assertions = object["Assertions"]?.array,
        object.keys.allSatisfy({ $0 == "Assertions" || $0 == "RuleCondition" })
      else { return nil }
      let values = ValueWriter(context, hint: Names.property(id), at: JSONPointer(["Rules", id]))
      var writer = ConditionWriter(values: values, isRule: true)
      var arguments = [Code(TextLiteral.line(id))]
      if let condition = object["RuleCondition"] {
        guard let code = writer.write(condition) else { return nil }
        arguments.append(.labeled("when", code))
      }
      var codes: [Code] = []
      for assertion in assertions {
        guard let members = assertion.object, members.count == 2, let text = members["AssertDescription"]?.string,
          let code = members["Assert"].flatMap({ writer.write($0) })
        else { return nil }
        codes.append(.call(".require", [code, TextLiteral.code([.literal(text)])]))
      }
      return writer.values.statements + [Statement(code: .call("scope.rule", arguments + [.array(codes)]))]
    }
  }

  func resources(part: Int) -> [Statement] {
    context.part = isInOneFunction ? 0 : part + 1
    return members("Resources", parts[part]) { id, value in
      if let lift = lifted.lift(making: id) { return statements(of: lift, at: id) }
      guard ResourceWriter.canDeclare(id, value), let object = value.object, let constant = context.values[id],
        case .resource(let model) = constant.kind
      else { return nil }
      var writer = ResourceWriter(context, id, object, model, constant)
      guard writer.write(tags: model.flatMap(Self.tags)) else { return nil }
      if let model {
        context.report.typedResources += 1
        context.services.insert(model.service)
      } else {
        context.report.namedResources += 1
      }
      return writer.statements
    }
  }

  /// The statements of a construct in the place of one of its resources.
  private func statements(of lift: Lift, at id: String) -> [Statement] {
    guard let constant = context.values[lift.id] else { return [] }
    var writer = LiftWriter(context, lift, constant)
    guard let statements = writer.statements(at: id) else {
      // The template is written once more without it.
      context.failedLifts[lift.id] = "what is said of \(id) has no form in Swift"
      return []
    }
    if id == lift.id { context.report.addLifted(lift) }
    return statements
  }

  /// The property that takes a type's tags, and whether it takes them as a map.
  private static func tags(of model: ResourceModel) -> (property: String, isMap: Bool)? {
    guard model.takesTags, let name = model.tagging.split(separator: "\"").dropFirst().first else { return nil }
    return (String(name), model.tagging.hasPrefix(".map"))
  }

  func outputs() -> [Statement] {
    context.part = isInOneFunction ? 0 : parts.count + 1
    return members("Outputs") { id, value in
      guard id.consistsOfAlphanumerics(), let object = value.object, let given = object["Value"],
        object.keys.allSatisfy({ ["Value", "Description", "Export", "Condition"].contains($0) })
      else { return nil }
      var writer = ValueWriter(context, hint: Names.property(id), at: JSONPointer(["Outputs", id]))
      // Nobody knows of what kind an output is to be.
      writer.keepsKinds = true
      var arguments = [Code(TextLiteral.line(id)), writer.write(given, as: .string, under: "Value")]
      if let description = object["Description"] {
        guard let text = description.string else { return nil }
        let known = context.takeProfileValue(at: JSONPointer(["Outputs", id, "Description"]), \.code)
        arguments.append(.labeled("description", known ?? TextLiteral.code([.literal(text)])))
      }
      if let export = object["Export"] {
        guard let name = export["Name"], export.object?.count == 1 else { return nil }
        arguments.append(
          .labeled("exportName", writer.descend(["Export"]) { $0.write(name, as: .string, under: "Name") }))
      }
      if let condition = object["Condition"] {
        guard let name = condition.string, let code = context.reference(to: context.conditions[name]) else {
          return nil
        }
        arguments.append(.labeled("condition", Code(code)))
      }
      return writer.statements + [Statement(code: .call("scope.output", arguments))]
    }
  }
}

extension JSONValue {
  /// Whether it's an object, or a list with something else than scalars.
  fileprivate var isNestedObject: Bool {
    switch self {
    case .object: true
    case .array(let elements): elements.contains(where: \.isNested)
    default: false
    }
  }
}
