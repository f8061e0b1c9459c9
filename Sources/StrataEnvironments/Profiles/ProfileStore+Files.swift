import StrataFiles
import StrataText

extension ProfileStore {
  /// The largest size of a profile or a record: 1 MiB.
  private static let sizeLimit = 1 << 20

  /// The folder, or nil where there is none.
  func open() throws(ProfileError) -> DirectoryHandle? {
    let path = SystemPath(directory)
    return try describing({ folderError("can't be opened", $0) }) { () throws(SystemError) in
      try path.status(followsLinks: true) == nil ? nil : DirectoryHandle(path: path)
    }
  }

  /// The bytes of a file in the folder, with what the system knows of it; nil where there is none.
  func contents(
    of file: String, subject: String
  ) throws(ProfileError) -> (bytes: [UInt8], status: FileStatus)? {
    guard let handle = try open() else { return nil }
    let path = displayable("\(directory)/\(file)")
    let unreadable = { (error: SystemError) in
      ProfileError(subject, "\(path) can't be read: \(error.reason)", hint: "see who may read it: ls -l \(path)")
    }
    let found = try describing(unreadable) { () throws(SystemError) in try handle.status(of: file) }
    guard let status = found else { return nil }
    if let obstacle = status.kind.obstacle {
      throw ProfileError(
        subject, "\(path) can't be read: \(obstacle)",
        hint: status.kind == .symbolicLink
          ? "put the file itself there, or link the whole folder" : "move it away, and put a file there")
    }
    let limit = Self.sizeLimit
    let bytes = try describing(unreadable) { () throws(SystemError) in try handle.readFile(file, limit: limit) }
    guard let bytes else {
      throw ProfileError(subject, "\(path) can't be read: it is larger than \(limit >> 20) MiB")
    }
    return (bytes, status)
  }

  func checkName(_ name: String) throws(ProfileError) {
    guard let problem = ProfileName.problem(of: name) else { return }
    throw ProfileError(
      system, "a profile can't be called \"\(displayable(name))\": \(problem)",
      expected: "1 to 64 letters, digits, hyphens, underscores and dots")
  }

  func folderError(_ problem: String, _ error: SystemError) -> ProfileError {
    let path = displayable(directory)
    return ProfileError(
      system, "the folder of profiles \(path) \(problem): \(error.reason)",
      hint: "see what is there: ls -ld \(path)")
  }

  /// Holds the folder against other runs, and makes it where it's missing.
  func locked<Result>(
    _ body: (DirectoryHandle) throws(ProfileError) -> Result
  ) throws(ProfileError) -> Result {
    let path = SystemPath(directory)
    let unwritable = { (error: SystemError) in folderError("can't be written to", error) }
    let handle = try describing(unwritable) { () throws(SystemError) in try DirectoryHandle.making(path) }
    let lock = try describing(unwritable) { () throws(SystemError) in
      try handle.lock(until: DirectoryHandle.now + 10)
    }
    if lock == .busy {
      throw ProfileError(
        system, "another run is writing to \(path.displayed)", hint: "wait for it to end, and run again")
    }
    return try body(handle)
  }

  /// Puts a file into place as a whole, for this user alone unless it's committed, and keeps the version before.
  func write(_ bytes: [UInt8], to file: String, in handle: DirectoryHandle) throws(ProfileError) {
    let path = displayable("\(directory)/\(file)")
    let unwritable = { (error: SystemError) in
      ProfileError(system, "\(path) can't be written: \(error.reason)", hint: "see what is there: ls -ld \(path)")
    }
    let existing = try describing(unwritable) { () throws(SystemError) in try handle.status(of: file) }
    if let obstacle = existing?.kind.obstacle {
      throw ProfileError(system, "\(path) can't be written: \(obstacle)", hint: "move it away, and run again")
    }
    try describing(unwritable) { () throws(SystemError) in
      // Of what is committed git has the version before.
      try handle.replaceFile(
        file, with: bytes, permissions: isCommitted ? 0o644 : 0o600,
        keepingPreviousAs: isCommitted ? nil : ProfileName.previous(of: file))
    }
  }
}

/// Does something and puts an error of the system into words.
func describing<Result>(
  _ words: (SystemError) -> ProfileError, _ body: () throws(SystemError) -> Result
) throws(ProfileError) -> Result {
  do {
    return try body()
  } catch {
    throw words(error)
  }
}
