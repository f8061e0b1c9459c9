import StrataCore
import StrataEnvironments
import StrataFiles
import StrataOutput

/// The folder that gets a folder for each system.
///
/// What is made of a user's own profiles doesn't belong among the templates that are committed.
struct TemplateFolder {
  /// Where the templates of samples, and of systems without profiles, are written.
  static let committed = "templates"

  /// Where the templates of a user's own profiles are written.
  static let own = ".synth"

  let path: String
  /// Whether it is for templates of a user's own profiles, which are not committed.
  let isOwn: Bool

  /// Chooses the folder.
  ///
  /// - Parameters:
  ///   - system: What the templates are made of.
  ///   - output: The folder that was asked for.
  ///   - isDeployed: Whether the templates are made for a deployment alone.
  init(for system: PreparedSystem, output: String?, isDeployed: Bool = false) {
    isOwn = output == nil && system.store != nil && (!system.usesSamples || isDeployed)
    path = output ?? (isOwn ? Self.own : Self.committed)
  }

  func path(of assembly: Assembly) -> String {
    path.hasSuffix("/") ? path + assembly.app : "\(path)/\(assembly.app)"
  }

  func directory(of assembly: Assembly) -> OutputDirectory {
    OutputDirectory(path: path.isEmpty ? "" : path(of: assembly))
  }

  /// The environments that what is there now has, and the new templates don't.
  func dropped(by assembly: Assembly) throws(OutputError) -> [String] {
    let present = Set(assembly.stacks.flatMap(\.environments))
    return try directory(of: assembly).environments().filter { !present.contains($0) }
  }

  func refusal(_ environment: String, app: String) -> Diagnostic {
    Diagnostic(
      .error, rule: .missingEnvironment, path: app,
      message: "the template in \(path)/\(app) has the environment \(environment), and the new one doesn't: "
        + "deploying it would delete all that \(environment) has",
      hint: "give it a profile, write elsewhere by --output, or say --drop-environment \(environment)")
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
