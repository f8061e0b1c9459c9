import StrataJSON
import StrataSchema

/// The arguments of functions, held against what each takes.
extension FunctionInspection {
  mutating func check(_ member: JSONObject.Member, _ signature: FunctionSignature, at place: JSONPointer) {
    switch signature.form {
    case .list(let kinds, let required):
      guard let list = list(member, required...kinds.count, at: place) else { return }
      for (index, argument) in list.enumerated() {
        check(argument, is: kinds[index], of: member.key, at: place.appending(index))
      }
      if member.key == "Fn::Select" { checkSelection(list, at: place) }
    case .series(let kind, let counts):
      guard let list = list(member, counts, at: place) else { return }
      for (index, argument) in list.enumerated() {
        check(argument, is: kind, of: member.key, at: place.appending(index))
      }
    case .single(let kind):
      check(member.value, is: kind, of: member.key, at: place)
      if member.key == "Fn::GetAZs" { checkRegion(member.value, at: place) }
      if member.key == "Fn::ImportValue" { checkImport(member.value, at: place) }
    case .other: checkOwnForm(member, at: place)
    }
  }

  private mutating func list(
    _ member: JSONObject.Member, _ counts: ClosedRange<Int>, at place: JSONPointer
  ) -> [JSONValue]? {
    guard let list = member.value.array else {
      report("\(member.key) takes a list", at: place, expected: "a list", given: Wording.value(member.value))
      return nil
    }
    if counts.contains(list.count) { return list }
    let expected = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
    report("\(member.key) takes \(expected) arguments", at: place, expected: expected, given: "\(list.count)")
    return nil
  }

  // MARK: Kinds

  private mutating func check(
    _ value: JSONValue, is kind: FunctionSignature.Kind, of function: String, at place: @autoclosure () -> JSONPointer
  ) {
    switch kind {
    case .anything, .other: break
    case .literalText:
      // The language extensions resolve what they can before.
      if value.string != nil || hasExtensions && value.isFunction { return }
      reportKind(value, "text without functions", of: function, at: place())
    case .text: checkText(value, of: function, at: place())
    case .integer(let range): checkInteger(value, range, of: function, at: place())
    case .list, .texts:
      if let inner = value.function {
        // A reference to a parameter may yield a list.
        let isList = !FunctionSignature.functionsWithoutList.contains(inner.key)
        if !isList { reportKind(value, "a list, or a function that yields one", of: function, at: place()) }
      } else if let elements = value.array {
        guard case .texts = kind else { return }
        for (index, element) in elements.enumerated() { checkText(element, of: function, at: place().appending(index)) }
      } else {
        reportKind(value, "a list, or a function that yields one", of: function, at: place())
      }
    }
  }

  private mutating func checkText(
    _ value: JSONValue, of function: String, at place: @autoclosure () -> JSONPointer
  ) {
    if Scalar.text(of: value) != nil { return }
    if let inner = value.function {
      if !FunctionSignature.functionsWithoutScalar.contains(inner.key) { return }
    }
    reportKind(value, "text, or a function that yields some", of: function, at: place())
  }

  private mutating func checkInteger(
    _ value: JSONValue, _ range: ClosedRange<Int>, of function: String, at place: @autoclosure () -> JSONPointer
  ) {
    let words =
      range.upperBound == Int.max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    if let inner = value.function {
      if !FunctionSignature.functionsWithoutScalar.contains(inner.key) { return }
    } else if let number = Scalar.number(readFrom: value),
      let whole = Int(exactly: number), range.contains(whole)
    {
      return
    }
    reportKind(value, "a whole number, \(words)", of: function, at: place())
  }

  private mutating func reportKind(
    _ value: JSONValue, _ expected: String, of function: String, at place: JSONPointer
  ) {
    report(
      "\(function) takes something else there", at: place, expected: expected,
      given: value.function?.key ?? Wording.value(value))
  }

