import StrataFindings
import StrataText

/// Reads the pattern of a naming policy, and says what is wrong with it.
struct PatternReader {
  private(set) var parts: [NamingPolicy.Part] = []
  private let pattern: String
  private var mistakes: [Finding] = []

  init(_ pattern: String) {
    self.pattern = pattern
    var rest = pattern[...]
    while let open = rest.firstIndex(where: { "{}".contains($0) }) {
      add(rest[..<open])
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        mistakes.append(
          finding("a brace of a naming policy must have its other", expected: "{env} and {service}"))
        add(rest[rest.index(after: open)...])
        return
      }
      let name = rest[rest.index(after: open)..<close]
      switch name {
      case "env": parts.append(.environment)
      case "service": parts.append(.service)
      default:
        mistakes.append(
          finding(
            "a naming policy knows no {\(name)}", expected: "{env} and {service}",
            hint: Suggestion.nearest(to: String(name), in: ["env", "service"]).map { "did you mean {\($0)}?" }))
      }
      rest = rest[rest.index(after: close)...]
    }
    add(rest)
  }

  private mutating func add(_ text: Substring) {
    if !text.isEmpty { parts.append(.text(String(text))) }
  }

  /// The mistakes in a pattern of names.
  var mistakesInNames: [Finding] {
    var found = mistakes + [missing(.environment), missing(.service)].compactMap(\.self)
    let texts = parts.texts
    if let wrong = texts.joined().unicodeScalars.first(where: { !Self.isInNames($0) }) {
      found.append(
        finding(
          "a name can't have \(Self.quoted(wrong)), which not all of AWS takes",
          expected: "a to z, 0 to 9 and hyphens, beside {env} and {service}"))
    }
    if case .text(let start)? = parts.first, let first = start.first, first.isASCII, first.isNumber || first == "-" {
      found.append(finding("names must begin with a letter, as those of stacks do", expected: "a letter a to z"))
    }
    if parts.contains(.service), parts.last != .service {
      found.append(
        finding(
          "{service} must be the last of a naming policy, since names that AWS makes begin with the stack's",
          expected: "one such as smartstack-{env}-{service}"))
    }
    if texts.contains(where: { $0.contains("--") }) {
      found.append(finding("names must have no two hyphens in a row", expected: "single hyphens"))
    }
    // Without one, dev with a service "els" would be devel with "s", and a stack's name may end in anything.
    for (before, part) in zip(parts, parts.dropFirst()) where part == .service && !before.endsWithHyphen {
      found.append(finding("{service} must have a hyphen before it", expected: "one such as {env}-{service}"))
    }
    return found
  }

  /// The mistakes in a path of parameters.
  var mistakesInPath: [Finding] {
    var found = mistakes + [missing(.environment)].compactMap(\.self)
    if parts.contains(.service) {
      found.append(finding("the path of an environment's parameters has no {service}", expected: "{env} alone"))
    }
    // What stands for the environment is a word that there may be.
    let path = parts.map { if case .text(let text) = $0 { text } else { "env" } }.joined()
    let levels = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let first = path.dropFirst().prefix { $0 != "/" }.lowercased()
    let isPath =
      path.hasPrefix("/") && levels.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics(and: "_.-") }
      && !first.hasPrefix("aws") && !first.hasPrefix("ssm")
    if !isPath {
      found.append(
        finding(
          "parameters can't be below this path",
          expected:
            "names of letters, digits and _.-, each behind a slash, of which the first doesn't begin with aws or ssm"))
    }
    return found
  }

  private func missing(_ part: NamingPolicy.Part) -> Finding? {
    let name = part == .environment ? "{env}" : "{service}"
    switch parts.count(where: { $0 == part }) {
    case 0: return finding("a naming policy must have \(name)", expected: "\(name) once")
    case 1: return nil
    case let count: return finding("a naming policy must have \(name) once", expected: "once", times: count)
    }
  }

  private func finding(_ message: String, expected: String, times: Int? = nil, hint: String? = nil) -> Finding {
    let given = "\"\(pattern)\""
    return Finding(
      .namingPolicy, message, expected: expected,
      given: times.map { "\($0) times in \(given)" } ?? given, hint: hint)
  }

  private static func isInNames(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    let byte = UInt8(scalar.value)
    return byte.isASCIILowercase || byte.isASCIIDigit || byte == UInt8(ascii: "-")
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x20 || scalar.value == 0x7F ? "control characters" : "\"\(scalar)\""
  }
}

extension NamingPolicy.Part {
  fileprivate var endsWithHyphen: Bool { if case .text(let text) = self { text.hasSuffix("-") } else { false } }
}

extension [NamingPolicy.Part] {
  fileprivate var texts: [String] { compactMap { if case .text(let text) = $0 { text } else { nil } } }
}
