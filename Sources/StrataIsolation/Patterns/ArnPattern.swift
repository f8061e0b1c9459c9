/// The pattern of an ARN as conditions compare it: six fields between the first five colons, each by itself.
///
/// A star in a field reaches no further than the field; in the last one it crosses colons and slashes.
/// See [Amazon Resource Name (ARN) condition operators](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN).
package struct ArnPattern: Sendable, Hashable {
  package let fields: [Pattern]

  /// Takes a pattern apart; nil where it has fewer than six fields.
  package init?(_ pattern: Pattern) {
    var fields: [[Pattern.Element]] = [[]]
    for element in pattern.elements {
      if element == .byte(UInt8(ascii: ":")), fields.count < 6 {
        fields.append([])
      } else {
        fields[fields.count - 1].append(element)
      }
    }
    guard fields.count == 6 else { return nil }
    self.fields = fields.map(Pattern.init)
  }

  /// Whether there's an ARN that both fit.
  package func meets(_ other: ArnPattern) -> Bool {
    zip(fields, other.fields).allSatisfy { $0.meets($1) }
  }

  /// Whether it fits all ARNs that another does; nil where that would take too long to tell.
  package func covers(_ other: ArnPattern) -> Bool? {
    var isKnown = true
    for (own, others) in zip(fields, other.fields) {
      switch others.isCovered(by: [own]) {
      case true?: break
      case false?: return false
      case nil: isKnown = false
      }
    }
    return isKnown ? true : nil
  }
}

extension Pattern {
  /// Whether each text that it fits is one that some others do; nil where that would take too long to tell.
  package func isCovered(by others: [Pattern]) -> Bool? {
    switch PatternSearch(fittingAll: [self], none: others).result {
    case .none: true
    case .found: false
    case .undecided: nil
    }
  }
}
