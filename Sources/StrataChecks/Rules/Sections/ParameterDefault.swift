import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// The default of a parameter, held against what the parameter allows.
struct ParameterDefault {
  private(set) var findings: [Finding] = []
  private let rule: any TemplateRule
  private let place: JSONPointer

  init(_ parameter: JSONObject, _ type: TemplateParameterType?, of rule: any TemplateRule, at place: JSONPointer) {
    self.rule = rule
    self.place = place
    guard let text = parameter["Default"].flatMap(Scalar.text), type?.takesItsValue != false else { return }
    if type?.isNumeric == true { checkNumbers(text, parameter, isList: type?.isList == true) }
    let values = type?.isList == true ? Self.elements(of: text) : [text]
    if let allowed = parameter["AllowedValues"]?.array?.compactMap(Scalar.text), !allowed.isEmpty {
      for value in values where !allowed.contains(value) && !allowed.contains(text) {
        add("AllowedValues", Wording.list(allowed), Wording.quoted(value))
        break
      }
    }
    if let pattern = parameter["AllowedPattern"]?.string {
      // A value must match as a whole.
      for value in values where SchemaPatterns.matchesWhole(value, pattern) == false {
        add("AllowedPattern", pattern, Wording.quoted(value))
        break
      }
    }
    let length = Double(text.unicodeScalars.count)
    if let least = Self.number(parameter["MinLength"]), length < least {
      add("MinLength", "\(Wording.number(least)) or more characters", Wording.number(length))
    }
    if let greatest = Self.number(parameter["MaxLength"]), length > greatest {
      add("MaxLength", "\(Wording.number(greatest)) characters at most", Wording.number(length))
    }
  }

  private mutating func checkNumbers(_ text: String, _ parameter: JSONObject, isList: Bool) {
    for value in isList ? Self.elements(of: text) : [text] {
      guard let number = Scalar.number(inText: value) else {
        return add("its type", "a number", Wording.quoted(value))
      }
      if let least = Self.number(parameter["MinValue"]), number < least {
        return add("MinValue", "\(Wording.number(least)) or more", value)
      }
      if let greatest = Self.number(parameter["MaxValue"]), number > greatest {
        return add("MaxValue", "\(Wording.number(greatest)) at most", value)
      }
    }
  }

  private mutating func add(_ constraint: String, _ expected: String, _ given: String) {
    findings.append(
      rule.finding("the default isn't allowed by \(constraint)", at: place, expected: expected, given: given))
  }

  /// CloudFormation takes the white space off [the elements](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
  private static func elements(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { element in
      let start = element.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func number(_ value: JSONValue?) -> Double? {
    value.flatMap(Scalar.number(readFrom:))
  }
}
