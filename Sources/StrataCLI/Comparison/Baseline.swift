import StrataCore
import StrataFiles
import StrataJSON
import StrataOutput

/// What templates are compared with.
enum Baseline {
  /// The folder that they'd be written to.
  case written
  /// A folder with one for each system, or a system's own.
  case folder(String)
  /// One template, by the path of its file, or `-` for standard input.
  case file(String)
  /// What a revision has in the folder that they'd be written to.
  case revision(GitRevision)

  /// Tells what is meant: what is there under a name goes before a revision of that name.
  init(_ name: String?, console: Console) throws {
    guard let name else {
      self = .written
      return
    }
    let status = name.isEmpty ? nil : try? SystemPath(name).status(followsLinks: true)
    if name == "-" || (status != nil && status?.kind != .directory) {
      self = .file(name)
    } else if status != nil {
      self = .folder(name.count > 1 ? name.removing(suffix: "/") : name)
    } else {
      self = .revision(try GitRevision(name, console: console))
    }
  }

  /// The folders of some systems, in their order; nil for one of which there is nothing.
  func folders(of systems: SynthesizedSystems) throws -> [TemplateFiles?] {
    switch self {
    case .written:
      return try systems.members.map { try TemplateFiles(path: systems.folder(of: $0).path(of: $0.assembly)) }
    case .file: return systems.members.map { _ in nil }
    case .folder(let path): return try Self.folders(of: systems, in: path)
    case .revision(let revision):
      return try systems.members.map { member in
        let folder = systems.folder(of: member)
        let path = folder.path(of: member.assembly)
        if let files = try revision.files(in: path) { return files }
        guard folder.isOwn else { return nil }
        throw CommandError(
          "\(revision.name) has no \(path), since templates of your own profiles aren't committed",
          hint: "say --samples, or name the folder by --output")
      }
    }
  }

  private static func folders(of systems: SynthesizedSystems, in path: String) throws -> [TemplateFiles?] {
    let apps = systems.members.map(\.assembly.app)
    let whole = try TemplateFiles(path: path)
    if let whole, whole.hasTemplates {
      if apps.count == 1 { return [whole] }
      throw UsageError("\(path) is the folder of one system: name the system as well")
    }
    let folders = try apps.map { try TemplateFiles(path: path == "/" ? "/\($0)" : "\(path)/\($0)") }
    if folders.allSatisfy({ $0 == nil }) {
      throw CommandError(
        "\(path) has no templates of \(apps.joined(separator: ", "))",
        hint: "it should be a folder such as \(TemplateFolder.committed), or that of the system in it")
    }
    return folders
  }
}
