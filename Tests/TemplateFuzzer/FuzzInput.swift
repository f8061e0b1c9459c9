import StrataJSON
import TestSupport

/// What a round of fuzzing gives to the parsers and the rules, made of the round's number alone.
package struct FuzzInput {
  /// The language that the text was written in before it was damaged.
  package enum Language: String { case json, yaml }

  package let language: Language
  package let bytes: [UInt8]

  /// Makes the input of a round.
  package init(round: Int, seed: UInt64, seeds: FuzzSeeds) {
    // So that neighbouring rounds have nothing in common.
    var random = SplitMix64(seed: seed &+ UInt64(round) &* 0xD6E8_FEB8_6659_FD93)
    _ = random.next()
    let (template, other) = (random.pick(seeds.templates), random.pick(seeds.templates))
    var mutator = TemplateMutator(random: SplitMix64(seed: random.next()))
    // The value, the text, or both.
    let kind = random.below(3)
    var value = kind == 1 ? template : mutator.damaged(template)
    let isLarge = random.below(2_000) == 0
    if isLarge { value = Self.enlarged(value, &random) }
    language = random.below(2) == 0 ? .json : .yaml
    // What is JSON is YAML as well, and quickly written.
    let text = Self.text(of: value, isLarge ? .json : language, &random)
    bytes = kind == 0 ? text : mutator.damaged(text, with: Self.text(of: other, language, &random))
  }

  private static func text(of value: JSONValue, _ language: Language, _ random: inout SplitMix64) -> [UInt8] {
    switch language {
    case .json: return (try? value.bytes(keyOrder: .given, layout: random.below(2) == 0 ? .pretty : .compact)) ?? []
    case .yaml: return Array(RandomYAML(value, random: SplitMix64(seed: random.next())).text.utf8)
    }
  }

  /// The template with all its resources many times over, up to some two thousand.
  private static func enlarged(_ template: JSONValue, _ random: inout SplitMix64) -> JSONValue {
    guard var object = template.object, let resources = object["Resources"]?.object, !resources.isEmpty else {
      return template
    }
    var all = resources
    for copy in 0..<(200 + random.below(1_800)) / resources.count {
      for member in resources { all[member.key + String(copy)] = member.value }
    }
    object["Resources"] = .object(all)
    return .object(object)
  }
}
