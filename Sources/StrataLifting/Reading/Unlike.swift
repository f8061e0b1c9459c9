/// The reason why a resource can't have been made by a construct.
struct Unlike: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
