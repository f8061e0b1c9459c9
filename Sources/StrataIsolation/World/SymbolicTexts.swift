import StrataJSON
import StrataTemplate
import StrataText

/// Reads values of templates as texts, through functions and from stack to stack.
struct SymbolicTexts {
  let stacks: [IsolatedStack]
  /// The resources of each stack, by logical id.
  let indexes: [[String: Int]]
  /// The stacks that each stack makes of other templates, by the logical ids of what makes them.
  let inner: [[String: [Int]]]
  /// What stacks export: the value, with its stack, by name.
  let exports: [String: [(stack: Int, value: JSONValue)]]

  /// The most texts that are told apart of one value; one of more is anything.
  private static let limit = 64
  /// The most values that are read one through another.
  private static let depth = 16
  /// What the attributes of nested stacks begin with.
  static let outputs = "Outputs."

  /// The texts that a value may be.
  func texts(of value: JSONValue, in stack: Int) -> [SymbolicText] { texts(of: value, in: stack, depth: 0) }

  private func texts(of value: JSONValue, in stack: Int, depth: Int) -> [SymbolicText] {
    if depth > Self.depth { return [SymbolicText([.unknown])] }
    // Most are written out, or refer to a resource of the same stack.
    if case .string(let text) = value, !text.contains(bytesOf: "{{resolve:") { return [SymbolicText([.literal(text)])] }
    if let target = value.referenceTarget, let own = indexes[stack][target.name], !target.name.hasPrefix("AWS::") {
      return output(target, in: stack, depth: depth)
        ?? [SymbolicText([.attribute(target.attribute ?? "", of: own)])]
    }
    let alternatives = value.alternatives(at: JSONPointer([]))
    if alternatives.count != 1 || alternatives[0].value != value {
      return limited(alternatives.flatMap { texts(of: $0.value, in: stack, depth: depth + 1) })
    }
    if case .bool(let isTrue) = value { return [SymbolicText([.literal(isTrue ? "true" : "false")])] }
    var found = [SymbolicText()]
    for part in PartialText(value).parts {
      let next: [SymbolicText] =
        switch part {
        case .literal(let text): [SymbolicText([.literal(text)])]
        case .unknown(let inner): resolved(inner, in: stack, depth: depth + 1)
        }
      if found.count * next.count > Self.limit { return [SymbolicText([.unknown])] }
      found = found.flatMap { begun in
        next.map { ending in
          var text = begun
          text.append(contentsOf: ending)
          return text
        }
      }
    }
    return limited(found)
  }

  private func limited(_ texts: [SymbolicText]) -> [SymbolicText] {
    var seen: Set<SymbolicText> = []
    let distinct = texts.filter { seen.insert($0).inserted }
    return distinct.count > Self.limit ? [SymbolicText([.unknown])] : distinct
  }

  /// What a function gives, or a reference that CloudFormation looks up.
  private func resolved(_ value: JSONValue, in stack: Int, depth: Int) -> [SymbolicText] {
    if let target = value.referenceTarget { return texts(of: target, in: stack, depth: depth) }
    guard let call = value.call else { return [SymbolicText([.unknown])] }
    switch call.function {
    case .if: return texts(of: value, in: stack, depth: depth)
    case .importValue: return imported(call.argument, in: stack, depth: depth)
    case .findInMap: return mapped(call.arguments, in: stack, depth: depth)
    case .select: return selected(call.arguments, in: stack, depth: depth)
    default: return [SymbolicText([.unknown])]
    }
  }

  private func texts(of target: ReferenceTarget, in stack: Int, depth: Int) -> [SymbolicText] {
    let isolated = stacks[stack]
    func text(_ known: String?, _ other: SymbolicText.Part) -> [SymbolicText] {
      [SymbolicText([known.map { .literal($0) } ?? other])]
    }
    switch target.name {
    case "AWS::Partition": return text(isolated.region.map(Self.partition), .partition)
    case "AWS::AccountId": return text(isolated.account, .account)
    case "AWS::Region": return text(isolated.region, .region)
    case "AWS::StackName":
      if let begun = isolated.nameBeginning { return [SymbolicText([.literal(begun), .unknown])] }
      return text(isolated.name, .unknown)
    default: break
    }
    if let index = indexes[stack][target.name] {
      if let found = output(target, in: stack, depth: depth) { return found }
      return [SymbolicText([.attribute(target.attribute ?? "", of: index)])]
    }
    if target.attribute == nil, let given = isolated.contents.given(target.name) {
      return [SymbolicText([.literal(given)])]
    }
    if target.attribute == nil, let found = handed(target.name, in: stack, depth: depth) { return found }
    // A default is what a parameter may be, and anything else as well.
    guard target.attribute == nil, let parameter = isolated.contents.section("Parameters")[target.name],
      let allowed = parameter["AllowedValues"]?.array
    else { return [SymbolicText([.unknown])] }
    let values = allowed.compactMap { $0.string ?? PartialText($0).literal }
    return values.count == allowed.count && !values.isEmpty
      ? values.map { SymbolicText([.literal($0)]) } : [SymbolicText([.unknown])]
  }

