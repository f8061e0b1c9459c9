import StrataFiles
import StrataText

/// The folder in which the zip files of packages are, by the names of their systems.
package struct PackageFiles: Sendable {
  /// The folder unless another is said, which is nothing to commit.
  package static let usualFolder = ".build/packages"

  /// The seconds for which another run is waited for, which may have large packages.
  private static let patience = 60.0

  private let folder: String

  /// Names the folder.
  package init(in folder: String = usualFolder) { self.folder = folder }

  /// The path of a package's zip file.
  package func path(of package: String, in system: String) -> String { "\(folder)/\(system)/\(package).zip" }

  /// Writes a package's zip file.
  ///
  /// Another run that writes there as well is waited for.
  ///
  /// - Throws: ``PackageError`` where it can't be written; what was there before stays then.
  package func write(_ contents: PackageContents, as package: String, in system: String) throws(PackageError) {
    let path = SystemPath("\(folder)/\(system)")
    do {
      let handle = try DirectoryHandle.making(path)
      if try handle.lock(until: DirectoryHandle.now + Self.patience) == .busy {
        throw PackageError(
          "another run is writing to \(path.displayed)", hint: "wait for it to end, and run again")
      }
      if let obstacle = try handle.status(of: "\(package).zip")?.kind.obstacle {
        throw PackageError(
          "\(displayable(self.path(of: package, in: system))) can't be written: \(obstacle)",
          hint: "move it away, and run again")
      }
      try handle.replaceFile(
        "\(package).zip", with: ZipWriter.bytes(of: contents), permissions: 0o644, keepingPreviousAs: nil)
    } catch let error as PackageError {
      throw error
    } catch {
      let reason = (error as? SystemError)?.reason ?? "\(error)"
      throw PackageError(
        "\(displayable(self.path(of: package, in: system))) can't be written: \(reason)",
        hint: "see what is there, or have it elsewhere: --packages DIR")
    }
  }

  /// The bytes of a package's zip file, whose content is the one that was locked.
  ///
  /// They're made anew of what is in it: of one that something else has packed, another reader might find something else.
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
    do {
      guard let status = try path.status(followsLinks: true) else { return nil }
      // What opens a pipe waits for somebody who writes.
      guard status.kind == .regular else {
        throw PackageError(
          "\(path.displayed) isn't a file", hint: "move it away, and make the package: package \(system)")
      }
      // Packed it may be a little larger than its files.
      bytes = try FileReader.readFile(at: path, limit: PackageContents.byteLimit + PackageContents.byteLimit / 4)
    } catch let error as PackageError {
      throw error
    } catch {
      throw PackageError("\(path.displayed) can't be read: \((error as? SystemError)?.reason ?? "\(error)")")
    }
    guard let bytes else {
      throw PackageError("\(path.displayed) is too large for a package", hint: "make it again: package \(system)")
    }
    let contents: PackageContents
    do throws(PackageError) {
      contents = try PackageReader.contents(ofZip: bytes)
    } catch {
      throw PackageError("\(path.displayed): \(error.message)", hint: "make it again: package \(system)")
    }
    let given = contents.sha256
    guard given == sha256 else {
      throw PackageError(
        "\(path.displayed) isn't the package that is locked", expected: sha256, given: given,
        hint: "build what was locked, or make the package, which locks it, and commit the lock file: package "
          + "\(system)")
    }
    return ZipWriter.bytes(of: contents)
  }
}
