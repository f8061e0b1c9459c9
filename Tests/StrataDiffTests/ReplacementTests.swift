import StrataFacts
import StrataJSON
import StrataTemplate
import TestSupport
import Testing

@testable import StrataDiff

/// Whether a change replaces its resource, for every property of every type that is known.
@Suite struct ReplacementTests {
  /// Reading the facts of all types takes a while without optimization; these are others for each seed.
  static let types: [String] = {
    var random = SplitMix64(seed: 20_261_121)
    let all = FactsIndex.embedded.typeNames
    #if DEBUG
      return (0..<250).compactMap { _ in all.randomElement(using: &random) }
    #else
      return all
    #endif
  }()

  @Test func aCreateOnlyPropertyReplaces() throws {
    var count = 0
    for type in Self.types {
      let facts = try #require(ResourceFacts.of(type))
      for path in facts.createOnly {
        let (old, new) = (Self.value(at: path, "one", facts), Self.value(at: path, "two", facts))
        let difference = try TemplateDifference(from: template(of: type, old), to: template(of: type, new))
        #expect(difference.it?.action == .replaced, "\(type) \(path)")
        #expect(difference.verdict == .grave)
        // It's one as well where it comes or goes.
        let without = try TemplateDifference(from: template(of: type, [:]), to: template(of: type, new))
        #expect(without.it?.action == .replaced, "\(type) \(path)")
        count += 1
      }
    }
    #expect(count > 400)
  }

  @Test func aConditionalOneMayReplace() throws {
    for type in Self.types + ["AWS::RDS::DBInstance"] {
      let facts = try #require(ResourceFacts.of(type))
      for path in facts.conditionalCreateOnly where !facts.createOnly.contains(path) {
        if ReplacementConditions.isDecided(path[0], of: type) { continue }
        let (old, new) = (Self.value(at: path, "one", facts), Self.value(at: path, "two", facts))
        let difference = try TemplateDifference(from: template(of: type, old), to: template(of: type, new))
        #expect(difference.it?.action == .mayBeReplaced, "\(type) \(path)")
      }
    }
  }

  @Test func anyOtherPropertyIsChangedInPlace() throws {
    var count = 0
    for type in Self.types {
      let facts = try #require(ResourceFacts.of(type))
      let replacing = Set((facts.createOnly + facts.conditionalCreateOnly).compactMap(\.first))
      for name in facts.root.object?.names ?? [] where !replacing.contains(name) {
        let (old, new): (JSONValue, JSONValue) = ([name: "one"], [name: "two"])
        let it = try TemplateDifference(from: template(of: type, old), to: template(of: type, new)).it
        #expect(it?.action == .changed, "\(type) \(name)")
        #expect(it?.changes.map(\.isReadOnly) == [facts.readOnly.contains([name])], "\(type) \(name)")
        count += 1
      }
    }
    #expect(count > 1_000)
  }

  /// A value at a path of the facts, in the lists and objects that lead there.
  private static func value(at path: [String], _ leaf: JSONValue, _ facts: ResourceFacts) -> JSONValue {
    value(path[...], leaf, facts.root, facts)
  }

  private static func value(
    _ path: ArraySlice<String>, _ leaf: JSONValue, _ node: SchemaNode?, _ facts: ResourceFacts
  ) -> JSONValue {
    guard let name = path.first else { return leaf }
    let view = node.map { SchemaView($0, of: facts) }
    if let item = view?.item(at: 0) {
      return [value(name == "*" ? path.dropFirst() : path, leaf, item, facts)]
    }
    let key = name == "*" ? "any" : name
    return [key: value(path.dropFirst(), leaf, view?.property(key), facts)]
  }
}
