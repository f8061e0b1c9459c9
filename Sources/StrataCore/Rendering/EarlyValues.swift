import StrataJSON

/// A place whose value is decided before any resource is made.
enum EarlyPlace {
  case condition, rule, exportName

  /// The functions that may stand there, cfn-lint's function schemas being the reference.
  var functions: Set<String> {
    switch self {
    case .condition:
      [
        "Condition", "Fn::And", "Fn::Equals", "Fn::FindInMap", "Fn::Join", "Fn::Length", "Fn::Not", "Fn::Or",
        "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::ToJsonString", "Ref",
      ]
    case .rule:
      [
        "Fn::And", "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::Equals", "Fn::If", "Fn::Not",
        "Fn::Or", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll", "Ref",
      ]
    case .exportName:
      [
        "Fn::Base64", "Fn::FindInMap", "Fn::If", "Fn::ImportValue", "Fn::Join", "Fn::Length", "Fn::Select", "Fn::Split",
        "Fn::Sub", "Fn::ToJsonString", "Ref",
      ]
    }
  }

  var subject: String {
    switch self {
    case .condition: "a condition"
    case .rule: "a rule"
    case .exportName: "an export's name"
    }
  }

  var expected: String {
    switch self {
    case .condition: "parameters, mappings and pseudo parameters"
    case .rule: "parameters"
    case .exportName: "text, parameters and pseudo parameters"
    }
  }
}

extension TemplateRenderer {
  /// Reports what can't be known or may not stand where a value is decided before any resource is made.
  func checkEarly(_ value: JSONValue, _ place: EarlyPlace) {
    let message = "\(place.subject) is decided before any resource is made"
    if references.crossesStacks {
      report(
        Mistake(
          .invalidReference, message, expected: place.expected, given: "a value of another stack",
          hint: "declare the parameter in this stack too"))
    } else if !references.resources.isEmpty {
      report(Mistake(.invalidReference, message, expected: place.expected, given: "a reference to a resource"))
    } else if let function = value.firstFunction(notIn: place.functions) {
      report(Mistake(.invalidReference, "\(function) can't stand in \(place.subject)", expected: place.expected))
    }
  }
}

extension JSONValue {
  /// The first function in a rendered value that isn't one of those given.
  fileprivate func firstFunction(notIn allowed: Set<String>) -> String? {
    switch self {
    case .array(let elements):
      return elements.lazy.compactMap { $0.firstFunction(notIn: allowed) }.first
    case .object(let object):
      for member in object {
        let isFunction = member.key == "Ref" || member.key == "Condition" || member.key.hasPrefix("Fn::")
        if isFunction, object.count == 1, !allowed.contains(member.key) { return member.key }
        if let found = member.value.firstFunction(notIn: allowed) { return found }
      }
      return nil
    default: return nil
    }
  }
}
