import StrataFindings

extension Scope {
  /// Declares a parameter that is text of a length within limits that are known when it's run.
  ///
  /// A range whose end comes before its beginning ends the process, where such limits are reported.
  ///
  /// - Parameters:
  ///   - id: The parameter's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - defaultValue: The value taken where a deployment gives nothing; the deployment must give it unless set.
  ///   - description: The purpose of the parameter, up to 4,000 bytes.
  ///   - allowedPattern: A regular expression that the value must match as a whole.
  ///   - constraintDescription: The text that is said when a value breaks a constraint.
  ///   - fewest: The fewest characters that the value may have.
  ///   - most: The most characters that it may have, as many as the fewest or more.
  ///   - isHidden: Whether AWS masks the value wherever it shows it, `NoEcho`; false unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The parameter's value, once deployed.
  public func parameter(
    _ id: String, default defaultValue: String? = nil, description: String? = nil, allowedPattern: String? = nil,
    constraintDescription: String? = nil, length fewest: Int, upTo most: Int, isHidden: Bool = false,
    file: String = #filePath, line: Int = #line
  ) -> StringValue {
    if most < fewest { reportLimits(of: id, "length", "\(fewest)", given: "\(most)", CallSite(file: file, line: line)) }
    return parameter(
      id, default: defaultValue, description: description, allowedPattern: allowedPattern,
      constraintDescription: constraintDescription, length: fewest...max(fewest, most), isHidden: isHidden, file: file,
      line: line)
  }

  /// Declares a parameter that is a number within limits that are known when it's run.
  ///
  /// A range whose end comes before its beginning ends the process, where such limits are reported.
  ///
  /// - Parameters:
  ///   - id: The parameter's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - type: The type, which decides the type of the value.
  ///   - defaultValue: The value taken where a deployment gives nothing; the deployment must give it unless set.
  ///   - description: The purpose of the parameter, up to 4,000 bytes.
  ///   - constraintDescription: The text that is said when a value breaks a constraint.
  ///   - least: The least number that is taken.
  ///   - greatest: The greatest number that is taken, the least or more.
  ///   - isHidden: Whether AWS masks the value wherever it shows it, `NoEcho`; false unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The parameter's value, once deployed.
  public func parameter<Value: TemplateValue>(
    _ id: String, type: ParameterType<Value>, default defaultValue: ParameterLiteral? = nil, description: String? = nil,
    constraintDescription: String? = nil, range least: Double, upTo greatest: Double, isHidden: Bool = false,
    file: String = #filePath, line: Int = #line
  ) -> Value {
    let isRange = least <= greatest
    if !isRange { reportLimits(of: id, "range", "\(least)", given: "\(greatest)", CallSite(file: file, line: line)) }
    return parameter(
      id, type: type, default: defaultValue, description: description, constraintDescription: constraintDescription,
      range: isRange ? least...greatest : nil, isHidden: isHidden, file: file, line: line)
  }

  private func reportLimits(of id: String, _ property: String, _ first: String, given: String, _ site: CallSite) {
    report(
      "the limits of the parameter \(id) end before they begin", rule: .invalidValue, property: property,
      expected: "\(first) or more", given: given, file: site.file, line: site.line)
  }
}
