import StrataFiles
package import StrataJSON
import StrataLanguage
import StrataText

/// The folder with the profiles of a system.
public struct ProfileStore: Sendable, Hashable {
  /// The system's name.
  public let system: String

  /// The folder's path, which need not exist.
  public let directory: String

  /// Names a folder.
  public init(system: String, directory: String) {
    self.system = system
    self.directory = directory
  }

  /// The folder of this user: that of the system in `$XDG_CONFIG_HOME`, or in `~/.config` where it isn't set.
  ///
  /// See the [XDG Base Directory Specification](https://specifications.freedesktop.org/basedir-spec/latest/).
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - variables: The variables of the process's environment.
  /// - Throws: ``ProfileError`` where the variables name no folder.
  public init(system: String, variables: [String: String]) throws(ProfileError) {
    let configuration: String
    if let given = variables["XDG_CONFIG_HOME"], !given.isEmpty {
      guard given.hasPrefix("/") else {
        throw ProfileError(
          "", "XDG_CONFIG_HOME must be an absolute path", expected: "a path such as /home/me/.config", given: given,
          hint: "set it to an absolute path, or unset it for ~/.config")
      }
      configuration = given
    } else if let home = variables["HOME"], !home.isEmpty {
      guard home.hasPrefix("/") else {
        throw ProfileError(
          "", "HOME must be an absolute path", expected: "a path such as /home/me", given: home,
          hint: "set it to an absolute path, or name a folder by --profiles")
      }
      configuration = home + "/.config"
    } else {
      throw ProfileError(
        "", "there is no folder for profiles, since neither XDG_CONFIG_HOME nor HOME is set",
        hint: "set one of them, or name a folder by --profiles")
    }
    self.init(
      system: system, directory: configuration.hasSuffix("/") ? configuration + system : "\(configuration)/\(system)")
  }

  /// The names of the profiles, sorted; none where there is no folder.
  public func names() throws(ProfileError) -> [String] {
    guard let handle = try open() else { return [] }
    let files = try describing({ folderError("can't be read", $0) }) { () throws(SystemError) in
      try handle.entryNames()
    }
    return files.compactMap(ProfileName.name(ofFile:)).sorted(by: utf8Precedes)
  }

  /// The path of a profile.
  public func path(of name: String) -> String { "\(directory)/\(ProfileName.file(of: name))" }

  /// Reads a profile and those that it inherits from.
  public func read(_ name: String) throws(ProfileError) -> ProfileChain {
    try chain(startingWith: [], next: name)
  }

  /// Reads what a profile inherits from, behind the files that are known already.
  func chain(startingWith first: [ProfileFile], next name: String?) throws(ProfileError) -> ProfileChain {
    var files = first
    var next = name
    while let name = next {
      try checkCycle(files, name)
      let file: ProfileFile
      do throws(ProfileError) {
        file = try self.file(name)
      } catch {
        throw files.last.map { error.inherited(by: $0) } ?? error
      }
      try check(file)
      files.append(file)
      next = file.parent
    }
    return ProfileChain(system: system, files: files)
  }

  /// Refuses a profile that inherits from itself, if only through others.
  func checkCycle(_ files: [ProfileFile], _ next: String) throws(ProfileError) {
    guard let start = files.firstIndex(where: { $0.name == next }) else { return }
    let cycle = (files[start...].map(\.name) + [next]).joined(separator: ", which inherits from ")
    throw ProfileError(
      "\(system)/\(files[0].name)", "profiles inherit in a cycle", given: cycle,
      hint: "take \(ProfileFile.inheritsKey) out of one of them",
      site: files.last?.site(of: JSONPointer([ProfileFile.inheritsKey])))
  }

  /// Reads a profile as a type.
  ///
  /// - Parameters:
  ///   - name: The profile's name.
  ///   - type: The type of the profile's content.
  /// - Returns: The content of the profile, and of what it inherits.
  /// - Throws: ``ProfileError`` with every mistake in the profile.
  public func profile<Profile: Decodable>(
    _ name: String, as type: Profile.Type = Profile.self
  ) throws(ProfileError) -> Profile {
    let reading = try read(name).decode(as: type)
    guard let profile = reading.profile else { throw ProfileError(reading.inspection.mistakes) }
    return profile
  }

  /// Reads one file.
  func file(_ name: String) throws(ProfileError) -> ProfileFile {
    try checkName(name)
    let path = path(of: name)
    let subject = "\(system)/\(name)"
    guard let (bytes, status) = try contents(of: ProfileName.file(of: name), subject: subject) else {
      throw try missing(name)
    }
    let value = try Self.parse(bytes, path: path, subject: subject, example: "{\"imageTag\": \"1.0.0\"}")
    return ProfileFile(
      name: name, path: path, object: value, bytes: bytes, isReadableByOthers: status.permissions & 0o077 != 0)
  }

  /// Reads JSON that is an object.
  package static func parse(
    _ bytes: [UInt8], path: String, subject: String, example: String
  ) throws(ProfileError) -> JSONObject {
    let hint = "write an object, such as \(example)"
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      throw ProfileError(
        subject, "the file is empty", expected: "a JSON object", hint: hint, site: CallSite(file: path, line: 1))
    }
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw ProfileError(
        subject, "the file isn't JSON: \(withoutWords(error.message))", hint: "mend it at that place",
        site: CallSite(file: path, line: error.line, column: error.column))
    }
    if let object = value.object { return object }
    throw ProfileError(
      subject, "the file isn't an object", expected: "a JSON object", given: value.kind, hint: hint,
      site: CallSite(file: path, line: 1, column: 1))
  }

  /// The expectation, without the word that was found, which may be a secret that lacks its quotes.
  private static func withoutWords(_ message: String) -> String {
    guard let range = message.firstRange(of: ", found '") else { return message }
    return String(message[..<range.lowerBound])
  }

  func check(_ file: ProfileFile) throws(ProfileError) {
    let subject = "\(system)/\(file.name)"
    if let parent = file.object[ProfileFile.inheritsKey], parent.string == nil {
      throw ProfileError(
        subject, "\(ProfileFile.inheritsKey) must be the name of a profile", expected: "text", given: parent.kind,
        site: file.site(of: JSONPointer([ProfileFile.inheritsKey])))
    }
    if let given = file.object[ProfileFile.nameKey]?.string, given != file.name {
      throw ProfileError(
        subject, "the profile says another name than its file has", expected: "\"\(file.name)\"", given: "\"\(given)\"",
        hint: "change \(ProfileFile.nameKey), or rename the file",
        site: file.site(of: JSONPointer([ProfileFile.nameKey])))
    }
  }

  private func missing(_ name: String) throws(ProfileError) -> ProfileError {
    let nearest = Suggestion.nearest(to: name, in: try names())
    return ProfileError(
      "\(system)/\(name)", "there is no profile \(name): \(path(of: name)) doesn't exist",
      hint: nearest.map { "did you mean \($0)?" } ?? "make it: profile create \(system) \(name)")
  }
}

extension ProfileError {
  /// The same of a profile that another one inherits from.
  fileprivate func inherited(by file: ProfileFile) -> ProfileError {
    let site = file.site(of: JSONPointer([ProfileFile.inheritsKey]))
    return ProfileError(
      findings.map { finding in
        finding.placed(
          site: finding.site ?? site,
          adding: site.map { [.init(site: $0, message: "\(file.name) inherits from it")] } ?? [])
      })
  }
}
