import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPackages
import StrataText

/// A package as it was made, held against the lock file.
struct MadePackage {
  /// How a package is to what was locked before.
  enum State: String {
    case new, changed, unchanged
    /// The functions that had it are gone.
    case removed
  }

  let name: String
  let locked: PackageLock.Package?
  let state: State
  let contents: PackageContents?

  /// A package that no function has any more.
  init(removed name: String) {
    (self.name, locked, state, contents) = (name, nil, .removed, nil)
  }

  /// Makes a package of what its functions say, who have to say the same.
  ///
  /// - Parameters:
  ///   - uses: The functions' uses of one package, at least one.
  ///   - lock: What was locked before.
  /// - Throws: ``PackageError``, at the line of the function that it's about.
  init(of uses: [PackageUse], before lock: PackageLock) throws(Mistake) {
    let first = uses[0]
    let wish = first.wish
    if !wish.hasName {
      throw Mistake(
        error: PackageError(
          "a package can't have this name", expected: PackageUse.Wish.nameRule, given: "\"\(displayable(wish.name))\""),
        use: first)
    }
    for other in uses.dropFirst() {
      guard let difference = other.wish.difference(from: wish) else { continue }
      throw Mistake(
        error: PackageError(
          "two functions have a package \(wish.name) and say something else of it",
          expected: difference.expected, given: difference.given,
          hint: "say the same of it, or give one of them another name"), use: other)
    }
    do {
      let contents = try PackageReader.contents(of: wish.source, naming: "bootstrap")
      let check = try PackageCheck(contents, for: wish)
      try Self.checkHandlers(of: uses, in: contents)
      let package = PackageLock.Package(sha256: contents.sha256, architecture: check.architecture)
      let before = lock.packages[wish.name]
      (name, locked, self.contents) = (wish.name, package, contents)
      state = before == nil ? .new : before == package ? .unchanged : .changed
    } catch let mistake as Mistake {
      throw mistake
    } catch let error as PackageError {
      throw Mistake(error: error, use: first)
    } catch {
      throw Mistake(error: PackageError("\(error)"), use: first)
    }
  }

  /// Looks for the files of those handlers that aren't the first function's.
  private static func checkHandlers(of uses: [PackageUse], in contents: PackageContents) throws(Mistake) {
    var handlers: Set<String?> = [uses[0].wish.handler]
    for use in uses where handlers.insert(use.wish.handler).inserted {
      do throws(PackageError) {
        _ = try PackageCheck(contents, for: use.wish)
      } catch {
        throw Mistake(error: error, use: use)
      }
    }
  }

  /// The reason why a package can't be made.
  struct Mistake: Error {
    let error: PackageError
    let use: PackageUse

    var finding: Finding { error.finding(about: use.path, at: use.site) }
  }

  /// The package in a line.
  func text(paddedTo width: Int, path: String, isColoured: Bool) -> String {
    let colour: Colour = state == .unchanged ? .dim : state == .removed ? .yellow : .green
    let word = colour.paint(state.rawValue.padded(to: 9), if: isColoured)
    guard let contents, let locked else { return "  \(word)  \(name)\n" }
    let size = "\(Count.of(contents.entries.count, "file")), \(Count.of(contents.byteCount, "byte"))"
    return "  \(word)  \(name.padded(to: width))  \(locked.sha256.prefix(12))  \(size), in \(displayable(path))\n"
  }

  /// The package for machines.
  func json(path: String) -> JSONValue {
    var object: JSONObject = ["name": .string(name), "state": .string(state.rawValue)]
    guard let contents, let locked else { return .object(object) }
    object["sha256"] = .string(locked.sha256)
    object["architecture"] = locked.architecture.map(JSONValue.string)
    object["files"] = .integer(Int64(contents.entries.count))
    object["bytes"] = .integer(Int64(contents.byteCount))
    object["path"] = .string(path)
    return .object(object)
  }
}

extension PackageUse.Wish {
  /// The first thing that is otherwise than in another one.
  fileprivate func difference(from other: PackageUse.Wish) -> (expected: String, given: String)? {
    if source != other.source { return (other.source.path, source.path) }
    if runtime != other.runtime { return (other.runtime, runtime) }
    if architecture != other.architecture { return (other.architecture, architecture) }
    return nil
  }
}
