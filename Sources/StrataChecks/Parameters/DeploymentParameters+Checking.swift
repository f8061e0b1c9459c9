import StrataFindings
import StrataJSON
import StrataSchema
package import StrataTemplate
import StrataText

extension DeploymentParameters {
  /// The values that the file itself gives, by name.
  package var texts: [String: String] {
    Dictionary(
      values.compactMap { value in value.text.map { (value.name, $0) } }, uniquingKeysWith: { _, last in last })
  }

  /// Finds which values a template doesn't take, and which it lacks.
  ///
  /// - Parameter template: The template.
  /// - Returns: The findings of the rule `parameter-value`, at places of the file of parameters.
  package func findings(for template: TemplateContents) -> [Finding] {
    let declared = template.section("Parameters")
    let hiding = SecretHiding(parameters: declared)
    var seen: Set<String> = []
    var findings = values.flatMap { value -> [Finding] in
      guard seen.insert(value.name).inserted else {
        return [Finding(Self.rule, "the parameter \(value.name) gets two values", at: value.pointer)]
      }
      guard let parameter = declared[value.name]?.object else {
        // A macro may add parameters.
        return template.macros.isEmpty ? [unknown(value, declared)] : []
      }
      return faults(of: value, parameter, hiding)
    }
    for member in declared where !seen.contains(member.key) {
      guard let parameter = member.value.object, parameter["Default"] == nil else { continue }
      findings.append(
        Finding(
          Self.rule, "the parameter \(member.key) needs a value, as it has no default", at: JSONPointer(),
          hint: "UsePreviousValue does where the stack has one"))
    }
    return findings
  }

  private func unknown(_ value: Value, _ declared: JSONObject) -> Finding {
    Finding(
      Self.rule, "the template has no parameter \(Wording.quoted(value.name))", at: value.pointer,
      hint: Suggestion.hint(for: value.name, in: Array(declared.keys)))
  }

  /// CloudFormation looks for what a value of an AWS type names, and so for what can't be a name of such a thing as well.
  private static func fault(of text: String, _ type: TemplateParameterType, _ subject: String) -> ParameterValue.Fault?
  {
    guard let format = type.format else { return nil }
    for value in type.isList ? ParameterValue.elements(of: text) : [text] {
      if let expected = KnownFormat.missed(by: value, format) {
        return .init(message: "\(subject) isn't of its type", expected: expected, given: Wording.quoted(value))
      }
    }
    return nil
  }

  private func faults(of value: Value, _ parameter: JSONObject, _ hiding: SecretHiding) -> [Finding] {
    guard let text = value.text else { return [] }
    let type = parameter["Type"]?.string.flatMap(TemplateParameterType.init)
    let shown = hiding.shown(.string(text), ofParameter: value.name, at: ["Default"])
    let isHidden = shown.string != text
    let subject = "the value of \(value.name)"
    var faults = ParameterValue(text, of: parameter, type, as: subject).faults
    faults += type.flatMap { Self.fault(of: text, $0, subject) }.map { [$0] } ?? []
    let size = text.utf8.count
    if size > Limits.parameterValueBytes {
      faults.append(
        .init(
          message: "\(subject) is too long", expected: "\(Count.of(Limits.parameterValueBytes, "byte")) at most",
          given: Count.grouped(size)))
    }
    return faults.map { fault in
      Finding(
        Self.rule, fault.message, severity: fault.severity, at: value.pointer, expected: fault.expected,
        given: isHidden ? SecretHiding.mark : fault.given)
    }
  }
}
