import StrataFiles
import StrataJSON
import StrataReleases
import StrataText

/// The place that the running tool was built from, by what is around its program.
struct ToolOrigin {
  /// The path of the program, from the root on.
  let program: String
  /// Runs a program to its end.
  let run: (ChildProcess) throws -> ChildProcess.Result

  /// The places that a tool is built from.
  enum Place: Equatable {
    /// A repository.
    case address(PackageAddress)
    /// A folder with a checkout, which came from nowhere.
    case folder(String)
  }

  /// The place; nil where it can't be told.
  ///
  /// That is what SwiftPM noted of a package's dependency, beside what it built, or the origin of a checkout of this one.
  var place: Place? { nearest { checkout($0) } }

  /// The place without what git knows of it; nil where it can't be told.
  ///
  /// A checkout is where it is, wherever it came from.
  var placeHere: Place? { nearest { Self.isOwn($0) ? .folder($0) : nil } }

  private func nearest(_ checkout: (String) -> Place?) -> Place? {
    var folder = FolderPath(program).parent
    while folder != "/", !folder.isEmpty {
      if let place = dependency(notedIn: folder) ?? checkout(folder) { return place }
      folder = FolderPath(folder).parent
    }
    return nil
  }

  private func dependency(notedIn folder: String) -> Place? {
    let own = WorkspaceState(in: folder)?.dependencies.first { Self.isOwn($0.folder) }
    guard let own else { return nil }
    return own.isFolder ? .folder(own.location) : Self.address(own.location, from: folder)
  }

  /// The origin of a checkout, or the checkout itself.
  private func checkout(_ folder: String) -> Place? {
    guard Self.isOwn(folder) else { return nil }
    // A repository around it would have an origin of its own.
    let git = GitClient(in: folder, run: run)
    guard (try? git.pathFromTop()) == "", let origin = try? git.origin() else { return .folder(folder) }
    return Self.address(origin, from: folder) ?? .folder(folder)
  }

  /// Takes an address, or a path of a repository on this machine.
  private static func address(_ text: String, from folder: String) -> Place? {
    if let address = PackageAddress(text) { return .address(address) }
    guard let path = SystemPath(text.hasPrefix("/") ? text : "\(folder)/\(text)").resolved else { return nil }
    return PackageAddress("file://" + String(decoding: path.bytes, as: UTF8.self)).map(Place.address)
  }

  /// Whether a folder has the manifest of this package.
  static func isOwn(_ folder: String) -> Bool {
    guard let manifest = read("Package.swift", in: folder) else { return false }
    return String(decoding: manifest, as: UTF8.self).contains(bytesOf: "name: \"strata\",")
  }

  private static func read(_ name: String, in folder: String) -> [UInt8]? {
    try? FileReader.readFile(at: SystemPath("\(folder)/\(name)"), limit: FileReader.usualLimit)
  }
}
