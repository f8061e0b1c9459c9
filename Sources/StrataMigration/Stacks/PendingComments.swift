import StrataJSON

/// The comments that aren't written yet, by the places of what they're about.
struct PendingComments {
  /// In groups by the first two steps of their places, since nearly all are asked for by a declaration.
  private var groups: [JSONPointer: [JSONPointer: [String]]]

  private static let grouping = 2

  init(_ comments: [JSONPointer: [String]]) {
    groups = comments.reduce(into: [:]) { groups, comment in
      groups[Self.group(of: comment.key), default: [:]][comment.key] = comment.value
    }
  }

  private static func group(of place: JSONPointer) -> JSONPointer {
    place.tokens.count <= grouping ? place : JSONPointer(Array(place.tokens.prefix(grouping)))
  }

  /// Takes the comments at a place.
  mutating func take(at place: JSONPointer) -> [String] {
    groups.isEmpty ? [] : groups[Self.group(of: place)]?.removeValue(forKey: place) ?? []
  }

  /// Takes the comments at a place and below it, in the order of their places.
  mutating func take(below place: JSONPointer) -> [String] {
    if groups.isEmpty { return [] }
    let candidates =
      place.tokens.count < Self.grouping
      ? groups.values.flatMap(\.keys) : groups[Self.group(of: place)].map { Array($0.keys) } ?? []
    let places = candidates.filter { $0.tokens.starts(with: place.tokens) }
      .sorted { $0.tokens.lexicographicallyPrecedes($1.tokens, by: utf8Precedes) }
    return places.flatMap { take(at: $0) }
  }
}
