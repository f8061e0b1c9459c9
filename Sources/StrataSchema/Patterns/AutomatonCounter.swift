/// The places where the counting of one state's characters began, oldest first.
///
/// All counts grow by one with each character, so only where they began is kept.
struct AutomatonCounter {
  private var starts: [Int] = []
  private var first = 0

  /// The place where the longest count began.
  var oldest: Int? { first < starts.count ? starts[first] : nil }

  /// Begins a count; false if one began here already.
  mutating func begin(at place: Int) -> Bool {
    if first < starts.count, starts[starts.count - 1] == place { return false }
    starts.append(place)
    return true
  }

  /// Ends the counts that began before a place.
  mutating func end(before place: Int) {
    while first < starts.count, starts[first] < place { first += 1 }
    if first == starts.count || first > 64 && first * 2 > starts.count {
      starts.removeFirst(first)
      first = 0
    }
  }

  /// Ends all counts but the longest, and one that begins at a place: what has no upper end needs no other.
  mutating func keepOldest(and place: Int) {
    guard starts.count - first > 1 else { return }
    let (oldest, last) = (starts[first], starts[starts.count - 1])
    starts = last == place ? [oldest, last] : [oldest]
    first = 0
  }
}
