import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// The value of a parameter, its default or one that a deployment gives, held against what the parameter allows.
struct ParameterValue {
  /// A fault of the value.
  struct Fault {
    let message: String
    var severity = Severity.error
    let expected: String
    let given: String
  }

  private(set) var faults: [Fault] = []
  private let subject: String

  /// Holds a value against what a parameter allows.
  ///
  /// - Parameters:
  ///   - text: The value.
  ///   - parameter: The parameter.
  ///   - type: Its type, where it has one.
  ///   - subject: What the value is called, such as `the default`.
  init(_ text: String, of parameter: JSONObject, _ type: TemplateParameterType?, as subject: String) {
    self.subject = subject
    guard type?.takesItsValue != false else { return }
    if type?.isNumeric == true { checkNumbers(text, parameter, isList: type?.isList == true) }
    let values = type?.isList == true ? Self.elements(of: text) : [text]
    if let allowed = parameter["AllowedValues"]?.array?.compactMap(Scalar.text), !allowed.isEmpty {
      for value in values where !allowed.contains(value) && !allowed.contains(text) {
        add("AllowedValues", Wording.list(allowed), Wording.quoted(value))
        break
      }
    }
    if let pattern = parameter["AllowedPattern"]?.string { check(values, match: pattern) }
    let length = Double(text.unicodeScalars.count)
    if let least = Self.number(parameter["MinLength"]), length < least {
      add("MinLength", "\(Wording.number(least)) or more characters", Wording.number(length))
    }
    if let greatest = Self.number(parameter["MaxLength"]), length > greatest {
      add("MaxLength", "\(Wording.number(greatest)) characters at most", Wording.number(length))
    }
  }

  /// A value must match as a whole.
  private mutating func check(_ values: [String], match pattern: String) {
    for value in values {
      switch SchemaPatterns.matchesWhole(value, pattern) {
      case true?: continue
      case false?: add("AllowedPattern", pattern, Wording.quoted(value))
      case nil:
        let reason = SchemaPatterns.obstacle(to: pattern, for: value).map { ": \($0)" } ?? ""
        faults.append(
          Fault(
            message: "whether \(subject) is allowed by AllowedPattern isn't known here\(reason)", severity: .warning,
            expected: pattern, given: Wording.quoted(value)))
      }
      return
    }
  }

  /// The values that a deployment gives, by the names of their parameters, without those that mustn't be shown.
  static func known(in template: TemplateContents) -> [String: JSONValue] {
    if template.deployment.parameters.isEmpty { return [:] }
    let declared = template.section("Parameters")
    let hiding = SecretHiding(parameters: declared)
    var values: [String: JSONValue] = [:]
    for (name, text) in template.deployment.parameters {
      guard let type = declared[name]?["Type"]?.string.flatMap(TemplateParameterType.init), type.takesItsValue,
        hiding.shown(.string(text), ofParameter: name, at: ["Default"]) == .string(text)
      else { continue }
      values[name] = type.isList ? .array(elements(of: text).map { .string($0) }) : .string(text)
    }
    return values
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
    faults.append(Fault(message: "\(subject) isn't allowed by \(constraint)", expected: expected, given: given))
  }

  /// CloudFormation takes the white space off [the elements](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
  static func elements(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { element in
      let start = element.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func number(_ value: JSONValue?) -> Double? {
    value.flatMap(Scalar.number(readFrom:))
  }
}
