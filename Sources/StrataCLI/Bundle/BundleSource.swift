import StrataFiles
import StrataJSON
import StrataPlatform
import StrataScaffolding
import StrataText

/// The sources that a bundle is made of: those of a package's dependency.
struct BundleSource {
  /// What sources are known by.
  struct Stamp: Equatable {
    /// The folder of the sources.
    let folder: String
    /// The commit that they are, or a digest of what is known of the files without reading them.
    let text: String
  }

  /// The folder of the sources, from the root on.
  let folder: String
  /// What they're known by.
  let stamp: Stamp

  /// Finds them by the folder that a manifest names, or by what SwiftPM noted when it built or resolved the package.
  ///
  /// - Parameter manifest: The package's manifest, which may take a bundle; the same sources are meant then.
  /// - Throws: ``CommandError`` where nothing is noted, or the sources aren't there.
  init(of manifest: PackageManifest) throws(CommandError) {
    let package = manifest.folder
    if let named = manifest.manifest.packageFolder, let folder = FolderPath.absolute(named, in: package),
      ToolOrigin.isOwn(folder)
    {
      self.init(folder: folder, revision: nil)
      return
    }
    let dependencies = WorkspaceState(in: "\(package)/.build")?.dependencies ?? []
    if let own = dependencies.first(where: { ToolOrigin.isOwn($0.folder) }) {
      self.init(folder: own.folder, revision: own.revision)
    } else if let bundle = manifest.bundle, ToolOrigin.isOwn(bundle.source.folder) {
      // A checkout of SwiftPM's is at the commit that the bundle is of.
      self.init(folder: bundle.source.folder, revision: bundle.source.text)
    } else {
      throw CommandError(
        "SwiftPM has no sources of Strata in \(displayable(package))/.build, of which a bundle could be made",
        hint: manifest.manifest.bundle == nil
          ? "say swift package resolve first"
          : "go back to the package by --off, say swift package resolve, and make the bundle then")
    }
  }

  private init(folder: String, revision: String?) {
    self.folder = folder
    stamp = Stamp(folder: folder, text: revision ?? Self.digest(of: folder))
  }

  /// A digest of the paths, sizes and times of the files that a package is built from.
  private static func digest(of folder: String) -> String {
    var lines: [String] = []
    if let directory = try? DirectoryHandle(path: SystemPath(folder)) {
      if let status = try? directory.status(of: "Package.swift") { lines.append(line("Package.swift", status)) }
      if let sources = try? DirectoryHandle("Sources", in: directory) { add(sources, "Sources", to: &lines) }
    }
    lines.sort(by: utf8Precedes)
    return SHA256.hexDigest(of: Array(lines.joined(separator: "\n").utf8))
  }

  private static func add(_ directory: DirectoryHandle, _ path: String, to lines: inout [String]) {
    for name in (try? directory.entryNames()) ?? [] where name.utf8.first != UInt8(ascii: ".") {
      guard let status = try? directory.status(of: name) else { continue }
      if status.kind == .directory, let inner = try? DirectoryHandle(name, in: directory) {
        add(inner, "\(path)/\(name)", to: &lines)
      } else {
        lines.append(line("\(path)/\(name)", status))
      }
    }
  }

  private static func line(_ path: String, _ status: FileStatus) -> String {
    "\(path) \(status.size) \(status.modificationTime.tv_sec).\(status.modificationTime.tv_nsec)"
  }
}
