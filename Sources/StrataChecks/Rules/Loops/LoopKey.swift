import StrataJSON
import StrataTemplate

extension String {
  /// The parts of a loop's key that stay as they are, where `${Name}` and `&{Name}` are replaced.
  var partsOutsideOfIdentifiers: [String] {
    var parts: [String] = []
    var part = ""
    var rest = self[...]
    while let brace = rest.firstIndex(of: "{") {
      let before = rest[..<brace]
      guard let sign = before.last, sign == "$" || sign == "&", let end = rest[brace...].firstIndex(of: "}") else {
        part += rest[...brace]
        rest = rest[rest.index(after: brace)...]
        continue
      }
      parts.append(part + before.dropLast())
      part = ""
      rest = rest[rest.index(after: end)...]
    }
    return parts + [part + rest]
  }
}

extension TemplateContents {
  /// The identifiers of the loops around a place of the template as it's written.
  func identifiers(around written: JSONPointer) -> [String] {
    let tokens = written.tokens
    return tokens.indices.filter { tokens[$0].isLoopName }.compactMap { index in
      writtenJSON[JSONPointer(Array(tokens[...index]) + ["0"])]?.string
    }
  }
}
