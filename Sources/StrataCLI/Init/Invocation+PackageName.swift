import StrataScaffolding

extension Invocation {
  /// The name of a new package, which isn't that of a command.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - hint: The next step where nothing can be called that; a name like it unless given.
  /// - Returns: The name, and those that follow from it.
  /// - Throws: ``UsageError`` where nothing can be called that.
  func newPackageName(_ text: String, hint: String? = nil) throws(UsageError) -> PackageName {
    let words = Set(tool.commands.compactMap { $0.syntax.words.first })
    do throws(PackageNameError) {
      return try PackageName(text, besides: words)
    } catch {
      throw UsageError(error.description, hint: hint ?? error.hint)
    }
  }
}
