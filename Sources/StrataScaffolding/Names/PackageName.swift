import StrataText

/// The name of a new package, and those that follow from it.
package struct PackageName: Hashable, Sendable {
  /// The name of the package, of its system and of its tool's program, such as `my-shop`.
  package let text: String

  /// The most characters that a name may have.
  ///
  /// The stacks are named after the module, and AWS takes 128 characters:
  /// [Stack names](https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html).
  static let limit = 128 - longestEnvironment.utf8.count
  static let longestEnvironment = "Production"

  /// Takes a name.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - commands: The words that the tool's commands begin with, which no system can be called.
  /// - Throws: ``PackageNameError`` where nothing can be called that.
  package init(_ text: String, besides commands: Set<String>) throws(PackageNameError) {
    self.text = text
    if let error = mistake(besides: commands) { throw error }
  }

  /// Takes a name, or makes one like a text that isn't one.
  ///
  /// - Parameters:
  ///   - text: The text, such as the name of a folder.
  ///   - commands: The words that the tool's commands begin with, which no system can be called.
  ///   - other: The name where the text has nothing of one.
  package init(like text: String, besides commands: Set<String>, otherwise other: String) {
    let name = PackageName(unchecked: text)
    let isName = name.mistake(besides: commands) == nil
    self = isName ? name : PackageName(unchecked: Self.proposal(for: text, besides: commands, otherwise: other))
  }

  /// Takes a text for a name, whatever it is.
  init(unchecked text: String) { self.text = text }

  /// The module of the system, such as `MyShop`.
  package var module: String { text.pascalCased }

  /// The module of the tool, such as `MyShopTool`.
  package var toolModule: String { module + "Tool" }

  /// The constant that holds the system, such as `myShop`.
  package var constant: String { module.prefix(1).lowercased() + module.dropFirst() }

  /// The file of what is in the system's stacks, such as `MyShopStack.swift`.
  var stackFile: String { module + "Stack.swift" }

  /// The type that profiles are read into, such as `MyShopProfile`.
  var profile: String { module + "Profile" }

  private func mistake(besides commands: Set<String>) -> PackageNameError? {
    guard !text.isEmpty else { return PackageNameError("a package must have a name", hint: "as in init my-shop") }
    let proposal = { Self.proposal(for: text, besides: commands) }
    if text.utf8.contains(UInt8(ascii: "/")) || text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") }) {
      return PackageNameError(
        "\(quoted) is a path, and a package has a name",
        hint: "name the package, and its folder by --output, as in init \(proposal()) --output DIR")
    }
    return spelling.map { PackageNameError($0, hint: "did you mean \(proposal())?") }
      ?? taken(besides: commands).map { PackageNameError($0, hint: "did you mean \(proposal())?") }
  }

  /// Why a name isn't spelled as one.
  private var spelling: String? {
    let wanted = "expected ASCII letters, digits, hyphens and underscores, the first a letter"
    if let wrong = text.unicodeScalars.first(where: { !String($0).consistsOfAlphanumerics(and: "-_") }) {
      return "a package can't be called \(quoted), which has \(Self.quoted(String(wrong))) in it; \(wanted)"
    }
    if text.utf8.first?.isASCIILetter != true {
      return "a package can't be called \(quoted), which begins with \(Self.quoted(String(text.prefix(1)))); \(wanted)"
    }
    if text.utf8.count > Self.limit {
      return "a package's name has up to \(Self.limit) characters, since its stacks are named after it, as in "
        + "Shop\(Self.longestEnvironment), and CloudFormation takes 128; this one has \(Count.grouped(text.utf8.count))"
    }
    return nil
  }

  /// Why a name is something else's.
  private func taken(besides commands: Set<String>) -> String? {
    if let word = [text, module, constant].first(where: ReservedNames.keywords.contains) {
      return "a package can't be called \(text), since \(word) is a word of Swift"
    }
    if let reason = ReservedNames.reason(against: [text, module, toolModule]) {
      return "a package can't be called \(text), since \(reason)"
    }
    if ReservedNames.used.contains(constant) {
      return "a package can't be called \(text), since \(constant) is something else in its files"
    }
    if commands.contains(text) {
      return "a package can't be called \(text), since its tool has a command of that name"
    }
    return nil
  }

  /// A name like a text that isn't one.
  private static func proposal(
    for text: String, besides commands: Set<String>, otherwise other: String = "my-shop"
  ) -> String {
    let words = text.utf8.split { !$0.isASCIIAlphanumeric && $0 != UInt8(ascii: "_") }
    let plain = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    let name = String(plain.drop { !$0.isLetter }.prefix(limit))
    let names = name.isEmpty ? [] : [name, "my-\(name)"].map(PackageName.init(unchecked:))
    return names.first { $0.spelling == nil && $0.taken(besides: commands) == nil }?.text ?? other
  }

  private var quoted: String { Self.quoted(text) }

  private static func quoted(_ text: String) -> String { "\"\(displayable(text))\"" }
}
