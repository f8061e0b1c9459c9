package import StrataJSON
import StrataText

/// An event in its place among the records of an environment.
package struct ReleaseRecord: Sendable, Hashable {
  /// The form that is written here; a newer one is refused.
  static let format = 1

  /// The system's name.
  package let system: String
  /// The environment's name.
  package let environment: String
  /// The number, from 1 on.
  package let number: Int
  /// The digest of the record before it; nil for the first.
  package let previous: String?
  /// For records that join others, the digests of those that it follows as well.
  package let joined: [String]
  /// What happened.
  package let event: ReleaseEvent
  /// The content of its file.
  let bytes: [UInt8]
  /// The SHA-256 of its file, in 64 lowercase hexadecimal digits.
  package let digest: String

  /// The records that it follows.
  var predecessors: [String] { (previous.map { [$0] } ?? []) + joined }

  /// The file's name.
  package var name: RecordName { RecordName(number: number, digest: digest) }

  /// Puts an event behind some records.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - heads: The records behind which nothing is; none for the first of all.
  ///   - system: The system's name.
  ///   - environment: The environment's name.
  /// - Throws: Where it nests deeper than JSON may.
  init(_ event: ReleaseEvent, behind heads: [ReleaseRecord], of system: String, _ environment: String)
    throws(JSONWritingError)
  {
    (self.system, self.environment, self.event) = (system, environment, event)
    number = (heads.map(\.number).max() ?? 0) + 1
    previous = heads.last?.digest
    joined = heads.dropLast().map(\.digest)
    var object: JSONObject = [
      "format": .integer(Int64(Self.format)), "system": .string(system), "environment": .string(environment),
      "number": .integer(Int64(number)), "kind": .string(event.kind.rawValue),
      "previous": previous.map(JSONValue.string) ?? .null,
    ]
    if !joined.isEmpty { object["joined"] = .array(joined.map(JSONValue.string)) }
    for member in event.members { object[member.key] = member.value }
    bytes = try JSONValue.object(object).bytes(layout: .open)
    digest = SHA256.hexDigest(of: bytes)
  }

  /// Reads a record that is known to be what was written.
  init(_ members: RecordMembers, _ kind: ReleaseEvent.Kind, bytes: [UInt8], digest: String) throws(RecordFormatError) {
    system = try members.text("system")
    environment = try members.text("environment")
    number = try members.number("number")
    previous = try members.optionalText("previous")
    joined = try members.textList("joined")
    event = try ReleaseEvent(kind, members)
    (self.bytes, self.digest) = (bytes, digest)
  }

  /// The record as JSON, as its file has it.
  package var json: JSONValue { (try? JSONValue(parsing: bytes)) ?? [:] }
}
