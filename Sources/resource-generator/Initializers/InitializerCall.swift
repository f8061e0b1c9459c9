import StrataJSON
import StrataResourceModel

/// Writes a resource, given as JSON, as a call of its type's own initializer.
///
/// Its content is declared step by step, each step small enough for the compiler to be quick.
struct InitializerCall {
  /// The reason why a value can't be written.
  struct Failure: Error {
    let path: [String]
    let reason: String
  }

  private let model: ResourceModel
  private let nested: [String: NestedModel.Kind]
  private let tags: (property: String, kind: String)?
  /// The statements.
  private(set) var lines: [String] = []
  /// The cases of unions that are called.
  private(set) var cases = Set<String>()
  /// The places of values that no typed form takes.
  private(set) var raw: [String] = []
  private var count = 0
  private var path: [String] = []

  init(_ model: ResourceModel, _ facts: TypeFacts) {
    self.model = model
    nested = Dictionary(model.nested.map { ($0.name, $0.kind) }) { first, _ in first }
    let tagging = facts.json["tg"]
    tags =
      model.takesTags ? tagging?["p"]?.string.map { ($0, tagging?["k"]?.string ?? "") } : nil
  }

  /// Adds the statements that declare a resource in `scope`.
  mutating func declare(_ id: String, _ properties: JSONObject) throws(Failure) {
    var rest = properties
    var tagged: String?
    if let tags, let value = properties[tags.property] {
      tagged = try tagLiteral(value, tags.kind)
      rest[tags.property] = nil
    }
    var arguments = ["\"\(id)\"", "in: scope"] + (try self.arguments(rest, model.properties))
    if let tagged { arguments.append("tags: \(tagged)") }
    lines.append("\(model.service).\(model.name)(\(arguments.joined(separator: ", ")))")
  }

  // MARK: Values

  private mutating func arguments(
    _ object: JSONObject, _ properties: [PropertyModel]
  ) throws(Failure) -> [String] {
    var arguments: [String] = []
    for property in properties {
      guard let value = object[property.name] else {
        if property.isRequired { throw failure("the initializer asks for \(property.name), which isn't there") }
        continue
      }
      path.append(property.name)
      let written = try expression(value, SwiftType(property.type))
      path.removeLast()
      arguments.append("\(property.label): \(written)")
    }
    let known = Set(properties.map(\.name))
    if let other = object.keys.first(where: { !known.contains($0) }) {
      throw failure("the initializer has no parameter for \(other)")
    }
    return arguments
  }

  private mutating func expression(_ value: JSONValue, _ type: SwiftType) throws(Failure) -> String {
    switch (type, value) {
    case (.list(let element), .array(let elements)):
      var written: [String] = []
      for (index, value) in elements.enumerated() {
        path.append(String(index))
        written.append(try expression(value, element))
        path.removeLast()
      }
      return declared(text(of: type), "[\(written.joined(separator: ", "))]")
    case (.map(let element), .object(let object)):
      var written: [String] = []
      for member in object {
        path.append(member.key)
        written.append("\(SwiftLiteral.text(member.key)): \(try expression(member.value, element))")
        path.removeLast()
      }
      return declared(text(of: type), written.isEmpty ? "[:]" : "[\(written.joined(separator: ", "))]")
    case (.named("AnyValue"), _): return try anyValue(value)
    case (.named("PolicyDocument"), _): return ".json(\(try anyValue(value)))"
    case (.named("StringValue"), .string(let text)): return SwiftLiteral.text(text)
    case (.named("IntegerValue"), .integer(let number)), (.named("NumberValue"), .integer(let number)):
      return String(number)
    case (.named("NumberValue"), .double(let number)): return String(number)
    case (.named("BooleanValue"), .bool(let flag)): return String(flag)
    case (.named(let name), _):
      switch (nested[name], value) {
      case (.structure(let properties)?, .object(let object)):
        let arguments = try arguments(object, properties)
        return declared(text(of: type), "\(text(of: type))(\(arguments.joined(separator: ", ")))")
      case (.enumeration(let members)?, .string(let text)):
        return members.first { $0.value == text }.map { ".\(Names.escaped($0.name))" } ?? SwiftLiteral.text(text)
      case (.union(let cases)?, _): return try union(value, type, cases)
      default: break
      }
    default: break
    }
    return try rawValue(value, else: failure("\(type.text()) isn't written as \(Self.kind(of: value))"))
  }

