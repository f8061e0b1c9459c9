/// The place of the profiles of systems.
public enum ProfileSource: Sendable, Hashable {
  /// This user's own folders, or the system's samples where there is no profile in them.
  case user(variables: [String: String])
  /// Folders of the systems' names in a folder.
  case folder(String)
  /// The samples that come with the systems.
  case samples
}

extension System {
  /// The folder of the system's profiles, and whether they are samples.
  ///
  /// - Throws: ``ProfileError`` where there is no folder to look in, or no profile in it and no sample either.
  public func store(_ source: ProfileSource) throws(ProfileError) -> (store: ProfileStore, isSample: Bool) {
    switch source {
    case .user(let variables):
      let own = try ProfileStore(system: name, variables: variables)
      guard try own.names().isEmpty, let samples else { return (own, false) }
      return (ProfileStore(system: name, directory: samples), true)
    case .folder(let folder):
      return (ProfileStore(system: name, directory: folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"), false)
    case .samples:
      guard let samples else {
        throw ProfileError(name, "the system comes with no sample profiles", hint: "make a profile of your own")
      }
      return (ProfileStore(system: name, directory: samples), true)
    }
  }
}
