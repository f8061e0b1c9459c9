/// The place of the profiles of systems.
public enum ProfileSource: Sendable, Hashable {
  /// The folders of this user: laid over a system's committed profiles; else its samples serve where there is nothing.
  case user(variables: [String: String])
  /// Folders of the systems' names in a folder, in the place of this user's own.
  case folder(String)
  /// The profiles that come with the systems: the committed ones alone, or samples.
  case committed

  /// The same as ``committed``, for systems that come with samples.
  public static var samples: ProfileSource { .committed }
}

extension System {
  /// The folder of the system's profiles, and whether they are samples.
  ///
  /// - Throws: ``ProfileError`` where there is no folder to look in, or no profile in it and no sample either.
  public func store(_ source: ProfileSource) throws(ProfileError) -> (store: ProfileStore, isSample: Bool) {
    switch source {
    case .user(let variables):
      if let committed {
        // Without a home there is nobody whose profiles could be laid over them.
        let isSomebody = ["XDG_CONFIG_HOME", "HOME"].contains { variables[$0]?.isEmpty == false }
        if !isSomebody { return (ProfileStore(system: name, committedAlone: committed), false) }
        let own = try ProfileStore(system: name, variables: variables)
        return (ProfileStore(system: name, directory: own.directory, committed: committed), false)
      }
      let own = try ProfileStore(system: name, variables: variables)
      guard try own.names().isEmpty, let samples else { return (own, false) }
      return (ProfileStore(system: name, directory: samples), true)
    case .folder(let folder):
      let directory = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      return (ProfileStore(system: name, directory: directory, committed: committed), false)
    case .committed:
      if let committed { return (ProfileStore(system: name, committedAlone: committed), false) }
      guard let samples else {
        throw ProfileError(name, "the system comes with no sample profiles", hint: "make a profile of your own")
      }
      return (ProfileStore(system: name, directory: samples), true)
    }
  }
}
