import StrataText

extension Resource {
  /// Says what happens to the data when the resource is removed from the stack or replaced.
  package func keepsData(_ policy: DeletionPolicy) {
    deletionPolicy = policy
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html
    updateReplacePolicy = policy.node.literalText == "RetainExceptOnCreate" ? .retain : policy
  }
}

extension Declaration {
  /// The days of a duration, with a mistake where it isn't a whole number of them in range.
  package func days(_ duration: Duration, in range: ClosedRange<Int>, property: String) -> IntegerValue {
    if let seconds = duration.wholeSeconds, seconds.isMultiple(of: 86_400), range.contains(seconds / 86_400) {
      return .literal(seconds / 86_400)
    }
    report(
      "this must be whole days in a range", property: property,
      expected: "\(Count.of(range.lowerBound, "day")) to \(Count.of(range.upperBound, "day"))", given: duration.inWords)
    return .literal(range.lowerBound)
  }
}
