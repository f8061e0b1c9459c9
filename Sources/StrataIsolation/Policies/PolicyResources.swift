import StrataJSON
import StrataTemplate
import StrataText

/// The resources that a statement is about.
struct PolicyResources: Sendable {
  /// What a statement names as a resource.
  struct Element: Sendable {
    let pointer: JSONPointer
    /// The texts as all that they may be.
    let possible: Pattern
    /// The text as what it surely is.
    let certain: Pattern
    /// The resource that it's the own ARN of, or of something in it.
    let owner: ResourceNames.Owner?
    /// Whether it's there only where a condition of the template holds.
    let isConditional: Bool
    /// Whether it's the same wherever it's deployed.
    var isExact: Bool { possible == certain }
    /// Whether it surely is among what the statement names, wherever that's deployed.
    var isCertain: Bool { isExact && !isConditional }
    /// The text, for messages.
    let shown: String
  }

  let elements: [Element]
  /// The resources that it names by their own ARNs, where it names nothing else.
  let owners: Set<Int>?
  /// Whether it's about all but these.
  let isComplement: Bool
  /// Whether it may be about what an action without resources is about, which is everything.
  let mayBeEverything: Bool

  /// Takes what a statement names; all resources where it names none, as in the policy of a repository.
  init(_ statement: PlacedValue?, in stack: Int, _ names: ResourceNames) {
    isComplement = statement?["NotResource"] != nil
    guard let statement, let named = statement["Resource"] ?? statement["NotResource"] else {
      owners = nil
      mayBeEverything = true
      elements = [
        Element(
          pointer: statement?.pointer ?? JSONPointer(), possible: .any, certain: statement == nil ? Pattern([]) : .any,
          owner: nil,
          isConditional: false, shown: "*")
      ]
      return
    }
    let isComplement = isComplement
    elements = named.elements.flatMap { element in
      let texts = names.world.texts(of: element.value, in: stack)
      return texts.map { text in
        let certain = names.pattern(text, in: stack, .certain, gaps: true)
        return Element(
          pointer: element.pointer,
          possible: Self.loosened(names.pattern(text, in: stack, .possible, gaps: true), names.places),
          // A variable of policies is what the request says.
          certain: certain.hasVariable ? Pattern([]) : certain, owner: names.owner(of: text),
          isConditional: element.pointer.isConditional || isComplement && texts.count > 1,
          shown: Placeholder.shown(names.pattern(text, in: stack, .certain, gaps: true).description))
      }
    }
    let own = elements.compactMap { element in element.owner.flatMap { $0.isInside ? nil : $0.resource } }
    owners = isComplement || own.count < elements.count ? nil : Set(own)
    mayBeEverything =
      isComplement
      ? !elements.contains { $0.isCertain && $0.possible.fits("*") }
      : elements.contains { $0.owner == nil && $0.possible.fits("*") }
  }

  /// A pattern with gaps for its variables, and for an account that may be the one that isn't known.
  private static func loosened(_ pattern: Pattern, _ places: WorldPlaces) -> Pattern {
    var pattern = pattern.hasVariable ? pattern.withoutVariables : pattern
    if places.assumesAccount, let arn = ArnPattern(pattern), let account = arn.fields[4].literal,
      account.utf8.count == 12,
      places.mayBeAssumed(account)
    {
      let colon = Pattern(literal: ":")
      var fields = arn.fields
      fields[4] = .any
      pattern = fields.dropFirst().reduce(fields[0]) { $0 + colon + $1 }
    }
    return pattern
  }
}

extension Pattern {
  /// Whether there's a variable of policies in it, such as `${aws:username}`.
  var hasVariable: Bool {
    var isAfterDollar = false
    for element in elements {
      if isAfterDollar, element == .byte(UInt8(ascii: "{")) { return true }
      isAfterDollar = element == .byte(UInt8(ascii: "$"))
    }
    return false
  }

  /// The pattern with a gap for each variable.
  var withoutVariables: Pattern {
    var (kept, isInside): ([Element], Bool) = ([], false)
    for (place, element) in elements.enumerated() {
      if !isInside, element == .byte(UInt8(ascii: "$")), place + 1 < elements.count,
        elements[place + 1] == .byte(UInt8(ascii: "{"))
      {
        isInside = true
        if kept.last != .many { kept.append(.many) }
      } else if isInside {
        isInside = element != .byte(UInt8(ascii: "}"))
      } else if element != .many || kept.last != .many {
        kept.append(element)
      }
    }
    return Pattern(kept)
  }
}