  /// What a nested stack gives under an attribute; nil where its template isn't known, or the attribute is no output.
  private func output(_ target: ReferenceTarget, in stack: Int, depth: Int) -> [SymbolicText]? {
    guard let name = target.attribute, name.hasPrefix(Self.outputs), let places = inner[stack][target.name] else {
      return nil
    }
    return limited(
      places.flatMap { place -> [SymbolicText] in
        let outputs = stacks[place].contents.section("Outputs")
        guard let value = outputs[String(name.dropFirst(Self.outputs.count))]?["Value"] else {
          return [SymbolicText([.unknown])]
        }
        return texts(of: value, in: place, depth: depth + 1)
      })
  }

  /// What the stack around gives a parameter, or the default where it gives nothing; nil for a stack of its own, and where
  /// it isn't known.
  private func handed(_ parameter: String, in stack: Int, depth: Int) -> [SymbolicText]? {
    guard let outer = stacks[stack].outer, let parameters = outer.parameters,
      let declaration = stacks[stack].contents.section("Parameters")[parameter],
      declaration["Type"]?.string?.hasPrefix("AWS::SSM::") == false
    else { return nil }
    if let value = parameters[parameter] {
      // A list is handed as one text, of which only a single element is known.
      guard let list = value.array else { return texts(of: value, in: outer.stack, depth: depth + 1) }
      return list.count == 1 ? texts(of: list[0], in: outer.stack, depth: depth + 1) : nil
    }
    return declaration["Default"].flatMap(Scalar.text).map { [SymbolicText([.literal($0)])] }
  }

  /// The partition that a region is in.
  ///
  /// See [ARN format](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
  static func partition(of region: String) -> String {
    let others = [("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("eusc-", "aws-eusc"), ("us-iso-", "aws-iso")]
    if let other = others.first(where: { region.hasPrefix($0.0) }) { return other.1 }
    return region.hasPrefix("us-isob-") ? "aws-iso-b" : "aws"
  }

  /// What stacks in the same place export under a name.
  private func imported(_ name: JSONValue, in stack: Int, depth: Int) -> [SymbolicText] {
    limited(
      texts(of: name, in: stack, depth: depth).flatMap { text -> [SymbolicText] in
        guard let name = text.literal else { return [SymbolicText([.unknown])] }
        let found = (exports[name] ?? []).filter { isInOnePlace(stacks[$0.stack], stacks[stack]) }
        if found.isEmpty { return [SymbolicText([.unknown])] }
        return found.flatMap { texts(of: $0.value, in: $0.stack, depth: depth + 1) }
      })
  }

  private func isInOnePlace(_ one: IsolatedStack, _ other: IsolatedStack) -> Bool {
    func mayBeOne(_ one: String?, _ other: String?) -> Bool { one == nil || other == nil || one == other }
    return mayBeOne(one.account, other.account) && mayBeOne(one.region, other.region)
  }

  /// The values of a mapping that keys may lead to.
  private func mapped(_ arguments: [JSONValue], in stack: Int, depth: Int) -> [SymbolicText] {
    guard arguments.count >= 3, let name = arguments[0].string,
      let map = stacks[stack].contents.section("Mappings")[name]?.object
    else { return [SymbolicText([.unknown])] }
    func members(_ object: JSONObject, _ key: JSONValue) -> [JSONValue] {
      let literals = texts(of: key, in: stack, depth: depth).map(\.literal)
      return object.compactMap { member in literals.contains(nil) || literals.contains(member.key) ? member.value : nil
      }
    }
    let values = members(map, arguments[1]).flatMap { members($0.object ?? [:], arguments[2]) }
    var found = values.flatMap { texts(of: $0, in: stack, depth: depth + 1) }
    if arguments.count > 3 {
      guard let fallback = arguments[3]["DefaultValue"] else { return [SymbolicText([.unknown])] }
      found += texts(of: fallback, in: stack, depth: depth + 1)
    }
    return found.isEmpty || values.contains(where: \.isNested) ? [SymbolicText([.unknown])] : limited(found)
  }

  /// The element of a list that is written out, or of a text that is split.
  private func selected(_ arguments: [JSONValue], in stack: Int, depth: Int) -> [SymbolicText] {
    guard arguments.count == 2, let index = PartialText(arguments[0]).literal.flatMap({ Int($0) }) else {
      return [SymbolicText([.unknown])]
    }
    if let list = arguments[1].array, list.indices.contains(index) {
      return texts(of: list[index], in: stack, depth: depth + 1)
    }
    guard let split = arguments[1].call, split.function == .split, let delimiter = split.arguments.first?.string,
      split.arguments.count == 2, !delimiter.isEmpty
    else { return [SymbolicText([.unknown])] }
    return limited(
      texts(of: split.arguments[1], in: stack, depth: depth + 1).map { text in
        guard let pieces = text.literal?.components(separatedBy: delimiter), pieces.indices.contains(index) else {
          return SymbolicText([.unknown])
        }
        return SymbolicText([.literal(pieces[index])])
      })
  }
}

extension String {
  /// The pieces between a delimiter, as `Fn::Split` makes them.
  fileprivate func components(separatedBy delimiter: String) -> [String] {
    split(separator: delimiter, omittingEmptySubsequences: false).map(String.init)
  }
}

extension TemplateContents {
  /// The value that a parameter is given; nil where it isn't known, or is looked up by what is given.
  fileprivate func given(_ parameter: String) -> String? {
    guard let type = section("Parameters")[parameter]?["Type"]?.string, !type.hasPrefix("AWS::SSM::") else {
      return nil
    }
    return deployment.parameters[parameter]
  }
}
