import StrataFindings
import StrataJSON
import StrataLanguage

extension TemplateRenderer {
  func isLocal(_ anchor: Anchor) -> Bool {
    anchor.synthesis === stack.state.app.identity && anchor.stack == stack.state.index
  }

  /// The logical id of something in this stack; from elsewhere, only resources and parameters can be used.
  func id(of anchor: Anchor) -> String {
    if isLocal(anchor) {
      if anchor.kind == .resource, choiceDepth == 0 { certainReferences.insert(anchor.index) }
      return stack.logicalID(of: anchor)
    }
    if anchor.synthesis !== stack.state.app.identity {
      report(.foreignValue(anchor, app: stack.state.app.identity.app))
    } else {
      report(
        Finding(
          .invalidReference, "the \(anchor.kind.rawValue) \(anchor.path) belongs to another stack",
          hint: "declare it in this stack too; only values of resources and parameters pass from stack to stack"))
    }
    return "Unknown"
  }

  /// The logical id of what an attribute names.
  func id(of anchor: Anchor, under key: String) -> String {
    steps.append(.key(key))
    defer { steps.removeLast() }
    return id(of: anchor)
  }

  func reference(_ reference: TemplateNode.Reference) -> JSONValue {
    let anchor = reference.anchor
    if isLocal(anchor) { return Self.json(of: reference, id: id(of: anchor)) }
    guard anchor.synthesis === stack.state.app.identity else {
      report(.foreignValue(anchor, app: stack.state.app.identity.app))
      return .null
    }
    return imported(reference, from: stack.synthesis.stacks[anchor.stack])
  }

  static func json(of reference: TemplateNode.Reference, id: String) -> JSONValue {
    guard let attribute = reference.attribute else { return ["Ref": .string(id)] }
    return ["Fn::GetAtt": [.string(id), .string(attribute)]]
  }

  private func imported(_ reference: TemplateNode.Reference, from producer: StackSynthesis) -> JSONValue {
    if isForDigest {
      return [.string(producer.state.name), Self.json(of: reference, id: producer.logicalID(of: reference.anchor))]
    }
    stack.state.use(producer.state, by: path, at: site)
    if producer.isFinished {
      preconditionFailure("\(path) uses \(reference.anchor.path), and usableStacks doesn't say so")
    }
    if reference.anchor.kind == .parameter, producer.state.parameters[reference.anchor.index].isHidden {
      report(.hidden(reference.anchor.path))
      // Nothing is exported, so that no output is found that nobody declared.
      return .null
    }
    let export = producer.export(reference, to: stack, isImported: weakness == nil)
    let value: JSONValue
    if let weakness {
      value = weakValue(of: export, in: producer, role: weakness.role)
    } else {
      if let border = stack.state.border(to: producer.state) {
        report(.border(border, reference.anchor.path, isWeak: false))
      }
      value = ["Fn::ImportValue": .string(export.name)]
    }
    guard reference.isList else { return value }
    // Fn::Split takes an import as it is, but an output only inside Fn::Sub.
    let text: JSONValue = weakness == nil ? value : ["Fn::Sub": ["${Value1}", ["Value1": value]]]
    return call("Fn::Split", [.string(Export.listSeparator), text])
  }

  private func weakValue(of export: Export, in producer: StackSynthesis, role: JSONValue?) -> JSONValue {
    if role == nil, case .accounts? = stack.state.border(to: producer.state) {
      report(.border(.accounts(producer.state.environment, stack.state.environment), export.path, isWeak: true))
    }
    var arguments: JSONObject = ["StackName": .string(producer.state.name), "OutputName": .string(export.outputID)]
    if let region = producer.state.environment?.region, region != stack.state.environment?.region {
      arguments["Region"] = .string(region)
    }
    arguments["RoleArn"] = role
    return ["Fn::GetStackOutput": .object(arguments)]
  }
}
