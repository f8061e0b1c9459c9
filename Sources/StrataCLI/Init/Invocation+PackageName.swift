import StrataScaffolding

extension Invocation {
  /// The words that no package and no system can be called, since the tool has commands that begin with them.
  var commandWords: Set<String> { Set(tool.commands.compactMap { $0.syntax.firstWord }) }

  /// The name of a new package, which isn't that of a command.
  ///
  /// - Parameter text: The name.
  /// - Returns: The name, and those that follow from it.
  /// - Throws: ``UsageError`` where nothing can be called that.
  func newPackageName(_ text: String) throws(UsageError) -> PackageName {
    do throws(PackageNameError) {
      return try PackageName(text, besides: commandWords)
    } catch {
      throw UsageError(error.description, hint: error.hint)
    }
  }

  /// The name of a new package that is called as its folder is, as far as it can be.
  func newPackageName(likeFolder path: String) -> PackageName {
    let folder = FolderPath.absolute(path, in: console.directory ?? ".") ?? path
    return PackageName(like: FolderPath(folder).name, besides: commandWords, otherwise: "infrastructure")
  }
}
