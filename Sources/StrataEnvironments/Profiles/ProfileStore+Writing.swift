import StrataFiles
public import StrataJSON

extension ProfileStore {
  /// Writes a profile that must not exist, readable for this user alone.
  ///
  /// - Throws: ``ProfileError`` where there is such a profile, or the file can't be written.
  public func create(_ name: String, _ object: JSONObject) throws(ProfileError) {
    try checkName(name)
    let bytes = try Self.bytes(of: object, system: system)
    try locked { handle throws(ProfileError) in
      let file = ProfileName.file(of: name)
      let existing = try describing({ folderError("can't be read", $0) }) { () throws(SystemError) in
        try handle.status(of: file)
      }
      if existing != nil {
        throw ProfileError(
          "\(system)/\(name)", "there is a profile \(name) already: \(path(of: name))",
          hint: "change it by profile set \(system) \(name), or delete it first")
      }
      try write(bytes, to: file, in: handle)
    }
  }

  /// Changes a profile's file in the folder; the version before stays beside it, as `NAME.json.previous`, unless it's committed.
  ///
  /// Where the folder has none, but there is a committed profile of that name, it's made.
  ///
  /// - Parameters:
  ///   - name: The profile.
  ///   - change: Changes what the file has; what it inherits isn't there.
  /// - Throws: ``ProfileError`` where the profile can't be read or written; nothing is changed then.
  public func update(
    _ name: String, _ change: (inout JSONObject) throws(ProfileError) -> Void
  ) throws(ProfileError) {
    _ = try layers(of: name)
    try locked { handle throws(ProfileError) in
      // Read again, now that nobody else writes.
      var object = committed == nil ? try file(name).object : try ownFile(name)?.object ?? [:]
      try change(&object)
      try write(try Self.bytes(of: object, system: system), to: ProfileName.file(of: name), in: handle)
    }
  }

  /// Deletes a profile's file in the folder, which stays as `NAME.json.previous`; a committed one stays.
  ///
  /// - Throws: ``ProfileError`` where there is no such profile, or another one inherits from it.
  public func delete(_ name: String) throws(ProfileError) {
    // What can't be read can still be deleted.
    if try !ownNames().contains(name) { _ = try file(name) }
    // With the committed profile of its name in place, others still have something to inherit.
    let others = committed == nil ? nil : committedAlone
    let remains = try others?.ownNames().contains(name) == true
    for other in try ownNames() where other != name && !remains {
      guard (try? file(other))?.parent == name else { continue }
      throw ProfileError(
        "\(system)/\(name)", "the profile \(other) inherits from \(name)",
        hint: "delete \(other) first, or take \(ProfileFile.inheritsKey) out of it")
    }
    try locked { handle throws(ProfileError) in
      let file = ProfileName.file(of: name)
      try describing({ ProfileError(system, "\(path(of: name)) can't be deleted: \($0.reason)") }) {
        () throws(SystemError) in
        try handle.retireFile(file, as: ProfileName.previous(of: file))
      }
    }
  }

  /// The chain that a profile would be if its file had this in it; nothing is written.
  package func preview(_ name: String, _ object: JSONObject) throws(ProfileError) -> ProfileChain {
    try checkName(name)
    let bytes = try Self.bytes(of: object, system: system)
    let file = ProfileFile(
      name: name, path: path(of: name), object: object, bytes: bytes, isReadableByOthers: false,
      isCommitted: isCommitted)
    try check(file)
    var layers = [file]
    if committed != nil, let other = try committedAlone?.ownFile(name) { layers.append(other) }
    return try chain(startingWith: layers, next: layers.parent)
  }

  static func bytes(of object: JSONObject, system: String) throws(ProfileError) -> [UInt8] {
    do throws(JSONWritingError) {
      return try JSONValue.object(object).bytes(keyOrder: .given, layout: .open)
    } catch {
      throw ProfileError(system, "this can't be written: \(error)")
    }
  }
}
