import StrataEnvironments

extension PointInTime {
  /// A time that is written right.
  static func at(_ text: String) -> PointInTime {
    guard let time = PointInTime(text) else { preconditionFailure("\(text) is no time") }
    return time
  }
}
