import StrataFiles
import StrataScaffolding
import StrataText

/// Finds the place that a new package takes this one from, and the version.
struct PackageSource {
  /// The address or the path that was given; nil where the tool's own origin is meant.
  let url: String?
  /// The version that was given; nil where the tool's own is meant.
  let version: String?
  /// The new package's folder.
  let folder: String
  let console: Console

  /// The options by which a command is told the place.
  static let options = [urlOption, fromOption]

  private static let urlOption = OptionSyntax(
    name: "--url", value: "URL|PATH",
    summary: "the repository of Strata, or a checkout; where this tool came from unless given")
  private static let fromOption = OptionSyntax(
    name: "--from", value: "VERSION", summary: "the version of Strata to begin with; this tool's unless given")

  /// Takes what a command was told.
  ///
  /// - Parameters:
  ///   - invocation: The command's arguments.
  ///   - folder: The new package's folder.
  init(_ invocation: Invocation, folder: String) {
    (url, version) = (invocation.value(Self.urlOption), invocation.value(Self.fromOption))
    (self.folder, console) = (folder, invocation.console)
  }

  private static let ways = "say --url with the address of Strata's repository, or the path of a checkout"

  /// Finds the place.
  ///
  /// - Returns: The dependency, and what should be known of it.
  /// - Throws: ``UsageError`` where what was given is no such place or version, and ``CommandError`` where the place isn't
  ///   known, or has no such version.
  func dependency() throws -> (dependency: PackageDependency, notes: [String]) {
    let wanted = try version.map(Self.version)
    if let url {
      if let address = PackageAddress(url) { return try release(in: address, wanted) }
      if url.contains(bytesOf: "://") {
        throw UsageError("--url \(displayable(url)) is no address: it has white space, quotes or no scheme")
      }
      return (try checkout(url, wanted), [])
    }
    guard let place = console.program.flatMap({ ToolOrigin(program: $0, run: console.run).place }) else {
      throw CommandError("where this tool came from can't be told, and a package has to say it", hint: Self.ways)
    }
    switch place {
    case .address(let address): return try release(in: address, wanted)
    case .folder(let path):
      throw CommandError(
        "this tool was built from \(console.shown(path)), which came from no address, and a package has to say one",
        hint: "\(Self.ways): --url \(console.shown(path))")
    }
  }

  /// Finds the place, and asks nobody where none was given: a checkout by its path, else the address of the tool's own package.
  ///
  /// - Returns: The dependency, and what should be known of it.
  /// - Throws: ``UsageError`` and ``CommandError`` as ``dependency()``.
  func dependencyHere() throws -> (dependency: PackageDependency, notes: [String]) {
    if url != nil || version != nil { return try dependency() }
    switch console.program.flatMap({ ToolOrigin(program: $0, run: console.run).placeHere }) {
    case .address(let address)?:
      return (.releases(url: address.url, from: Self.current), address.hadCredentials ? [Self.withoutCredentials] : [])
    case .folder(let path)?: return (try folder(path, isRelative: true, shown: path), [])
    case nil:
      return (
        .folder(path: "../strata", name: "strata"),
        ["where this tool came from can't be told, so that the package takes Strata from ../strata; \(Self.ways)"]
      )
    }
  }

  private static let withoutCredentials =
    "the credentials in the address aren't written, since Package.swift is for all to read; git has its own"

  /// The version of this tool.
  private static var current: PackageVersion {
    guard let version = PackageVersion(Version.current) else { preconditionFailure("the tool's version is none") }
    return version
  }

  // MARK: Repositories

  private func release(
    in address: PackageAddress, _ wanted: PackageVersion?
  ) throws(CommandError) -> (dependency: PackageDependency, notes: [String]) {
    let url = address.url
    var notes: [String] = []
    if address.hadCredentials { notes.append(Self.withoutCredentials) }
    let version = wanted ?? Self.current
    let release = PackageDependency.releases(url: url, from: version)
    if console.showsProgress { console.progress("asking \(url) for its versions") }
    let contents: PackageRepository.Contents
    do {
      contents = try PackageRepository(url: url, run: console.run).contents()
    } catch {
      notes.append(
        "\(url) couldn't be asked for its versions, so that \(version) is written unseen: \(error.reason)")
      return (release, notes)
    }
    if contents.versions.contains(where: version.admits) { return (release, notes) }
    let newest = contents.versions.max()
    if wanted != nil {
      throw CommandError(
        "\(url) has no version from \(version) on" + (newest.map { "; its newest is \($0)" } ?? "; it has none at all"),
        hint: newest.map { "say --from \($0)" } ?? "without --from, the package follows the branch \(contents.branch)")
    }
    guard PackageDependency.isPlain(contents.branch) else { return (release, notes) }
    notes.append(
      "\(url) has no version from \(version) on, so that the package follows its branch \(contents.branch)")
    return (.branch(url: url, name: contents.branch), notes)
  }

  private static func version(_ text: String) throws(UsageError) -> PackageVersion {
    guard let version = PackageVersion(text) else {
      throw UsageError("--from takes a version, such as \(Version.current), not \"\(displayable(text))\"")
    }
    return version
  }

  // MARK: Checkouts

  /// A checkout on this machine, by its path from the new package's folder on, unless it was given from the root on.
  private func checkout(_ path: String, _ wanted: PackageVersion?) throws -> PackageDependency {
    if wanted != nil {
      throw UsageError("--from is for the versions of a repository; the folder \(displayable(path)) is taken as it is")
    }
    guard let place = SystemPath(path).resolved.map({ String(decoding: $0.bytes, as: UTF8.self) }) else {
      throw CommandError(
        "--url \(displayable(path)) is neither an address, such as https://example.com/strata.git, nor a folder "
          + "that is here",
        hint: Self.ways)
    }
    guard ToolOrigin.isOwn(place) else {
      throw CommandError("--url \(displayable(path)) has no Package.swift of Strata in it", hint: Self.ways)
    }
    return try self.folder(place, isRelative: !path.hasPrefix("/"), shown: "--url \(path)")
  }

  /// A folder, from the root on.
  private func folder(_ place: String, isRelative: Bool, shown: String) throws(CommandError) -> PackageDependency {
    let start = isRelative ? FolderPath.absolute(folder, in: console.directory ?? ".") : nil
    let written = start.map { FolderPath.relative(from: $0, to: place) } ?? place
    guard PackageDependency.isPlain(written) else {
      throw CommandError(
        "\(displayable(shown)) can't be written to Package.swift as it is",
        hint: "move the checkout to a path without white space and quotes")
    }
    return .folder(path: written, name: FolderPath(place).name)
  }
}
