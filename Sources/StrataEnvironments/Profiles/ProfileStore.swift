import StrataFiles
package import StrataJSON
import StrataLanguage
import StrataText

/// The folder with the profiles of a system, and the folder of committed ones that they're laid over, if there is one.
public struct ProfileStore: Sendable, Hashable {
  /// The system's name.
  public let system: String

  /// The path of the folder, which need not exist; what is written is written here.
  public let directory: String

  /// The path of the folder of committed profiles, over which those in ``directory`` are laid; nil where there is none.
  public let committed: String?

  /// Whether the folder itself is that of committed profiles.
  package let isCommitted: Bool

  /// Names a folder.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - directory: The folder's path.
  ///   - committed: The path of the folder of committed profiles, over which those in the other are laid, each over that
  ///     of its name; none unless given.
  public init(system: String, directory: String, committed: String? = nil) {
    self.init(system: system, directory: directory, committed: committed, isCommitted: false)
  }

  /// Names the folder of committed profiles alone.
  package init(system: String, committedAlone directory: String) {
    self.init(system: system, directory: directory, committed: nil, isCommitted: true)
  }

  private init(system: String, directory: String, committed: String?, isCommitted: Bool) {
    (self.system, self.directory, self.committed, self.isCommitted) = (system, directory, committed, isCommitted)
  }

  /// The store of the committed profiles alone; nil where there are none.
  package var committedAlone: ProfileStore? {
    isCommitted ? self : committed.map { ProfileStore(system: system, committedAlone: $0) }
  }

  /// Whether secrets stand apart from the profiles that are committed.
  var keepsSecretsApart: Bool { isCommitted || committed != nil }

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

  /// The names of the profiles, committed ones among them, sorted; none where there is no folder.
  public func names() throws(ProfileError) -> [String] {
    let own = try ownNames()
    guard committed != nil, let others = try committedAlone?.ownNames() else { return own }
    return Set(own + others).sorted(by: utf8Precedes)
  }

  /// The names of the profiles in the folder itself, sorted; none where there is no folder.
  package func ownNames() throws(ProfileError) -> [String] {
    guard let handle = try open() else { return [] }
    let files = try describing({ folderError("can't be read", $0) }) { () throws(SystemError) in
      try handle.entryNames()
    }
    return files.compactMap(ProfileName.name(ofFile:)).sorted(by: utf8Precedes)
  }

  /// The path of a profile in the folder itself.
  public func path(of name: String) -> String { "\(directory)/\(ProfileName.file(of: name))" }

  /// Reads a profile and those that it inherits from.
  ///
  /// A profile in the folder is laid over the committed one of its name, wherever that stands in the chain. `_inherits`
  /// is a key like any other there: where both have it, that of the folder counts, and its null takes it out.
  public func read(_ name: String) throws(ProfileError) -> ProfileChain {
    try chain(startingWith: [], next: name)
  }

  /// Reads what a profile inherits from, behind the files that are known already.
  func chain(startingWith first: [ProfileFile], next name: String?) throws(ProfileError) -> ProfileChain {
    var files = first
    var next = name
    while let name = next {
      try checkCycle(files, name)
      let layers: [ProfileFile]
      do throws(ProfileError) {
        layers = try self.layers(of: name)
      } catch {
        throw files.last.map { last in error.inherited(by: files.last { $0.names(name) } ?? last) } ?? error
      }
      for layer in layers { try check(layer) }
      files += layers
      next = layers.parent
    }
    return ProfileChain(system: system, files: files, keepsSecretsApart: keepsSecretsApart)
  }

  /// The files of a profile: that in the folder, and the committed one that it's laid over.
  ///
  /// - Throws: ``ProfileError`` where there is none.
  func layers(of name: String) throws(ProfileError) -> [ProfileFile] {
    try checkName(name)
    var layers: [ProfileFile] = []
    if let own = try ownFile(name) { layers.append(own) }
    if committed != nil, let other = try committedAlone?.ownFile(name) { layers.append(other) }
    if layers.isEmpty { throw try missing(name) }
    return layers
  }

  /// Refuses a profile that inherits from itself, if only through others.
  func checkCycle(_ files: [ProfileFile], _ next: String) throws(ProfileError) {
    guard let start = files.firstIndex(where: { $0.name == next }) else { return }
    var names: [String] = []
    for file in files[start...] where names.last != file.name { names.append(file.name) }
    let last = files.last { $0.names(next) } ?? files[start]
    // Who lays a profile over the committed one of its name may think that this has to be said.
    let isLaidOver = committed != nil && names == [next] && !last.isCommitted
    throw ProfileError(
      "\(system)/\(files[0].name)", "profiles inherit in a cycle",
      given: (names + [next]).joined(separator: ", which inherits from "),
      hint: isLaidOver
        ? "take \(ProfileFile.inheritsKey) out: the file is laid over the committed profile of its name anyway"
        : "take \(ProfileFile.inheritsKey) out of one of them",
      site: last.site(of: JSONPointer([ProfileFile.inheritsKey])))
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
    guard let profile = reading.profile else { throw ProfileError(reading.inspection.refusal) }
    return profile
  }

  /// Reads one file of the folder itself.
  ///
  /// - Throws: ``ProfileError`` where it isn't there, or can't be read.
  func file(_ name: String) throws(ProfileError) -> ProfileFile {
    try checkName(name)
    guard let file = try ownFile(name) else { throw try missing(name) }
    return file
  }

  /// Reads one file of the folder itself; nil where there is none.
  package func ownFile(_ name: String) throws(ProfileError) -> ProfileFile? {
    let path = path(of: name)
    let subject = "\(system)/\(name)"
    guard let (bytes, status) = try contents(of: ProfileName.file(of: name), subject: subject) else {
      return nil
    }
    let value = try Self.parse(bytes, path: path, subject: subject, example: "{\"imageTag\": \"1.0.0\"}")
    return ProfileFile(
      name: name, path: path, object: value, bytes: bytes, isReadableByOthers: status.permissions & 0o077 != 0,
      isCommitted: isCommitted)
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
    let mayBeNull = committed != nil && !file.isCommitted
    if let parent = file.object[ProfileFile.inheritsKey], parent.string == nil, !(mayBeNull && parent.isNull) {
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
    let paths = (committedAlone.map { [$0.path(of: name)] } ?? []) + (isCommitted ? [] : [path(of: name)])
    let absence = paths.count == 1 ? "\(paths[0]) doesn't exist" : "neither \(paths[0]) nor \(paths[1]) exists"
    return ProfileError(
      "\(system)/\(name)", "there is no profile \(name): \(absence)",
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
