import StrataFindings
import StrataText

/// The path at which a construct was before, that its logical ids are still made from.
package struct FormerPath {
  /// The scope of the environment that the path is below; nil for one below the stack.
  package let base: ConstructNode?
  /// The logical id of the path below that, such as `WorkerJobs` of `Worker/Jobs`.
  package let id: String

  /// Reads what somebody wrote.
  ///
  /// - Parameters:
  ///   - text: Ids joined by slashes, with one in front for a path below the stack wherever the construct is.
  ///   - node: The construct.
  /// - Throws: A finding where it's no path, or that of another environment.
  init(_ text: String, of node: ConstructNode) throws(Finding) {
    var ids = text.split(separator: "/").map { String($0).pascalCased }
    guard !ids.isEmpty, ids.allSatisfy(LogicalID.isValid) else {
      throw Finding(
        .invalidID, "moved(from:) must have the former path below the stack", expected: "ids joined by slashes",
        given: "\"\(text)\"")
    }
    let owner = node.parent?.environmentOwner
    let isBelowStack = text.hasPrefix("/") || owner?.parent == nil
    if let other = Self.otherEnvironment(ids, isAmongOthers: text.hasPrefix("/") && owner?.parent != nil, of: node) {
      let own = owner?.environment ?? ""
      throw Finding(
        .invalidID, "moved(from:) has a path of the environment \(other), and this is in that of \(own)",
        expected: "the path below \(owner?.path.id ?? own), without the environment", given: "\"\(text)\"",
        hint: "one path serves all environments, such as Jobs for what was ProdJobs and DevJobs")
    }
    // Whoever names the own environment means the same.
    let names = owner?.path.idsBelowStack.map(\.pascalCased) ?? []
    if !isBelowStack, ids.count > names.count, Array(ids.prefix(names.count)) == names { ids.removeFirst(names.count) }
    base = isBelowStack ? nil : owner
    id = ids.joined()
  }

  /// The other environment that a path is of by its first words.
  private static func otherEnvironment(_ ids: [String], isAmongOthers: Bool, of node: ConstructNode) -> String? {
    guard let own = node.environmentOwner?.environment else { return nil }
    return node.stack.app.knownEnvironments.first { name in
      let title = name.pascalCased
      if name == own || title.isEmpty { return false }
      if ids.count > 1, ids[0] == title { return true }
      // An id may be that of a whole path, as in DevJobs.
      guard isAmongOthers, ids[0].hasPrefix(title), title != own.pascalCased else { return false }
      return ids[0].dropFirst(title.count).first.map { $0.isUppercase || $0.isNumber } ?? true
    }
  }
}
