package import StrataJSON

/// What a record says of the release that it's about.
package enum RecordedRelease: Sendable, Hashable {
  /// A release.
  case release(Release)
  /// What was deployed is no release, so that nothing can be promoted by it.
  case none(Absence)

  /// The reason why there is no release.
  package struct Absence: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reason in words, such as `3 files aren't committed`.
    package let reason: String
    /// The files that it's about, sorted; of many, the first.
    package let files: [String]

    /// The number of files that are named.
    package static let shownFiles = 20

    /// Gives a reason, and the files that it's about.
    package init(_ reason: String, files: [String] = []) {
      self.reason = reason
      self.files = Array(files.prefix(Self.shownFiles))
    }

    /// The reason, and the files.
    package var description: String { reason + (files.isEmpty ? "" : ": " + files.joined(separator: ", ")) }
  }

  /// The release; nil where there is none.
  package var release: Release? {
    if case .release(let release) = self { return release }
    return nil
  }

  /// The object that records have.
  package var json: JSONObject {
    switch self {
    case .release(let release): return release.json
    case .none(let absence):
      return ["none": .string(absence.reason), "files": .array(absence.files.map(JSONValue.string))]
    }
  }

  /// Reads the object that records have; nil where it's none.
  package init?(_ json: JSONObject) {
    guard let release = try? Self(RecordMembers(json)) else { return nil }
    self = release
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    if let reason = try members.optionalText("none") {
      self = .none(Absence(reason, files: try members.textList("files")))
    } else {
      self = .release(try Release(members))
    }
  }
}
