import StrataFiles
import StrataText

/// The folder in which the zip files of packages are, by the names of their systems.
package struct PackageFiles: Sendable {
  /// The folder unless another is said, which is nothing to commit.
  package static let usualFolder = ".build/packages"

  private let folder: String

  /// Names the folder.
  package init(in folder: String = usualFolder) { self.folder = folder }

  /// The path of a package's zip file.
  package func path(of package: String, in system: String) -> String { "\(folder)/\(system)/\(package).zip" }

  /// Writes a package's zip file.
  ///
  /// - Throws: ``PackageError`` where it can't be written; what was there before stays then.
  package func write(_ contents: PackageContents, as package: String, in system: String) throws(PackageError) {
    let path = SystemPath("\(folder)/\(system)")
    do throws(SystemError) {
      let handle = try DirectoryHandle.making(path)
      try handle.replaceFile(
        "\(package).zip", with: ZipWriter.bytes(of: contents), permissions: 0o644, keepingPreviousAs: nil)
    } catch {
      throw PackageError("\(displayable(self.path(of: package, in: system))) can't be written: \(error.reason)")
    }
  }

  /// The bytes of a package's zip file, whose content is the one that was locked.
  ///
  /// - Parameters:
  ///   - package: The package's name.
  ///   - system: The system's name.
  ///   - sha256: The digest of its content in the lock file.
  /// - Returns: The bytes; nil where there's no such file.
  /// - Throws: ``PackageError`` where it can't be read, or has another content.
  package func zip(of package: String, in system: String, lockedAs sha256: String) throws(PackageError) -> [UInt8]? {
    let path = SystemPath(self.path(of: package, in: system))
    let bytes: [UInt8]?
    do throws(SystemError) {
      guard try path.status(followsLinks: true) != nil else { return nil }
      // Packed it may be a little larger than its files.
      bytes = try FileReader.readFile(at: path, limit: PackageContents.byteLimit + PackageContents.byteLimit / 4)
    } catch {
      throw PackageError("\(path.displayed) can't be read: \(error.reason)")
    }
    guard let bytes else { throw PackageError("\(path.displayed) is too large for a package") }
    let given: String
    do throws(PackageError) {
      given = try PackageReader.contents(ofZip: bytes).sha256
    } catch {
      throw PackageError("\(path.displayed): \(error.message)", hint: "make it again: package \(system)")
    }
    guard given == sha256 else {
      throw PackageError(
        "\(path.displayed) isn't the package that is locked", expected: sha256, given: given,
        hint: "build what was locked, or make the package, which locks it, and commit the lock file: package "
          + "\(system)")
    }
    return bytes
  }
}
