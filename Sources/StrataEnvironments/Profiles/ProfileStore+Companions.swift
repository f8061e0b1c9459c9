package import StrataJSON

/// Files beside the profiles that aren't profiles, such as the record of what was deployed.
extension ProfileStore {
  /// Reads such a file; nil where there is none.
  package func companion(_ file: String) throws(ProfileError) -> [UInt8]? {
    try contents(of: file, subject: "\(system)/\(file)")?.bytes
  }

  /// Writes such a file; the version before stays beside it, as `NAME.previous`.
  ///
  /// - Parameters:
  ///   - file: The file's name.
  ///   - content: Gives what is to be in it, while nobody else writes.
  /// - Throws: ``ProfileError`` where it can't be written, or the content has a mistake; nothing is changed then.
  package func writeCompanion(
    _ file: String, _ content: () throws(ProfileError) -> JSONObject
  ) throws(ProfileError) {
    try locked { handle throws(ProfileError) in
      try write(try Self.bytes(of: try content(), system: system), to: file, in: handle)
    }
  }
}
