import StrataJSON
import StrataText

/// A person's word that a release may go to an environment, as its file has it; who it really was, git tells.
package struct ApprovalFile: Sendable, Hashable {
  /// The form that is written here.
  private static let format: Int64 = 1

  /// The system's name.
  package let system: String
  /// The environment that it's for.
  package let environment: String
  /// The digest of the release.
  package let release: String
  /// Who says so.
  package let person: String
  /// When, in UTC, as `2026-11-04T12:00:00.000Z`.
  package let time: String

  /// Describes an approval.
  package init(of release: String, of system: String, for environment: String, by person: String, at time: String) {
    (self.release, self.system, self.environment) = (release, system, environment)
    (self.person, self.time) = (person, time)
  }

  /// The file's name: the start of the digest, the environment and the person.
  package var name: String { "\(release.prefix(8))-\(environment)-\(Self.folded(person)).json" }

  /// A name as part of a file's name: lowercase letters and digits, and hyphens for anything else.
  private static func folded(_ person: String) -> String {
    let characters = person.lowercased().utf8.map { $0.isASCIIAlphanumeric ? Character(Unicode.Scalar($0)) : "-" }
    return String(characters).split(separator: "-").joined(separator: "-")
  }

  /// Whether a name can be part of a file's name.
  package static func isName(_ person: String) -> Bool {
    !folded(person).isEmpty && person.utf8.count <= 128 && person.unicodeScalars.allSatisfy { $0.value >= 0x20 }
  }

  /// Whether a text is the digest of a release: 64 lowercase hexadecimal digits.
  package static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy(\.isLowercaseHex)
  }

  var bytes: [UInt8] {
    let object: JSONValue = [
      "format": .integer(Self.format), "system": .string(system), "environment": .string(environment),
      "release": .string(release), "by": .string(person), "at": .string(time),
    ]
    return (try? object.bytes(layout: .open)) ?? []
  }

  /// Reads the content of a file.
  ///
  /// - Throws: ``RecordFormatError`` for what isn't an approval of this form.
  init(parsing bytes: [UInt8]) throws(RecordFormatError) {
    guard let object = (try? JSONValue(parsing: bytes))?.object else {
      throw RecordFormatError(place: "", expected: "a JSON object", given: "something else")
    }
    let members = RecordMembers(object)
    let format = try members.number("format")
    if format != Self.format {
      throw RecordFormatError(place: "/format", expected: "\(Self.format)", given: "\(format)")
    }
    self.init(
      of: try members.text("release"), of: try members.text("system"), for: try members.text("environment"),
      by: try members.text("by"), at: try members.text("at"))
    if !Self.isDigest(release) {
      throw RecordFormatError(place: "/release", expected: "64 lowercase hexadecimal digits", given: release)
    }
  }
}
