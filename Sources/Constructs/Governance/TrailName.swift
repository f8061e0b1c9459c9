import StrataText

/// The names that CloudTrail takes.
///
/// See [Trail names](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html).
enum TrailName {
  /// The name of a trail that was given none, which its bucket's policy has to know before there is a trail.
  static func own(of scope: Scope) -> StringValue {
    OwnName.afterStack(of: scope, upTo: 128, else: "Trail")
  }

  static func mistake(_ name: String) -> Finding? {
    let bytes = Array(name.utf8)
    let edges = [bytes.first, bytes.last].compactMap { $0 }
    let isDoubled = zip(bytes, bytes.dropFirst()).contains { !$0.isASCIIAlphanumeric && !$1.isASCIIAlphanumeric }
    let isRight =
      (3...128).contains(bytes.count) && name.consistsOfAlphanumerics(and: "._-") && !isDoubled
      && edges.allSatisfy(\.isASCIIAlphanumeric)
    return isRight
      ? nil
      : .name(
        "CloudTrail refuses this name",
        expected: "3 to 128 letters, digits and single ._- between them", given: name)
  }
}
