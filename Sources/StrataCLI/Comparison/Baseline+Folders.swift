import StrataEnvironments
import StrataLanguage
import StrataPipeline

extension Baseline {
  /// The folder that a system's templates were in before.
  struct Folder {
    /// The folder, for people.
    let place: String
    /// The files in it; nil where there is nothing.
    let files: TemplateFiles?
  }

  /// The folders of some systems, in their order; none where it's a file that they're compared with.
  func folders(of systems: SynthesizedSystems) throws -> [Folder] {
    switch self {
    case .file: return []
    case .folder(let path): return try Self.folders(of: systems, in: path)
    case .written:
      return try systems.members.map { member in
        let path = systems.folder(of: member).path(of: member.assembly.app)
        return Folder(place: path, files: try TemplateFiles(path: path))
      }
    case .revision(let revision):
      return try systems.members.map { member in
        let folder = systems.folder(of: member)
        let path = folder.path(of: member.assembly.app)
        let files = try revision.files(in: path)
        if files == nil, folder.isOwn {
          throw CommandError(
            "\(revision.name) has no \(path), since templates of your own profiles aren't committed",
            hint: "say --samples, or name the folder by --output")
        }
        return Folder(place: "\(path) of \(revision.name)", files: files)
      }
    }
  }

  private static func folders(of systems: SynthesizedSystems, in path: String) throws -> [Folder] {
    let apps = systems.members.map(\.assembly.app)
    let whole = try TemplateFiles(path: path)
    if let whole, whole.hasTemplates {
      if apps.count == 1 { return [Folder(place: path, files: whole)] }
      throw UsageError("\(path) is the folder of one system: name the system as well")
    }
    let folders = try apps.map { app in
      let inner = path == "/" ? "/\(app)" : "\(path)/\(app)"
      return Folder(place: inner, files: try TemplateFiles(path: inner))
    }
    if folders.allSatisfy({ $0.files == nil }) {
      throw CommandError(
        "\(path) has no templates of \(apps.joined(separator: ", "))",
        hint: "it should be a folder such as \(TemplateFolder.committed), or that of the system in it")
    }
    return folders
  }
}
