import StrataFiles
import StrataJSON

/// What SwiftPM noted of a package's dependencies, beside what it built.
struct WorkspaceState {
  /// A dependency.
  struct Dependency {
    /// The address, or the folder where it's one.
    let location: String
    /// The folder of its sources.
    let folder: String
    /// Whether the sources are a folder of somebody's, rather than a checkout of SwiftPM's.
    let isFolder: Bool
    /// The commit that is checked out; nil where it's a folder.
    let revision: String?
  }

  let dependencies: [Dependency]

  /// Reads what is noted in a folder such as `.build`; nil where nothing is.
  init?(in folder: String) {
    let path = SystemPath("\(folder)/workspace-state.json")
    guard let bytes = (try? FileReader.readFile(at: path, limit: FileReader.usualLimit)) ?? nil,
      let state = try? JSONValue(parsing: bytes)
    else { return nil }
    dependencies = (state["object"]?["dependencies"]?.array ?? []).compactMap { Self.dependency($0, in: folder) }
  }

  private static func dependency(_ noted: JSONValue, in folder: String) -> Dependency? {
    guard let kind = noted["packageRef"]?["kind"]?.string, let location = noted["packageRef"]?["location"]?.string
    else { return nil }
    if kind == "fileSystem" { return Dependency(location: location, folder: location, isFolder: true, revision: nil) }
    guard let path = noted["subpath"]?.string else { return nil }
    return Dependency(
      location: location, folder: "\(folder)/checkouts/\(path)", isFolder: false,
      revision: noted["state"]?["checkoutState"]?["revision"]?.string)
  }
}
