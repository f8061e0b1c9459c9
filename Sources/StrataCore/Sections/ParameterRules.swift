extension ParameterState {
  /// What the parameter's default and constraints break.
  var mistakes: [Mistake] {
    var mistakes = mistakesOfConstraints
    guard let defaultValue else { return mistakes }
    let text = defaultValue.text
    if let mistake = Limits.parameterValue(text) { mistakes.append(mistake) }
    func add(_ message: String, expected: String, given: String) {
      mistakes.append(Mistake(.invalidParameter, message, expected: expected, given: given))
    }
    // CloudFormation compares each element of a list.
    let values = isList ? text.split(separator: ",").map { String($0).trimmingSpaces } : [text]
    for value in values where !allowedValues.isEmpty && !allowedValues.contains(where: { $0.text == value }) {
      add(
        "the default is none of the allowed values", expected: allowedValues.map(\.text).joined(separator: ", "),
        given: "\"\(value)\"")
    }
    if let length, !length.contains(text.count) {
      add(
        "the default has another length than allowed",
        expected: "\(length.lowerBound) to \(length.upperBound) characters", given: "\(text.count)")
    }
    if isNumber, Double(text) == nil { add("the default is no number", expected: "a number", given: "\"\(text)\"") }
    if let range, let number = Double(text), !range.contains(number) {
      add("the default is outside the range", expected: "\(range.lowerBound) to \(range.upperBound)", given: text)
    }
    // CloudFormation's expressions are Java's; one that Swift doesn't understand is left to it.
    if let allowedPattern, !isList, let pattern = try? Regex(allowedPattern), (try? pattern.wholeMatch(in: text)) == nil
    {
      add("the default doesn't match the allowed pattern", expected: allowedPattern, given: "\"\(text)\"")
    }
    return mistakes
  }

  private var isNumber: Bool { type == "Number" }

  private var mistakesOfConstraints: [Mistake] {
    var mistakes: [Mistake] = []
    if let description, let mistake = Limits.parameterDescription(description) { mistakes.append(mistake) }
    if let length, length.lowerBound < 0 {
      mistakes.append(
        Mistake(
          .invalidParameter, "a length is 0 or more", expected: "0 or more", given: "\(length.lowerBound)"))
    }
    if range != nil, !isNumber {
      mistakes.append(
        Mistake(.invalidParameter, "only numbers have a range", expected: "the type Number", given: type))
    }
    return mistakes
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
