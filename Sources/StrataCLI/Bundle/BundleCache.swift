import StrataFiles
import StrataJSON
import StrataScaffolding
import StrataText

/// The folder of this user that bundles are kept in.
struct BundleCache {
  /// The folder's path, from the root on.
  let folder: String

  /// The name of what is staged in it, which a killed run leaves and the next removes.
  static let staging = ".staging"

  /// Finds the folder: `strata` in `$XDG_CACHE_HOME`, or in `~/.cache`, or in `~/Library/Caches` on macOS.
  ///
  /// - Parameter variables: The variables of the process's environment.
  /// - Throws: ``CommandError`` where they name no folder.
  init(variables: [String: String]) throws(CommandError) {
    #if canImport(Darwin)
      let usual = "Library/Caches"
    #else
      let usual = ".cache"
    #endif
    let given = variables["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let home = variables["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/\(usual)" }
    guard let path = given ?? home else {
      throw CommandError(
        "there is no folder for bundles, since neither XDG_CACHE_HOME nor HOME is set", hint: "set one of them")
    }
    guard path.hasPrefix("/") else {
      throw CommandError(
        "\(given == nil ? "HOME" : "XDG_CACHE_HOME") must be an absolute path, given \(displayable(path))",
        hint: "set it to an absolute path")
    }
    guard PackageDependency.isPlain(path) else {
      throw CommandError(
        "\(displayable(path)) can't be written to Package.swift as it is",
        hint: "let XDG_CACHE_HOME name a folder without white space and quotes")
    }
    folder = path + (path.hasSuffix("/") ? "strata" : "/strata")
  }

  /// The bundles in it, in the order of their names.
  var bundles: [Bundle] {
    let names = (try? DirectoryHandle(path: SystemPath(folder)).entryNames()) ?? []
    return names.sorted(by: utf8Precedes).compactMap { Bundle(in: "\(folder)/\($0)") }
  }

  /// The seconds to wait for who holds the folder: a program that this process starts does until it runs.
  private static let patience = 1.0

  /// Opens the folder, and holds it until the handle is gone.
  ///
  /// - Throws: ``CommandError`` where another run holds it, or it can't be written.
  func hold() throws(CommandError) -> DirectoryHandle {
    do throws(SystemError) {
      let directory = try DirectoryHandle.making(SystemPath(folder))
      if try directory.lock(until: DirectoryHandle.now + Self.patience) != .busy { return directory }
    } catch {
      throw Self.failure(error, folder)
    }
    throw CommandError("another run makes or removes a bundle in \(displayable(folder))", hint: "wait until it's done")
  }

  /// Says why something can't be written.
  static func failure(_ error: SystemError, _ path: String) -> CommandError {
    CommandError(
      "\(displayable(path)) can't be written: \(error.reason); no bundle was made or removed",
      hint: "XDG_CACHE_HOME names another folder for bundles")
  }
}
