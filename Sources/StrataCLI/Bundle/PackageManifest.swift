import StrataFiles
import StrataScaffolding
import StrataText

/// The manifest of the package that the command is called in, switched to a bundle and back.
struct PackageManifest {
  /// The package's folder, from the root on.
  let folder: String
  let manifest: BundledManifest
  private let console: Console

  private static let name = "Package.swift"
  private static let pins = "Package.resolved"
  /// The pins as they were before a bundle was taken, with which SwiftPM removes them, in the folder of what is built.
  private static let keptPins = "Package.resolved.before-bundle"

  /// Reads the manifest of the package around the current folder.
  ///
  /// - Throws: ``CommandError`` where there is none, or it isn't like those that `init` makes.
  init(_ console: Console) throws(CommandError) {
    self.console = console
    folder = try WatchedPackage.folder(above: console.directory ?? ".", console, "go to the package that takes Strata")
    let bytes =
      (try? FileReader.readFile(at: SystemPath("\(folder)/\(Self.name)"), limit: FileReader.usualLimit)) ?? nil
    guard let bytes, let manifest = BundledManifest(String(decoding: bytes, as: UTF8.self)) else {
      throw CommandError(
        "\(console.shown(folder))/Package.swift isn't as init makes it, and was left as it is: it has no line "
          + "`  dependencies: [.package(…)],` with one package, which alone its products are taken from",
        hint: "write its dependency on Strata so")
    }
    self.manifest = manifest
  }

  /// The path, for people.
  var shown: String { displayable(console.shown("\(folder)/\(Self.name)")) }

  /// The bundle that it takes; nil where it takes none, or one that isn't there any more.
  var bundle: Bundle? {
    manifest.bundle.flatMap { Bundle(in: FolderPath($0.folder).parent) }
  }

  /// Takes a bundle.
  ///
  /// - Throws: ``CommandError`` where the manifest can't be written; it's then as it was.
  func take(_ bundle: Bundle) throws(CommandError) {
    if manifest.bundle == nil { try? keepPins() }
    try write(manifest.taking(bundle.packagePath))
  }

  /// Takes the package itself again.
  ///
  /// - Throws: ``CommandError`` where the manifest can't be written; it's then as it was.
  func takePackage() throws(CommandError) {
    try write(manifest.takingPackage)
    try? restorePins()
  }

  private func write(_ text: String) throws(CommandError) {
    do throws(SystemError) {
      let directory = try DirectoryHandle(path: SystemPath(folder))
      try directory.replaceFile(
        Self.name, with: Array(text.utf8),
        permissions: (try directory.status(of: Self.name)?.permissions).map(UInt16.init),
        keepingPreviousAs: nil)
    } catch {
      throw CommandError("\(shown) can't be written: \(error.reason); it's as it was")
    }
  }

  private func keepPins() throws {
    let directory = try DirectoryHandle(path: SystemPath(folder))
    guard try directory.status(of: Self.pins) != nil,
      let pins = try directory.readFile(Self.pins, limit: FileReader.usualLimit)
    else { return }
    let built = try directory.makingDirectory(".build")
    try built.replaceFile(Self.keptPins, with: pins, permissions: nil, keepingPreviousAs: nil, isSynchronized: false)
  }

  private func restorePins() throws {
    let directory = try DirectoryHandle(path: SystemPath(folder))
    let built = try DirectoryHandle(".build", in: directory)
    if try directory.status(of: Self.pins) == nil {
      try built.moveFile(Self.keptPins, to: Self.pins, in: directory)
    }
  }
}
