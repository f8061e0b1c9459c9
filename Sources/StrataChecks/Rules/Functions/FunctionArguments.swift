import StrataJSON
import StrataTemplate
import StrataText

/// The arguments of functions, held against what each takes.
extension FunctionInspection {
  mutating func check(_ call: FunctionCall, _ signature: FunctionSignature, at place: JSONPointer) {
    switch signature.form {
    case .list(let kinds, let required):
      guard let list = list(call, required...kinds.count, at: place) else { return }
      for (index, argument) in list.enumerated() {
        check(argument, is: kinds[index], of: call.name, at: place.appending(index))
      }
      switch call.function {
      case .select: checkSelection(list, at: place)
      case .split: checkSeparator(list[0], at: place.appending(0))
      case .findInMap:
        for index in 1...2 { checkEarly(list[index], "a mapping must be looked up", at: place.appending(index)) }
        for index in 0...2 { checkKey(list[index], at: place.appending(index)) }
        if list.count > 3 { checkDefault(list[3], at: place.appending(3)) }
      default: break
      }
    case .series(let kind, let counts):
      guard let list = list(call, counts, at: place) else { return }
      for (index, argument) in list.enumerated() {
        check(argument, is: kind, of: call.name, at: place.appending(index))
      }
    case .single(let kind):
      check(call.argument, is: kind, of: call.name, at: place)
      if call.function == .getAZs { checkRegion(call.argument, at: place) }
      if call.function == .length { checkEarly(call.argument, "the length of a list must be counted", at: place) }
      if call.function == .importValue { checkImport(call.argument, at: place) }
    case .other: checkOwnForm(call, at: place)
    }
  }

