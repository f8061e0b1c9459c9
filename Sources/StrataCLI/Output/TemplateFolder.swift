import StrataEnvironments
import StrataFiles
import StrataLanguage
import StrataOutput
import StrataPipeline

/// The folder that gets a folder for each system.
///
/// A template of a user's own profiles doesn't belong among the templates that are committed.
struct TemplateFolder {
  /// The folder in which the templates of profiles in the repository, and of systems without profiles, are written.
  static let committed = "templates"

  /// The folder in which the templates of a user's own profiles are written.
  static let own = ".synth"

  let path: String
  /// Whether it is for templates of a user's own profiles, which are not committed.
  let isOwn: Bool

  /// Chooses the folder.
  ///
  /// - Parameters:
  ///   - system: The system that the templates are made of.
  ///   - output: The folder that was asked for.
  ///   - isDeployed: Whether the templates are made for a deployment alone.
  init(for system: PreparedSystem, output: String?, isDeployed: Bool = false) {
    isOwn = output == nil && system.store != nil && (!system.isOfRepository || isDeployed)
    path = output ?? (isOwn ? Self.own : Self.committed)
  }

  func path(of app: String) -> String {
    path.hasSuffix("/") ? path + app : "\(path)/\(app)"
  }

  /// The folder of a system in it.
  ///
  /// - Parameters:
  ///   - app: The system's name.
  ///   - isOverwritten: Whether templates are written anew that somebody has edited; false unless given.
  /// - Returns: The folder, which need not be there.
  func directory(of app: String, isOverwritten: Bool = false) -> OutputDirectory {
    var directory = OutputDirectory(path: path.isEmpty ? "" : path(of: app))
    directory.overwritesEditedFiles = isOverwritten
    return directory
  }

  /// What is to be said of environments that the templates in place have, and the new ones don't.
  ///
  /// - Parameters:
  ///   - system: What the new templates are made of.
  ///   - environments: The environments that they have.
  ///   - others: The environments that weren't asked for, whose own stacks stay.
  ///   - allowed: The environments that may go.
  /// - Returns: A finding for each.
  /// - Throws: Why the folder can't be read.
  func refusals(
    of system: PreparedSystem, with environments: [String], keeping others: OtherEnvironments, except allowed: [String]
  ) throws(OutputError) -> [Finding] {
    if system.store == nil { return [] }
    let app = system.app.name
    let present = Set(environments + allowed)
    return try directory(of: app).environments().compactMap { written in
      let environment = written.name
      if present.contains(environment) { return nil }
      if !written.hasOwnStacksOnly {
        return Finding(
          .missingEnvironment,
          "the template in \(path)/\(app) has the environment \(environment), and the new one doesn't: "
            + "deploying it would delete all that \(environment) has", path: app,
          hint: "give it a profile, write elsewhere by --output, or say --drop-environment \(environment)")
      }
      if others.contains(environment) { return nil }
      return Finding(
        .missingEnvironment,
        "\(path)/\(app) has templates of the environment \(environment), which isn't made any more: they would be removed",
        path: app, hint: "give it a profile, write elsewhere by --output, or say --drop-environment \(environment)")
    }
  }

  /// Keeps templates of a user's own profiles out of version control.
  func hideFromGit() throws(OutputError) {
    guard isOwn else { return }
    let file = ".gitignore"
    do throws(SystemError) {
      let folder = try DirectoryHandle(path: SystemPath(path))
      if try folder.status(of: file) != nil { return }
      let created = try folder.createFile(file)
      try created.writeAll(Array("*\n".utf8))
      try created.finish()
    } catch {
      throw OutputError(path: "\(path)/\(file)", problem: "can't be written", error)
    }
  }
}
