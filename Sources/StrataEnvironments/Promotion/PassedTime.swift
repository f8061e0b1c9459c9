/// Spans of time in messages.
package enum PassedTime {
  /// A span in its two largest units, rounded down: `45 s`, `12 min`, `3 h 12 min`, `2 d 5 h`.
  package static func words(_ span: Duration) -> String {
    let seconds = span.components.seconds
    if seconds < 0 { return "-" + words(.zero - span) }
    let units: [(Int64, String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
    // A day and a half is said in hours, as people do.
    let used = seconds < 2 * 86_400 ? units.dropFirst() : units[...]
    guard let first = used.firstIndex(where: { $0.0 <= seconds }) else { return "0 s" }
    let whole = "\(seconds / used[first].0) \(used[first].1)"
    if first < 2 {
      let (length, unit) = used[first + 1]
      let rest = seconds % used[first].0 / length
      if rest > 0 { return "\(whole) \(rest) \(unit)" }
    }
    return whole
  }
}
