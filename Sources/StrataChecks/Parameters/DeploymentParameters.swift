public import StrataFindings
public import StrataJSON
import StrataTemplate

/// The values that a deployment gives to a template's parameters, as files for the `aws` command have them.
///
/// ```json
/// [{"ParameterKey": "Size", "ParameterValue": "3"}]
/// ```
///
/// The other forms are `["Size=3"]` and `{"Parameters": {"Size": "3"}}`; what stands beside `Parameters` is left alone. See
/// [the command's options](https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/index.html).
public struct DeploymentParameters: Sendable {
  /// The value of one parameter.
  public struct Value: Sendable, Hashable {
    /// The parameter's name.
    public let name: String
    /// The value; nil for the one that the stack has already.
    public let text: String?
    /// The place in the file.
    public let pointer: JSONPointer
  }

  /// The values, in the order of the file.
  public private(set) var values: [Value] = []

  /// Reads a file's contents.
  ///
  /// - Parameter json: What stands in the file.
  /// - Throws: A finding of the rule `parameter-value` where that's none of the forms.
  public init(_ json: JSONValue) throws(Finding) {
    let (contents, root) =
      json["Parameters"].map { ($0, JSONPointer(["Parameters"])) } ?? (json, JSONPointer())
    if let list = contents.array {
      for (index, element) in list.enumerated() { try add(element, at: root.appending(index)) }
    } else if let object = contents.object, !root.tokens.isEmpty {
      for member in object {
        let inner = root.appending(member.key)
        values.append(Value(name: member.key, text: try Self.text(member.value, at: inner), pointer: inner))
      }
    } else {
      throw Finding(
        Self.rule, "this isn't a file of parameters", at: root,
        expected: #"[{"ParameterKey": …, "ParameterValue": …}…], ["Key=Value"…] or {"Parameters": {"Key": "Value"…}}"#,
        given: Wording.value(contents))
    }
  }

  static let rule: RuleID = "parameter-value"

  private mutating func add(_ element: JSONValue, at place: JSONPointer) throws(Finding) {
    if let text = element.string, let sign = text.firstIndex(of: "="), sign > text.startIndex {
      values.append(
        Value(name: String(text[..<sign]), text: String(text[text.index(after: sign)...]), pointer: place))
      return
    }
    guard let name = element["ParameterKey"]?.string else {
      throw Finding(
        Self.rule, "this gives no parameter a value", at: place,
        expected: #"{"ParameterKey": …, "ParameterValue": …} or "Key=Value""#, given: Wording.value(element))
    }
    if let value = element["ParameterValue"] {
      let inner = place.appending("ParameterValue")
      values.append(Value(name: name, text: try Self.text(value, at: inner), pointer: inner))
    } else if element["UsePreviousValue"] == true {
      values.append(Value(name: name, text: nil, pointer: place))
    } else {
      throw Finding(
        Self.rule, "the parameter \(name) gets no value", at: place,
        expected: "ParameterValue, or UsePreviousValue: true")
    }
  }

  /// The `aws` command takes text alone, and refuses numbers.
  private static func text(_ value: JSONValue, at place: JSONPointer) throws(Finding) -> String {
    if let text = value.string { return text }
    throw Finding(
      rule, "the value of a parameter must be text", at: place, expected: "text", given: Self.kind(of: value),
      hint: Scalar.text(of: value) == nil ? nil : "put it in quotes")
  }

  /// The kind alone, as the value may be a secret.
  private static func kind(of value: JSONValue) -> String {
    switch value {
    case .bool: "true or false without quotes"
    case .integer, .double, .number: "a number"
    default: Wording.value(value)
    }
  }
}
