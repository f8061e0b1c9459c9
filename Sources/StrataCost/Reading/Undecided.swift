/// The reason for which a template doesn't tell how much there is of something.
struct Undecided: Error, Hashable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
