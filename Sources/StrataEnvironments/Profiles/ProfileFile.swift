public import StrataJSON
import StrataLanguage

/// A file with a profile, as it was read.
public struct ProfileFile: Sendable {
  /// The profile's name, that of the file without `.json`.
  public let name: String

  /// The file's path.
  public let path: String

  /// The object in it.
  public let object: JSONObject

  let bytes: [UInt8]

  /// Whether others than its owner may read it.
  let isReadableByOthers: Bool

  /// The name of the profile that it inherits from.
  var parent: String? { object[Self.inheritsKey]?.string }

  static let inheritsKey = "_inherits"

  /// The key under which a profile may say its own name.
  static let nameKey = "profile"

  /// The site in the file at which something stands.
  func site(of pointer: JSONPointer, ofKey: Bool = false) -> CallSite? {
    guard let position = pointer.position(in: bytes, ofKey: ofKey) else { return nil }
    return CallSite(file: path, line: position.line, column: position.column)
  }
}

/// A profile with those that it inherits from.
public struct ProfileChain: Sendable {
  /// The system it is a profile of.
  public let system: String

  /// The profile itself first, then what it inherits from.
  public let files: [ProfileFile]

  /// All of them together: the inner ones over the outer, objects member by member, anything else as a whole.
  public let merged: JSONObject

  init(system: String, files: [ProfileFile]) {
    self.system = system
    self.files = files
    merged = files.reversed().reduce(into: JSONObject()) { merged, file in merged.overlay(file.object) }
  }

  /// The profile's name.
  public var name: String { files[0].name }

  /// The name that messages have for the profile.
  var subject: String { "\(system)/\(name)" }

  /// The site of something that the profile has, be it inherited.
  func site(of pointer: JSONPointer, ofKey: Bool = false) -> CallSite? {
    for file in files where JSONValue.object(file.object)[pointer] != nil {
      return file.site(of: pointer, ofKey: ofKey)
    }
    return nil
  }

  /// The site of something, or of what it should stand in.
  func nearestSite(of pointer: JSONPointer) -> CallSite? {
    var pointer = pointer
    while true {
      if let site = site(of: pointer) { return site }
      if pointer.tokens.isEmpty { return nil }
      pointer.tokens.removeLast()
    }
  }
}

extension JSONObject {
  /// Writes another object over this one: objects member by member, anything else as a whole; null takes a member out.
  mutating func overlay(_ other: JSONObject) {
    for member in other {
      if member.value.isNull {
        self[member.key] = nil
      } else if var own = self[member.key]?.object, let inner = member.value.object {
        own.overlay(inner)
        self[member.key] = .object(own)
      } else {
        self[member.key] = member.value
      }
    }
  }
}
