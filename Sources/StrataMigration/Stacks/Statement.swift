/// A statement of the sources.
struct Statement {
  /// The constant that it declares, where it declares one.
  var constant: Declared?
  var code: Code
  /// Whether the compiler warns where nothing is made of the result.
  var isWarnedOf = false
  /// The type of the constant where the compiler wouldn't know it.
  var type: String?
  var comments: [String] = []
  /// Whether it's the first of something that's declared by several.
  var isFirst = false

  /// Writes the statement, where anything needs it.
  ///
  /// - Parameters:
  ///   - uses: What is referred to.
  ///   - indentation: The number of spaces that its lines begin with.
  ///   - isInStructure: Whether constants that other parts of the sources refer to are members.
  /// - Returns: The lines, or nil where nothing needs them.
  func text(_ uses: StackContext.Uses, indentation: Int, isInStructure: Bool) -> String? {
    var prefix = ""
    if let constant {
      if isInStructure, uses.crossing.contains(constant.name) {
        prefix = "\(constant.name) = "
      } else if uses.constants.contains(constant.name) {
        prefix = "let \(constant.name)\(type.map { ": " + $0 } ?? "") = "
      } else if type != nil {
        return nil
      } else if isWarnedOf {
        prefix = "_ = "
      }
    }
    return Code.commented(comments, code).text(indentation: indentation, prefix: prefix)
  }
}
