/// The commands in a line of a shell, each as its words.
///
/// What Bourne's shell does beside quotes, pipes, redirections and commands in place of words isn't known here.
struct ShellCommands {
  private(set) var commands: [[String]] = []
  private var words: [String] = []
  private var word: String?
  /// Whether the next word names a file that something is read from or written to.
  private var isFile = false

  init(_ line: some StringProtocol) {
    var rest = Substring(line)
    while let character = rest.popFirst() {
      switch character {
      case "'":
        append(rest.prefix { $0 != "'" })
        rest = rest.drop { $0 != "'" }.dropFirst()
      case "\"": readQuoted(&rest)
      case "\\": append(rest.popFirst().map { String($0) } ?? "")
      case "$" where rest.first == "(": readInner(&rest)
      case "#" where word == nil: rest = ""
      case " ", "\t": endWord()
      case "|", "&", ";", "(", ")", "\n": endCommand()
      case ">", "<":
        // The number of what is redirected, as in 2>.
        if word?.allSatisfy(\.isNumber) == true { word = nil }
        endWord()
        rest = rest.drop { "><&".contains($0) }
        isFile = true
      default: append(String(character))
      }
    }
    endCommand()
  }

  private mutating func append(_ text: some StringProtocol) { word = (word ?? "") + text }

  private mutating func endWord() {
    guard let ended = word else { return }
    word = nil
    if !isFile { words.append(ended) }
    isFile = false
  }

  private mutating func endCommand() {
    endWord()
    isFile = false
    if !words.isEmpty { commands.append(words) }
    words = []
  }

  private mutating func readQuoted(_ rest: inout Substring) {
    append("")
    while let character = rest.popFirst(), character != "\"" {
      switch character {
      case "\\": append(rest.popFirst().map { String($0) } ?? "")
      case "$" where rest.first == "(": readInner(&rest)
      default: append(String(character))
      }
    }
  }

  /// Reads a command whose output stands for a word.
  private mutating func readInner(_ rest: inout Substring) {
    var depth = 0
    let inner = rest.prefix { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth > 0
    }
    rest = rest.dropFirst(inner.count + 1)
    commands += ShellCommands(inner.dropFirst()).commands
    append("$(…)")
  }
}
