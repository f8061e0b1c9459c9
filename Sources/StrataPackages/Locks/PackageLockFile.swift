package import StrataFiles
import StrataJSON
package import StrataLanguage
import StrataText

/// The file in which the content of a system's packages is written down, beside its sources.
package struct PackageLockFile: Sendable, Hashable {
  /// The version of the form; a reader refuses any other.
  private static let formatVersion: Int64 = 1

  /// The folder that the file is in.
  package let folder: SystemPath
  /// The file's name, such as `Shop.lock.json`.
  package let name: String

  /// Names the file of a system.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - source: The file that declares the system, beside which it is.
  package init(of system: String, besideFile source: String) {
    folder = SystemPath(source.lastIndex(of: "/").map { String(source[..<$0]) } ?? ".")
    name = "\(system).lock.json"
  }

  /// The file's path.
  package var path: String { "\(String(decoding: folder.bytes, as: UTF8.self))/\(name)" }

  /// The packages that it has; none where there's no file.
  ///
  /// - Throws: ``PackageError`` where it can't be read, or isn't of this form.
  package func read() throws(PackageError) -> PackageLock {
    guard let bytes = try bytes() else { return PackageLock([:], file: name) }
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch { throw broken("\(error)") }
    guard let format = json["format"]?.integer else { throw broken("it has no format") }
    guard format == Self.formatVersion else {
      throw broken("its format is \(format), and not \(Self.formatVersion): another version wrote it")
    }
    guard let members = json["packages"]?.object else { throw broken("it has no packages") }
    var packages: [String: PackageLock.Package] = [:]
    for member in members {
      let (name, value) = (member.key, member.value)
      guard let digest = value["sha256"]?.string, digest.utf8.count == 64,
        digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { throw broken("the sha256 of \(displayable(name)) isn't 64 lowercase hexadecimal digits") }
      packages[name] = .init(sha256: digest, architecture: value["architecture"]?.string)
    }
    return PackageLock(packages, file: name)
  }

  /// The bytes of the file with some packages, which are the same for the same packages.
  package static func bytes(of lock: PackageLock) -> [UInt8] {
    var packages = JSONObject()
    for (name, package) in lock.packages.sorted(by: { $0.key < $1.key }) {
      var object: JSONObject = [:]
      object["architecture"] = package.architecture.map(JSONValue.string)
      object["sha256"] = .string(package.sha256)
      packages[name] = .object(object)
    }
    let json: JSONValue = ["format": .integer(formatVersion), "packages": .object(packages)]
    // There's nothing in it that can't be written.
    return Array(((try? json.text(layout: .pretty)) ?? "").utf8)
  }

  /// Writes the file, unless it's the same already.
  ///
  /// - Returns: Whether it was changed.
  /// - Throws: ``PackageError`` where it can't be written; it's as it was then.
  package func write(_ lock: PackageLock) throws(PackageError) -> Bool {
    let bytes = Self.bytes(of: lock)
    if try self.bytes() == bytes { return false }
    if lock.packages.isEmpty, try self.bytes() == nil { return false }
    do {
      let handle = try DirectoryHandle(path: folder)
      try handle.replaceFile(name, with: bytes, permissions: 0o644, keepingPreviousAs: nil)
    } catch {
      throw PackageError("\(displayable(path)) can't be written: \(error.reason)")
    }
    return true
  }

  private func bytes() throws(PackageError) -> [UInt8]? {
    do {
      guard try SystemPath(path).status(followsLinks: true) != nil else { return nil }
      return try FileReader.readFile(at: SystemPath(path), limit: FileReader.usualLimit)
    } catch {
      throw PackageError("\(displayable(path)) can't be read: \(error.reason)")
    }
  }

  private func broken(_ reason: String) -> PackageError {
    PackageError(
      "\(displayable(path)) isn't a lock file: \(reason)",
      hint: "have it from version control, or remove it and make the packages again")
  }
}