  /// JSON of any shape beside a form with a type, which is an object or its text and is written raw; nothing else is.
  private mutating func rawValue(_ value: JSONValue, else failure: Failure) throws(Failure) -> String {
    guard value.object != nil || value.string != nil else { throw failure }
    raw.append(path.joined(separator: "/"))
    return ".raw(\(try anyValue(value)))"
  }

  /// The first of the cases that takes the value.
  private mutating func union(_ value: JSONValue, _ type: SwiftType, _ cases: [UnionCase]) throws(Failure) -> String {
    var last = self.failure("\(type.text()) isn't written as \(Self.kind(of: value))")
    for one in cases {
      var trial = self
      do {
        let written = try trial.expression(value, SwiftType(one.type))
        // What has to be written raw isn't of this case.
        if trial.raw.count > raw.count { continue }
        self = trial
        self.cases.insert("\(text(of: type)).\(one.label)")
        return declared(text(of: type), ".\(Names.escaped(one.label))(\(written))")
      } catch {
        last = error.path.count > last.path.count ? error : last
      }
    }
    return try rawValue(value, else: last)
  }

  private mutating func anyValue(_ value: JSONValue) throws(Failure) -> String {
    switch value {
    case .string(let text): return SwiftLiteral.text(text)
    case .integer(let number): return String(number)
    case .double(let number): return String(number)
    case .bool(let flag): return String(flag)
    case .array(let elements):
      var written: [String] = []
      for element in elements { written.append(try anyValue(element)) }
      return declared("AnyValue", "[\(written.joined(separator: ", "))]")
    case .object(let object):
      var written: [String] = []
      for member in object { written.append("\(SwiftLiteral.text(member.key)): \(try anyValue(member.value))") }
      return declared("AnyValue", written.isEmpty ? "[:]" : "[\(written.joined(separator: ", "))]")
    case .null, .number: throw failure("AnyValue isn't written as \(Self.kind(of: value))")
    }
  }

  private mutating func tagLiteral(_ value: JSONValue, _ kind: String) throws(Failure) -> String {
    var members: [String] = []
    switch (kind, value) {
    case ("map", .object(let object)):
      for member in object {
        guard let text = member.value.string else { throw failure("a tag's value isn't a text") }
        members.append("\(SwiftLiteral.text(member.key)): \(SwiftLiteral.text(text))")
      }
    case ("list", .array(let elements)), ("propagated", .array(let elements)):
      for element in elements {
        guard let key = element["Key"]?.string, let text = element["Value"]?.string else {
          throw failure("a tag has no text as its key or as its value")
        }
        members.append("\(SwiftLiteral.text(key)): \(SwiftLiteral.text(text))")
      }
    default: throw failure("the tags are neither a list nor a map")
    }
    return declared("StrataLanguage.Tags", members.isEmpty ? "[:]" : "[\(members.joined(separator: ", "))]")
  }

  // MARK: Statements

  /// The name of a constant for a value.
  private mutating func declared(_ type: String, _ value: String) -> String {
    count += 1
    lines.append("let v\(count): \(type) = \(value)")
    return "v\(count)"
  }

  private func text(of type: SwiftType) -> String {
    type.text(isNested: { nested[$0] != nil }, prefix: "\(model.service).\(model.name).")
  }

  private func failure(_ reason: String) -> Failure {
    Failure(path: path, reason: reason)
  }

  private static func kind(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .integer: "an integer"
    case .double, .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
