/// An operand of a command: what it names, and how many of it there may be.
///
/// Usage, the check of what's given, and completions follow from it.
struct Operand: Hashable, Sendable {
  /// The things that an operand names.
  enum Kind: Hashable, Sendable {
    /// A system.
    case system
    /// A system whose environments profiles describe; where there is one alone, it needn't be named.
    case systemWithProfiles
    /// A system; or one of two files or folders that are compared, or `-` for standard input.
    case systemOrCompared
    /// A system; or a folder with templates.
    case systemOrFolder
    /// A system; or a file with a template.
    case systemOrFile
    /// A file with a template.
    case file
    /// A profile of the system.
    case profile
    /// A key of the profile and its value.
    case setting
    /// A rule, or a type of resources with rules.
    case rule
    /// The name of a package that is new.
    case packageName
    /// A finding as it was printed, or what can be explained in place of one, or `-` for standard input.
    case finding
    /// A word of the command whose result is meant.
    case command
    /// One of some words.
    case choice([String])
    /// Any text.
    case text
  }

  /// The number of times that an operand stands.
  enum Count: Hashable, Sendable {
    case one, oneOrNone, any, oneOrMore
  }

  let kind: Kind
  let count: Count

  static let systems = Operand(kind: .system, count: .any)
  static let system = Operand(kind: .systemWithProfiles, count: .oneOrNone)
  static let systemsOrCompared = Operand(kind: .systemOrCompared, count: .any)
  static let systemsOrFolders = Operand(kind: .systemOrFolder, count: .any)
  static let systemsOrFiles = Operand(kind: .systemOrFile, count: .any)
  static let files = Operand(kind: .file, count: .oneOrMore)
  static let profile = Operand(kind: .profile, count: .one)
  static let optionalProfile = Operand(kind: .profile, count: .oneOrNone)
  static let settings = Operand(kind: .setting, count: .any)
  static let optionalRule = Operand(kind: .rule, count: .oneOrNone)
  static let packageName = Operand(kind: .packageName, count: .one)
  static let findings = Operand(kind: .finding, count: .oneOrMore)
  static let command = Operand(kind: .command, count: .any)
  static let texts = Operand(kind: .text, count: .any)

  /// One of some words, which has to be there.
  static func choice(_ words: String...) -> Operand { Operand(kind: .choice(words), count: .one) }

  /// The operand as help shows it, such as `[SYSTEM…]`.
  var usage: String {
    switch count {
    case .one: name
    case .oneOrNone: "[\(name)]"
    case .any:
      [.systemOrCompared, .systemOrFile, .systemOrFolder, .command].contains(kind) ? "[\(name)]" : "[\(name)…]"
    case .oneOrMore: "\(name)…"
    }
  }

  private var name: String {
    switch kind {
    case .system, .systemWithProfiles: "SYSTEM"
    case .systemOrCompared: "SYSTEM…|OLD NEW"
    case .systemOrFile: "SYSTEM…|FILE…"
    case .systemOrFolder: "SYSTEM…|FOLDER…"
    case .file: "FILE"
    case .profile: "PROFILE"
    case .setting: "KEY=VALUE"
    case .rule: "RULE|TYPE"
    case .packageName: "NAME"
    case .finding: "FINDING|RULE|TYPE|-"
    case .command: "COMMAND"
    case .choice(let words): words.joined(separator: "|")
    case .text: "TEXT"
    }
  }
}
