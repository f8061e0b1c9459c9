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
      let id = stack.logicalID(of: anchor)
      if anchor.kind != .resource {
        suspect(id)
      } else if choiceDepth == 0 {
        certainReferences.append(anchor.index)
      }
      return id
    }
    if anchor.synthesis !== stack.state.app.identity {
      report(.foreignValue(anchor, app: stack.state.app.identity.app))
    } else {
      let other = stack.synthesis.stacks[anchor.stack].state
      let isNested = other.outermost === stack.state.outermost
      report(
        Finding(
          .invalidReference,
          "the \(anchor.kind.rawValue) \(anchor.path) belongs to another stack\(isNested ? ", \(other.name)" : "")",
          hint: "declare it in this stack too; only values of resources and parameters pass from stack to stack"))
    }
    return "Unknown"
  }

  /// The logical id of what an attribute names.
  func id(of anchor: Anchor, under key: String) -> String {
    go(.key(key))
    defer { goBack() }
    return id(of: anchor)
  }

  func reference(_ reference: TemplateNode.Reference) -> JSONValue {
    let anchor = reference.anchor
    if let attribute = reference.attribute { suspect(attribute) }
    if isLocal(anchor) { return Self.json(of: reference, id: id(of: anchor)) }
    guard anchor.synthesis === stack.state.app.identity else {
      report(.foreignValue(anchor, app: stack.state.app.identity.app))
      return .null
    }
    // The names of stacks and exports are in what comes from elsewhere.
    hasSuspectText = true
    let producer = stack.synthesis.stacks[anchor.stack]
    if isForDigest {
      return [.string(producer.state.name), Self.json(of: reference, id: producer.logicalID(of: anchor))]
    }
    return passed(reference, from: producer)?.whole ?? imported(reference, from: producer)
  }

  static func json(of reference: TemplateNode.Reference, id: String) -> JSONValue {
    guard let attribute = reference.attribute else { return call("Ref", .string(id)) }
    return call("Fn::GetAtt", [.string(id), .string(attribute)])
  }

  /// A value of a template that is deployed with this one, which has come to this one; nil for any other.
  func passed(_ reference: TemplateNode.Reference, from producer: StackSynthesis) -> PassedValue? {
    guard producer.state.deployed === stack.state.deployed else { return nil }
    let value = producer.value(of: reference)
    if value.isHidden, !stack.isInside(producer) {
      report(.hidden(value.path))
      return value
    }
    let passed = value.passing(from: producer, to: stack)
    if let resource = passed.resource, choiceDepth == 0 { certainReferences.append(resource) }
    return passed
  }

  private func imported(_ reference: TemplateNode.Reference, from producer: StackSynthesis) -> JSONValue {
    stack.state.use(producer.state, by: path, at: site)
    if stack.isApart || producer.isApart {
      if stack.state.outermost !== producer.state.outermost { report(.deployedApart(reference.anchor.path)) }
      return .null
    }
    if producer.isFinished {
      preconditionFailure("\(path) uses \(reference.anchor.path), and usableStacks doesn't say so")
    }
    let value = producer.value(of: reference)
    if value.isHidden {
      report(.hidden(reference.anchor.path))
      // Nothing is exported, so that no output is found that nobody declared.
      return .null
    }
    let outermost = stack.synthesis.stacks[producer.state.outermost.index]
    let export = outermost.export(
      value.passing(from: producer, to: outermost), to: stack, isImported: weakness == nil)
    let text: JSONValue
    if let weakness {
      text = weakValue(of: export, in: outermost, role: weakness.role)
    } else {
      if let border = stack.state.border(to: producer.state) {
        report(.border(border, reference.anchor.path, isWeak: false))
      }
      text = ["Fn::ImportValue": .string(export.name)]
    }
    guard reference.isList else { return text }
    // Fn::Split takes an import as it is, but an output only inside Fn::Sub.
    return Self.call(
      "Fn::Split",
      [.string(Export.listSeparator), weakness == nil ? text : ["Fn::Sub": ["${Value1}", ["Value1": text]]]])
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
