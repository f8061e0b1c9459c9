import StrataText

extension InstanceCount {
  /// The most instances that there may be while a deployment replaces them.
  func largest(replacedBy replacement: InstanceReplacement) -> Int {
    isScaled ? max(most, fewest, 0) : max(fewest, 0) + replacement.spare
  }

  /// Reports what no group can have.
  func check(_ declaration: Declaration) {
    if fewest < 0 {
      declaration.report(
        "a group must have 0 or more instances", property: "instances", expected: "0 or more",
        given: Count.grouped(fewest), from: [origin])
    } else if most < fewest {
      declaration.report(
        "the most instances are fewer than the fewest", property: "instances",
        expected: "\(Count.grouped(fewest)) or more", given: Count.grouped(most), from: [origin])
    }
  }
}

extension Memory {
  /// The size of a disk in GiB, with a mistake where there is none of that size.
  ///
  /// See [gp3 volumes](https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type).
  func size(_ declaration: Declaration) -> IntegerValue {
    if mebibytes.isMultiple(of: 1_024), (1...16_384).contains(mebibytes / 1_024) { return .literal(mebibytes / 1_024) }
    declaration.report(
      "a disk must have whole GiB in a range", property: "disk", expected: "1 GiB to 16,384 GiB", given: description,
      from: [origin])
    return 8
  }
}
