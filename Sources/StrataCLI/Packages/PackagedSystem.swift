import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPackages
import StrataText

/// A system with the packages that its functions use, and what is locked of them.
struct PackagedSystem {
  let name: String
  let file: PackageLockFile
  let lock: PackageLock
  /// The functions' uses, by the names of packages.
  let uses: [String: [PackageUse]]
  /// Whether all environments were looked at.
  private let isWhole: Bool

  /// Declares a system to find its functions.
  ///
  /// - Parameters:
  ///   - request: The system and environments.
  ///   - names: The packages that are wanted; all where there is none.
  /// - Throws: What is wrong with profiles, or with the lock file.
  init(_ request: SystemRequest, only names: Set<String>) throws {
    let prepared = try request.prepare()
    name = request.system.name
    file = request.system.lockFile(of: prepared.app)
    lock = try file.read()
    isWhole = prepared.leftOut.isEmpty
    uses = Dictionary(
      grouping: prepared.app.packageUses().filter { names.isEmpty || names.contains($0.wish.name) }, by: \.wish.name)
  }

  /// Makes the packages.
  ///
  /// - Parameters:
  ///   - removesOthers: Whether what no function has any more goes from the lock file.
  ///   - console: Somebody who may look on.
  /// - Returns: The packages by their names, and what is wrong with others.
  func make(removesOthers: Bool, _ console: Console) -> (packages: [MadePackage], mistakes: [Finding]) {
    var (packages, mistakes): ([MadePackage], [Finding]) = ([], [])
    var names: [String: String] = [:]
    for (name, uses) in uses.sorted(by: { $0.key < $1.key }) {
      // Not every system tells their files apart.
      if let other = names.updateValue(name, forKey: name.lowercased()) {
        mistakes.append(MadePackage.Mistake(error: .alike(name, other), use: uses[0]).finding)
        continue
      }
      if console.showsProgress { console.progress("\(name): packing \(console.shown(uses[0].wish.source.path))") }
      do throws(MadePackage.Mistake) {
        packages.append(try MadePackage(of: uses, before: lock))
      } catch {
        mistakes.append(error.finding)
      }
    }
    if removesOthers, isWhole {
      packages += lock.packages.keys.filter { uses[$0] == nil }.sorted().map(MadePackage.init(removed:))
    }
    return (packages, mistakes.sorted())
  }

  /// Locks packages, and leaves others as they are.
  func write(_ packages: [MadePackage]) throws(PackageError) -> Bool {
    try file.change { lock in
      for package in packages { lock.packages[package.name] = package.locked }
    }
  }

  /// The system for machines.
  func json(_ packages: [MadePackage], _ files: PackageFiles) -> JSONValue {
    [
      "name": .string(name), "lockFile": .string(file.path),
      "packages": .array(packages.map { $0.json(path: files.path(of: $0.name, in: name)) }),
    ]
  }
}

extension PackageError {
  fileprivate static func alike(_ name: String, _ other: String) -> PackageError {
    PackageError(
      "two packages have names that differ in upper and lower case alone", expected: other, given: name,
      hint: "give one of them another name")
  }
}
