import StrataText

/// The rules for names of parameters.
///
/// See [Parameter name requirements](https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html#sysman-parameter-name-constraints).
enum ParameterName {
  /// The mistake in a path.
  static func mistake(inPath path: String) -> Finding? {
    let isPath = path.hasPrefix("/") && isName(path.dropFirst())
    let first = path.dropFirst().prefix { $0 != "/" }.lowercased()
    if isPath, !first.hasPrefix("aws"), !first.hasPrefix("ssm") { return nil }
    return .name(
      "parameters can't be below this path",
      expected:
        "names of letters, digits and _.-, each behind a slash, of which the first doesn't begin with aws or ssm",
      given: path)
  }

  /// Names that are right, with mistakes where the others aren't.
  static func check(_ names: [String], below path: StringValue, _ declaration: Declaration) -> [String] {
    var seen: Set<String> = []
    let levels = path.levels
    if names.isEmpty {
      declaration.report(
        "a path must have parameters", property: "values", expected: "values, lists or secrets", given: "none")
    }
    return names.filter { name in
      if !seen.insert(name).inserted {
        declaration.report(
          "a parameter is declared twice", property: "values", expected: "each name once", given: "\"\(name)\"")
        return true
      }
      if !isName(name[...]) {
        declaration.report(
          "Parameter Store has no such name", property: "values",
          expected: "letters, digits and _.-, with single slashes between levels", given: "\"\(name)\"")
        return false
      }
      let depth = levels + name.split(separator: "/").count
      if depth > 15 {
        declaration.report(
          "a parameter must be 15 levels deep at most", property: "values", expected: "15 or fewer",
          given: "\(depth) for \"\(name)\"")
        return false
      }
      // The limit of 1,011 is that of the name behind what its ARN begins with.
      if let length = path.node.literalText?.utf8.count, length + 1 + name.utf8.count > 1_011 {
        declaration.report(
          "a parameter's name must have 1,011 characters at most", property: "values", expected: "1,011 or fewer",
          given: Count.grouped(length + 1 + name.utf8.count))
        return false
      }
      return true
    }
  }

  /// The id of a parameter in the scope of its path.
  static func id(of name: String) -> String { name.replacing("/", with: "-") }

  private static func isName(_ name: Substring) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics(and: "_.-") }
  }
}

extension StringValue {
  /// The levels of a path, as far as they're known.
  fileprivate var levels: Int {
    if let text = node.literalText { return text.split(separator: "/").count }
    guard case .substitution(let segments) = node.content else { return 1 }
    return segments.reduce(0) { count, segment in
      if case .text(let text) = segment { count + text.count { $0 == "/" } } else { count }
    }
  }
}
