extension YAMLParser {
  /// The error of a key that isn't a scalar.
  func complexKeyFailure(at place: Int, found: String) -> YAMLSyntaxError {
    failure(expecting: "a text as a key", found: found, at: place, hint: "JSON's keys are texts")
  }

  /// The error of a colon without a key.
  func emptyKeyFailure() -> YAMLSyntaxError {
    failure(expecting: "a key", found: next == UInt8(ascii: ":") ? "a colon without one" : nil)
  }

  /// The error of a tag or an anchor without a key behind it.
  func missingKeyFailure() -> YAMLSyntaxError {
    failure(expecting: "a key behind a tag or an anchor", found: offset < input.count ? "the end of the line" : nil)
  }

  /// The error of a text on lines of its own where a key was expected.
  func blockKeyFailure() -> YAMLSyntaxError {
    failure(expecting: "a key", hint: "a value is indented further than its key")
  }

  /// The error of a key without a colon.
  func colonFailure(after atom: Atom) -> YAMLSyntaxError {
    let hint =
      next == UInt8(ascii: ":")
      ? "a space has to follow the colon" : "a text on several lines is indented further than its key"
    return failure(
      expecting: "a colon and a space after the key \(quoted(text(of: atom)))",
      found: isLineEnd(next) && offset < input.count ? "the end of the line" : nil, hint: hint)
  }

  /// The error of a key that the same mapping has already.
  func repetitionFailure(of key: String, at place: Int, first: Int) -> YAMLSyntaxError {
    failure(
      expecting: "each key of a mapping once", found: "\(quoted(key)) again", at: place,
      hint: "it first stands at \(position(of: first))")
  }

  /// The error of a key that asks for the keys of another mapping.
  func mergeFailure(at place: Int) -> YAMLSyntaxError {
    failure(
      expecting: "no merge key", found: "'<<'", at: place,
      hint: "CloudFormation takes aliases but doesn't merge mappings")
  }

  /// The error of a colon after a scalar on several lines.
  func lineFailure(of atom: Atom) -> YAMLSyntaxError {
    failure(
      expecting: "a key and its colon on one line", found: "a colon after a text on several lines",
      hint: "the text starts at \(position(of: atom.offset)); is this line indented too far?")
  }

  /// The error of a key on the line of another, or of the mark that starts the document.
  func innerKeyFailure() -> YAMLSyntaxError {
    guard !frames.isEmpty else {
      return failure(expecting: "a mapping to start below '---'", found: "a key on the same line")
    }
    return failure(
      expecting: "one key on a line", found: "a second colon",
      hint: "a text with a colon and a space in it stands in quotes")
  }

  /// The error of a sequence's entry among keys.
  func mixtureFailure() -> YAMLSyntaxError {
    let position = position(of: frames[frames.count - 1].offset)
    return failure(
      expecting: "a key as in the lines before", found: "an entry of a sequence",
      hint: "the mapping starts at \(position)")
  }
}
