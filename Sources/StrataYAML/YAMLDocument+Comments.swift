package import StrataJSON

extension YAMLDocument {
  /// The comments, by the places of the values that they're about, each without its `#` and a space.
  ///
  /// One that has a line of its own is about the value that comes next, and one behind values about the first of its line.
  /// What comes after all values is at the place of the whole.
  package var comments: [JSONPointer: [String]] {
    if commentOffsets.isEmpty { return [:] }
    let values = places.placesInText(of: value)
    var comments: [JSONPointer: [String]] = [:]
    var next = 0
    for offset in commentOffsets {
      let line = bytes[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
      while next < values.count, values[next].offset < line { next += 1 }
      // Of several values on a line, the first holds the others or begins what they're part of.
      let place = next < values.count ? values[next].pointer : JSONPointer()
      comments[place, default: []].append(text(ofCommentAt: offset))
    }
    return comments
  }

  private func text(ofCommentAt offset: Int) -> String {
    var text = bytes[(offset + 1)...].prefix { $0 != 0x0A && $0 != 0x0D }
    if text.first == 0x20 { text.removeFirst() }
    while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
