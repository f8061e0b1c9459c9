/// The words that may stand where a person is typing, and whether files may.
struct Completion {
  /// The things of the file system whose names may stand there.
  enum Places: String {
    case files, folders
  }

  /// The words that begin as what is typed.
  var words: [String] = []
  /// The things whose names the shell knows; nil where none may stand there.
  var places: Places?

  init(_ words: [String] = [], places: Places? = nil) {
    (self.words, self.places) = (words, places)
  }

  /// What the scripts of shells read: a word on each line, and behind them `:files` or `:folders`.
  var lines: [String] { words + (places.map { [":\($0.rawValue)"] } ?? []) }

  /// The same, with only the words that begin so, each once.
  func starting(with prefix: String, behind beginning: String = "") -> Completion {
    var found: Set<String> = []
    let words = words.filter { $0.hasPrefix(prefix) && found.insert($0).inserted }
    return Completion(words.map { beginning + $0 }, places: places)
  }

  static func + (left: Completion, right: Completion) -> Completion {
    Completion(left.words + right.words, places: left.places ?? right.places)
  }
}
