import StrataFindings
import StrataJSON
import StrataLanguage

/// A part of a profile whose members have values where the profile has none.
///
/// The compiler's own `init(from:)` asks for every member that isn't optional, whatever its default is. With this, a
/// member that has one may be missing; those without still have to be there, and are said where they aren't:
///
/// ```swift
/// struct ShopProfile: ProfileDefaults, Sendable {
///   var imageTag: String
///   var tasks = 2
///   var visitors: [String] = []
///
///   static func defaults() throws -> ShopProfile { try ShopProfile(imageTag: required()) }
/// }
/// ```
///
/// Where all members have defaults, it's `static func defaults() -> Sizes { Sizes() }`. What is ``required(_:)`` takes
/// the place of the arguments that the type's initializer asks for, so that the compiler says which ones are missing. A
/// member whose coding key has another name has no default.
public protocol ProfileDefaults: Decodable {
  /// A value that has its members' defaults, and ``required(_:)`` for those that have none.
  static func defaults() throws -> Self
}

/// A stand-in for a member without a default; see ``ProfileDefaults``.
///
/// - Parameter type: The member's type, which follows from where it stands.
/// - Returns: A value that means nothing.
/// - Throws: An error where nothing of the type can stand in, as for an enumeration that isn't `CaseIterable`.
public func required<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
  let notes = DecodingNotes()
  notes.usesOtherStandIns = StandIns.areOthers
  return try ProfileValueDecoder(value: nil, codingPath: [], notes: notes).decode(type)
}

/// Which of two stand-ins is made.
enum StandIns {
  /// Whether it's the second: what differs between the two has no default.
  @TaskLocal static var areOthers = false
}

extension ProfileDefaults {
  /// The values of members that have defaults, by their names.
  static func defaultMembers() throws -> [String: Any] {
    let first = try members(false)
    let second = try members(true)
    return first.filter { name, value in
      guard let other = second[name] else { return false }
      return "\(Shape(value))" == "\(Shape(other))"
    }
  }

  private static func members(_ areOthers: Bool) throws -> [String: Any] {
    let value = try StandIns.$areOthers.withValue(areOthers) { try defaults() }
    let members = Mirror(reflecting: value).children.compactMap { member in member.label.map { ($0, member.value) } }
    return Dictionary(members, uniquingKeysWith: { first, _ in first })
  }
}

/// A value with all that is in it, in words; what is sensitive shows itself too, since it's compared alone.
private struct Shape: CustomStringConvertible {
  let value: Any

  init(_ value: Any) { self.value = value }

  var description: String {
    if let sensitive = value as? Sensitive { return "sensitive \(sensitive.text)" }
    if let text = value as? String { return "text \(text)" }
    let children = Mirror(reflecting: value).children
    if children.isEmpty { return "\(value)" }
    var parts = children.map { "\($0.label ?? ""): \(Shape($0.value))" }
    // Sets and dictionaries have no order.
    if value is any SetAlgebra || value is any ExpressibleByDictionaryLiteral { parts.sort() }
    return "(\(parts.joined(separator: ", ")))"
  }
}

extension ProfileValueDecoder {
  /// The same decoder with the defaults of a type; nil where there is none, or where they can't be made, which is said.
  func withDefaults(of type: any ProfileDefaults.Type) -> ProfileValueDecoder? {
    guard let defaults = notes.defaults(of: type, self), !defaults.isEmpty else { return nil }
    var decoder = self
    decoder.defaults = defaults
    return decoder
  }
}

extension DecodingNotes {
  fileprivate func defaults(of type: any ProfileDefaults.Type, _ decoder: ProfileValueDecoder) -> [String: Any]? {
    let key = ObjectIdentifier(type)
    if let known = defaults[key] { return known }
    do {
      let members = try type.defaultMembers()
      defaults[key] = members
      return members
    } catch {
      defaults[key] = [:]
      add(
        Finding(
          .invalidProfile, "the defaults of \(type) can't be made: nothing can stand in for a required member",
          at: decoder.pointer, hint: "let its type be CaseIterable, or give the member a default"))
      return nil
    }
  }
}
