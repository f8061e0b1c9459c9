import StrataJSON

extension JSONValue {
  /// The function that the value is, if it's one: an object of one member, `Ref`, `Condition` or `Fn::…`.
  var function: JSONObject.Member? {
    guard case .object(let object) = self, object.count == 1 else { return nil }
    let member = object[0]
    return member.key == "Ref" || member.key == "Condition" || member.key.hasPrefix("Fn::") ? member : nil
  }

  /// Whether there are values within this one.
  var isNested: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  /// Whether the value is a function.
  var isFunction: Bool { function != nil }

  /// What the value can be once conditions are known, with the places of each; nothing for `AWS::NoValue`.
  func alternatives(at place: JSONPointer) -> [(value: JSONValue, place: JSONPointer)] {
    guard let function else { return [(self, place)] }
    if function.key == "Ref", function.value == "AWS::NoValue" { return [] }
    guard function.key == "Fn::If", let arguments = function.value.array, arguments.count == 3 else {
      return [(self, place)]
    }
    let inner = place.appending("Fn::If")
    return arguments[1].alternatives(at: inner.appending(1)) + arguments[2].alternatives(at: inner.appending(2))
  }
}

extension CheckedTemplate {
  /// Whether the language extensions process the template, which let more functions stand in more places.
  ///
  /// See [AWS::LanguageExtensions](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html).
  var hasLanguageExtensions: Bool {
    let transform = json["Transform"]
    return transform == "AWS::LanguageExtensions" || transform?.array?.contains("AWS::LanguageExtensions") == true
  }
}
