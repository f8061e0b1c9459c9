/// Whether two things of templates come to be one.
package enum Sameness: Sendable, Hashable, Comparable {
  case different
  case unknown
  case same
}
