extension Documentation {
  /// Words that name nothing, with which the sentence of a thing or a parameter doesn't begin.
  static let openings: Set = [
    "What", "Which", "How", "Who", "Whom", "Where", "When", "Why", "This", "It", "Its", "Tells", "Makes", "Gives",
    "Says", "Lets", "Sets", "Used", "Defines", "Represents", "Contains", "Specifies", "Indicates", "Determines",
  ]

  /// Those with which the sentence of a function doesn't begin either: it names what's given, or says what is done.
  static let openingsOfFunctions: Set = [
    "What", "Which", "How", "Who", "Whom", "Where", "When", "Why", "This", "It", "Its", "Returns", "Represents",
  ]
}

extension String {
  /// The letters that it begins with.
  var firstWord: String { String(prefix { $0.isLetter }) }
}