  private mutating func list(
    _ call: FunctionCall, _ counts: ClosedRange<Int>, at place: JSONPointer
  ) -> [JSONValue]? {
    guard let list = call.argument.array else {
      report("\(call.name) must have a list", at: place, expected: "a list", given: Wording.value(call.argument))
      return nil
    }
    if counts.contains(list.count) { return list }
    let expected = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
    report("\(call.name) must have \(expected) arguments", at: place, expected: expected, given: "\(list.count)")
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
      if let inner = value.call {
        if inner.function?.mayYieldList == false {
          reportKind(value, "a list, or a function that yields one", of: function, at: place())
        }
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
    if let inner = value.call, inner.function?.mayYieldScalar != false { return }
    reportKind(value, "text, or a function that yields some", of: function, at: place())
  }

  private mutating func checkInteger(
    _ value: JSONValue, _ range: ClosedRange<Int>, of function: String, at place: @autoclosure () -> JSONPointer
  ) {
    let words =
      range.upperBound == Int.max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    if let inner = value.call, inner.function?.mayYieldScalar != false {
      return
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
      given: value.call?.name ?? Wording.value(value))
  }

  // MARK: What some functions take

  /// The element that's selected is there.
  private mutating func checkSelection(_ list: [JSONValue], at place: JSONPointer) {
    let index = Scalar.number(readFrom: list[0])
    guard let index, let elements = list[1].array, !elements.contains(where: \.isFunction) else { return }
    if index < Double(elements.count) { return }
    report(
      "the list has no element \(Wording.number(index))", at: place.appending(0),
      expected: elements.count < 2 ? "0" : "0 to \(elements.count - 1)", given: Wording.number(index))
  }

  private mutating func checkSeparator(_ separator: JSONValue, at place: JSONPointer) {
    guard separator == "" else { return }
    report("Fn::Split must have a separator", at: place, expected: "at least one character", given: "none")
  }

  /// Nothing is known yet of resources and other stacks when mappings are looked up and lists are counted.
  private mutating func checkEarly(_ value: JSONValue, _ what: String, at place: JSONPointer) {
    for reference in TemplateReference.all(in: value, at: place) where isResource(reference.target) {
      report(
        "\(what) before any resource is made", at: reference.pointer, expected: "parameters, mappings or literals",
        given: "a reference to \(reference.target)")
    }
    guard let call = value.call, call.function == .importValue || call.function == .getStackOutput else { return }
    report(
      "\(what) before any resource is made", at: place.appending(call.name),
      expected: "parameters, mappings or literals", given: "a value of another stack")
  }

  /// Checks the function in place of a mapping's name or key.
  ///
  /// See [Fn::FindInMap](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html).
  private mutating func checkKey(_ value: JSONValue, at place: JSONPointer) {
    // What yields no text is refused anyway.
    guard let call = value.call, let function = call.function, function.mayYieldScalar else { return }
    let expected: String
    switch function {
    case .ref, .findInMap, .transform: return
    case .importValue, .getStackOutput: return  // It's looked up too early, which is said already.
    case .base64, .getAtt:
      // That a resource isn't made yet is said already.
      if function == .getAtt, !TemplateReference.all(in: value).allSatisfy({ !isResource($0.target) }) {
        return
      }
      expected = hasExtensions ? "text, or functions such as Ref, Fn::Sub and Fn::Join" : "text, Ref or Fn::FindInMap"
    default:
      if hasExtensions { return }
      expected = "text, Ref or Fn::FindInMap"
    }
    report(
      "\(call.name) can't stand in Fn::FindInMap", at: place.appending(call.name), expected: expected,
      hint: Self.keyFunctions.contains(function) && !hasExtensions
        ? "with the transform AWS::LanguageExtensions it can" : nil)
  }

  /// The functions of which keys can be made with the language extensions.
  private static let keyFunctions: Set<IntrinsicFunction> = [
    .if, .join, .length, .select, .sub, .toJSONString,
  ]

  /// Checks what an `Fn::FindInMap` yields where the mapping doesn't have the key.
  private mutating func checkDefault(_ value: JSONValue, at place: JSONPointer) {
    guard let object = value.object, object.count == 1, object[0].key == "DefaultValue" else {
      return report(
        "Fn::FindInMap takes something else there", at: place, expected: "{\"DefaultValue\": value}",
        given: value.call?.name ?? Wording.value(value))
    }
    if !hasExtensions { reportExtension("DefaultValue", at: place.appending("DefaultValue")) }
  }

  /// Checks that a region is named, and not a zone.
  private mutating func checkRegion(_ value: JSONValue, at place: JSONPointer) {
    guard let text = value.string, !text.isEmpty, text.utf8.last.map({ !(0x30...0x39).contains($0) }) == true else {
      return
    }
    report(
      "Fn::GetAZs must have a region", at: place,
      expected: "a region such as eu-west-1, or nothing for the stack's own",
      given: Wording.quoted(text))
  }

  /// See [Fn::ImportValue](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html).
  private mutating func checkImport(_ value: JSONValue, at place: JSONPointer) {
    guard let inner = value.call else { return }
    let words = "the name of an import must be decided before any resource is made"
    let expected = "text, parameters and pseudo parameters"
    switch inner.function {
    case .importValue, .getStackOutput:
      report(words, at: place.appending(inner.name), expected: expected, given: "a value of another stack")
    default:
      for reference in TemplateReference.all(in: value, at: place) where isResource(reference.target) {
        report(words, at: reference.pointer, expected: expected, given: "a reference to \(reference.target)")
      }
    }
  }

  private mutating func checkOwnForm(_ call: FunctionCall, at place: JSONPointer) {
    switch call.function {
    case .sub: checkSubstitution(call.argument, at: place)
    case .getAtt: checkAttribute(call.argument, at: place)
    case .getStackOutput: checkStackOutput(call.argument, at: place)
    default: break
    }
  }

  private mutating func checkSubstitution(_ value: JSONValue, at place: JSONPointer) {
    if (value.string ?? value[0]?.string)?.contains(bytesOf: "AWS::NoValue") == true {
      for case .reference(let target) in Substitution(value)?.parts ?? [] where target.name == "AWS::NoValue" {
        report(
          "AWS::NoValue can't stand in text", at: place, expected: "text, or a reference that yields some",
          hint: "choose the whole text by Fn::If")
      }
    }
    if value.string != nil { return }
    guard let list = value.array, list.count == 2, list[0].string != nil, let variables = list[1].object,
      !list[1].isFunction
    else {
      return report(
        "Fn::Sub must have text, or a list of text and an object", at: place,
        expected: "text, or [text, {name: value}]", given: value.call?.name ?? Wording.value(value))
    }
    for variable in variables {
      checkText(variable.value, of: IntrinsicFunction.sub.name, at: place.appending(1).appending(variable.key))
    }
  }

  private mutating func checkAttribute(_ value: JSONValue, at place: JSONPointer) {
    if value.string != nil, ReferenceTarget(attributeOf: value) != nil { return }
    if let list = value.array, list.count == 2, list.allSatisfy({ $0.string != nil || $0.isFunction }) {
      guard list[1] == "" else { return }
      return report(
        "Fn::GetAtt must name an attribute", at: place.appending(1), expected: "a name such as Arn", given: "\"\"")
    }
    report(
      "Fn::GetAtt must have a resource and an attribute", at: place, expected: "[logical id, attribute]",
      given: Wording.value(value))
  }

  /// See [Fn::GetStackOutput](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html).
  private mutating func checkStackOutput(_ value: JSONValue, at place: JSONPointer) {
    let names = ["OutputName", "Region", "RoleArn", "StackName"]
    guard let object = value.object, !value.isFunction else {
      return report(
        "Fn::GetStackOutput must have an object", at: place, expected: "an object with StackName and OutputName",
        given: Wording.value(value))
    }
    for name in ["StackName", "OutputName"] where object[name] == nil {
      report("Fn::GetStackOutput must have \(name)", at: place, expected: "a member \(name)")
    }
    for member in object {
      let inner = place.appending(member.key)
      if names.contains(member.key) {
        checkText(member.value, of: IntrinsicFunction.getStackOutput.name, at: inner)
      } else {
        report(
          "Fn::GetStackOutput takes no \(member.key)", at: inner, expected: Wording.list(names),
          hint: Suggestion.hint(for: member.key, in: names))
      }
    }
  }
}
