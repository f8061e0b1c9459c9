package import StrataJSON

/// A way from a constraint's subject to values: members, elements, and resources that refer to each other.
///
/// `Rules/*/Id` leads to the id of each rule; `/Engine` begins at the properties, `../Name` at what the subject is in, and
/// `@DeletionPolicy` is an attribute of the resource. `~` stands for the names of members, `->` for the resource of the
/// template that a value refers to, and `<-AWS::SQS::QueuePolicy:Queues.*` for those that refer to this one.
package struct ConstraintPath: Sendable {
  package enum Origin: Sendable, Hashable {
    case subject, properties, attributes
    /// What the subject is in, so many levels of objects up.
    case parent(Int)
  }

  package enum Step: Sendable {
    case member(String)
    /// The elements of a list, or the values of an object's members.
    case elements
    /// The elements of a list of which a member is a text, or what another path leads to.
    case elementsWhere(String, Filter)
    /// The names of an object's members.
    case names
    /// The resource that a value refers to, of a type where one is named.
    case target(String?)
    /// The resources of a type that refer to this one at a path, whose text tells it from others.
    case users(String, [Step], path: String)
  }

  /// What a member of an element must be.
  package indirect enum Filter: Sendable {
    case text(String)
    case path(ConstraintPath)
  }

  package let text: String
  package let origin: Origin
  package let steps: [Step]
  /// The value that holds where nothing is there.
  package let fallback: JSONValue?

  /// The first property on the way, where the way begins at the properties.
  package var firstProperty: String? {
    guard case .member(let name)? = steps.first else { return nil }
    return name
  }

  /// The way to the elements of a list, or to the values of an object's members.
  package static let elements = ConstraintPath("*", .elements)
  /// The way to the names of an object's members.
  package static let names = ConstraintPath("~", .names)

  private init(_ text: String, _ step: Step) {
    (self.text, origin, steps, fallback) = (text, .subject, [step], nil)
  }

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - text: The path as it's written.
  ///   - fallback: The value that holds where nothing is there.
  /// - Throws: What is wrong with it.
  package init(_ text: String, fallback: JSONValue? = nil) throws(ConstraintError) {
    var rest = text[...]
    var origin = Origin.subject
    if rest.hasPrefix("/") {
      origin = .properties
      rest = rest.dropFirst()
    } else if rest.hasPrefix("@") {
      origin = .attributes
      rest = rest.dropFirst()
    } else {
      var levels = 0
      while rest == ".." || rest.hasPrefix("../") {
        levels += 1
        rest = rest.dropFirst(3)
      }
      if levels > 0 { origin = .parent(levels) }
    }
    self.text = text
    self.origin = origin
    self.fallback = fallback
    steps = try Self.parts(rest).filter { $0 != "." && !rest.isEmpty }.map {
      part throws(ConstraintError) in try Self.step(part)
    }
  }

  /// The parts between slashes, but for those in brackets.
  private static func parts(_ text: Substring) -> [Substring] {
    // Bytes, as to look at characters takes long.
    let bytes = text.utf8
    var parts: [Substring] = []
    var (start, depth) = (bytes.startIndex, 0)
    var index = start
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "/") where depth == 0:
        parts.append(text[start..<index])
        start = bytes.index(after: index)
      default: break
      }
      bytes.formIndex(after: &index)
    }
    return parts + [text[start...]]
  }

  /// Reads `Key=text` or `Key={path}`.
  private static func filter(_ text: Substring) throws(ConstraintError) -> Step {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw ConstraintError("expected *[Key=text] in a path, and there is [\(text)]")
    }
    let value = text[text.index(after: equals)...]
    let isPath = value.hasPrefix("{") && value.hasSuffix("}")
    return .elementsWhere(
      String(text[..<equals]),
      isPath ? .path(try ConstraintPath(String(value.dropFirst().dropLast()))) : .text(String(value)))
  }

  private static func step(_ part: Substring) throws(ConstraintError) -> Step {
    guard let first = part.utf8.first else { throw ConstraintError("a path has an empty step") }
    if first != UInt8(ascii: "*"), first != UInt8(ascii: "~"), first != UInt8(ascii: "-"), first != UInt8(ascii: "<") {
      return .member(String(part))
    }
    if part == "*" { return .elements }
    if part.hasPrefix("*["), part.hasSuffix("]") { return try filter(part.dropFirst(2).dropLast()) }
    if part == "~" { return .names }
    if part == "->" { return .target(nil) }
    if part.hasPrefix("->") { return .target(String(part.dropFirst(2))) }
    guard part.hasPrefix("<-") else { return .member(String(part)) }
    // The type has colons of its own, in pairs.
    guard let colon = part.lastIndex(of: ":"), part[..<colon].last != ":" else {
      throw ConstraintError("expected <-TYPE:Property in a path, and there is \(part)")
    }
    let path = part[part.index(after: colon)...]
    return .users(String(part[..<colon].dropFirst(2)), try steps(toReference: path), path: String(path))
  }

  /// The steps from a resource to where it refers to another one.
  ///
  /// - Parameter path: The steps with dots between.
  /// - Returns: The steps.
  /// - Throws: What is wrong with them.
  package static func steps(toReference path: some StringProtocol) throws(ConstraintError) -> [Step] {
    try path.split(separator: ".").map { part throws(ConstraintError) in try step(Substring(part)) }
  }
}

/// What is wrong with a constraint.
package struct ConstraintError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