  // MARK: What some functions take

  /// The element that's selected is there.
  private mutating func checkSelection(_ list: [JSONValue], at place: JSONPointer) {
    let index = Scalar.number(readFrom: list[0])
    guard let index, let elements = list[1].array, !elements.contains(where: \.isFunction) else { return }
    if index < Double(elements.count) { return }
    report(
      "the list has no element \(Wording.number(index))", at: place.appending(0),
      expected: "0 to \(max(0, elements.count - 1))", given: Wording.number(index))
  }

  /// What is given is the name of a region, not of a zone.
  private mutating func checkRegion(_ value: JSONValue, at place: JSONPointer) {
    guard let text = value.string, !text.isEmpty, text.utf8.last.map({ !(0x30...0x39).contains($0) }) == true else {
      return
    }
    report(
      "Fn::GetAZs takes a region", at: place, expected: "a region such as eu-west-1, or nothing for the stack's own",
      given: Wording.quoted(text))
  }

  /// See [Fn::ImportValue](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html).
  private mutating func checkImport(_ value: JSONValue, at place: JSONPointer) {
    guard let inner = value.function else { return }
    let isOfResource = inner.key == "Ref" && inner.value.string.map(resources.contains) == true
    guard isOfResource || ["Fn::GetAtt", "Fn::GetStackOutput", "Fn::ImportValue"].contains(inner.key) else { return }
    report(
      "the name of an import can't come from \(isOfResource ? "a resource" : inner.key)",
      at: place.appending(inner.key), expected: "text, parameters and pseudo parameters")
  }

  private mutating func checkOwnForm(_ member: JSONObject.Member, at place: JSONPointer) {
    switch member.key {
    case "Fn::Sub": checkSubstitution(member.value, at: place)
    case "Fn::GetAtt": checkAttribute(member.value, at: place)
    case "Fn::GetStackOutput": checkStackOutput(member.value, at: place)
    default: break
    }
  }

  private mutating func checkSubstitution(_ value: JSONValue, at place: JSONPointer) {
    if value.string != nil { return }
    guard let list = value.array, list.count == 2, list[0].string != nil, let variables = list[1].object,
      !list[1].isFunction
    else {
      return report(
        "Fn::Sub takes text, or a list of text and an object", at: place,
        expected: "text, or [text, {name: value}]", given: value.function?.key ?? Wording.value(value))
    }
    for variable in variables {
      checkText(variable.value, of: "Fn::Sub", at: place.appending(1).appending(variable.key))
    }
  }

  private mutating func checkAttribute(_ value: JSONValue, at place: JSONPointer) {
    if let text = value.string, text.contains(".") { return }
    if let list = value.array, list.count == 2, list.allSatisfy({ $0.string != nil || $0.isFunction }) { return }
    report(
      "Fn::GetAtt takes a resource and an attribute", at: place, expected: "[logical id, attribute]",
      given: Wording.value(value))
  }

  /// See [Fn::GetStackOutput](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html).
  private mutating func checkStackOutput(_ value: JSONValue, at place: JSONPointer) {
    let names = ["OutputName", "Region", "RoleArn", "StackName"]
    guard let object = value.object, !value.isFunction else {
      return report(
        "Fn::GetStackOutput takes an object", at: place, expected: "an object with StackName and OutputName",
        given: Wording.value(value))
    }
    for name in ["StackName", "OutputName"] where object[name] == nil {
      report("Fn::GetStackOutput needs \(name)", at: place, expected: "a member \(name)")
    }
    for member in object {
      let inner = place.appending(member.key)
      if names.contains(member.key) {
        checkText(member.value, of: "Fn::GetStackOutput", at: inner)
      } else {
        report(
          "Fn::GetStackOutput takes no \(member.key)", at: inner, expected: Wording.list(names),
          hint: Suggestion.hint(for: member.key, in: names))
      }
    }
  }
}
