import Testing

/// One point of the guide for constructs that sources can be held to.
struct GuidePoint: Sendable, CustomTestStringConvertible {
  /// The point's name.
  let id: String

  /// The point as the guide has it, word for word.
  let sentence: String

  /// The faults of constructs that break it.
  let faults: @Sendable (ConstructSources) -> [GuideFault]

  var testDescription: String { id }
}

/// A place where a construct breaks the guide.
struct GuideFault: CustomStringConvertible {
  let path: String
  let line: Int
  /// The construct and its member.
  let subject: String
  var parameter: String?
  let expected: String
  let given: String

  var description: String {
    "\(path):\(line): \(subject): \(parameter.map { "\($0): " } ?? "")expected \(expected), not \(given)"
  }
}

extension ConstructSources.File {
  /// A fault at a declaration, or at a parameter of it.
  func fault(
    _ declaration: SwiftDeclaration, _ parameter: SwiftParameter? = nil, line: Int? = nil, expected: String,
    given: String
  ) -> GuideFault {
    GuideFault(
      path: path, line: line ?? parameter?.line ?? declaration.line, subject: declaration.path,
      parameter: parameter?.knownName, expected: expected, given: given)
  }

  /// The code of a declaration's body.
  func body(of declaration: SwiftDeclaration) -> String {
    declaration.body.map { code.code(in: $0) } ?? ""
  }

  /// The declaration whose body a place is in: the innermost one.
  func declaration(around offset: Int) -> SwiftDeclaration? {
    declarations.last { $0.body?.contains(offset) ?? false }
  }
}

extension GuidePoint {
  /// All points, in the order of the guide.
  static let all = parameters + mistakes + documentation + permissions + defaults + names + imports
}
