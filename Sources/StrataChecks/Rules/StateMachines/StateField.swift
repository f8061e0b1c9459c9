/// What may stand in a field of a definition.
struct StateField {
  /// The form of a value.
  enum Form {
    /// Anything, or something that is looked at elsewhere.
    case any
    case text
    case flag
    case object
    /// A whole number in a range.
    case whole(ClosedRange<Int64>)
    /// A number in a range, with a fraction or without.
    case number(ClosedRange<Double>)
    case oneOf([String])
    case timestamp
    /// A path, or null for nothing at all where that is taken.
    case path(StatePath.Purpose, isNullable: Bool)
    /// Data in which paths, calls of functions or expressions are filled in.
    case template
  }

  let form: Form
  /// The only language that has the field; nil for both.
  var language: StateLanguage?
  /// Whether an expression in JSONata may stand for the value.
  var takesExpression = false

  /// The greatest number of seconds that there is.
  ///
  /// See [Task state](https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html).
  static let most: Int64 = 99_999_999

  static let any = StateField(form: .any)
  static let text = StateField(form: .text)
  static let flag = StateField(form: .flag)
  static let template = StateField(form: .template)

  static func whole(_ range: ClosedRange<Int64>) -> StateField {
    StateField(form: .whole(range), takesExpression: true)
  }

  /// The same field, in one language alone.
  func only(in language: StateLanguage) -> StateField {
    StateField(form: form, language: language, takesExpression: takesExpression)
  }

  /// A field of JSONPath that holds a path.
  static func path(_ purpose: StatePath.Purpose, isNullable: Bool = false) -> StateField {
    StateField(form: .path(purpose, isNullable: isNullable), language: .jsonPath)
  }
}
