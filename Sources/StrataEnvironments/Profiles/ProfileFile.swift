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

  /// The file's content.
  package let bytes: [UInt8]

  /// Whether others than its owner may read it.
  let isReadableByOthers: Bool

  /// Whether it's committed, so that all who have the sources may read it.
  package let isCommitted: Bool

  /// The name of the profile that it inherits from.
  var parent: String? { object[Self.inheritsKey]?.string }

  /// Whether it names a profile to inherit from.
  func names(_ parent: String) -> Bool { self.parent == parent }

  static let inheritsKey = "_inherits"

  /// The key under which a profile may say its own name.
  static let nameKey = "profile"

  /// The site in the file at which something stands.
  func site(of pointer: JSONPointer, ofKey: Bool = false) -> CallSite? {
    guard let position = pointer.position(in: bytes, ofKey: ofKey) else { return nil }
    return CallSite(file: path, line: position.line, column: position.column)
  }
}
