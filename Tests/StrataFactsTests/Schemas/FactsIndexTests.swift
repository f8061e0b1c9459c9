import StrataFacts
import Testing

@Suite struct FactsIndexTests {
  private static let names = (0..<2_000).map { "AWS::Test::Type\($0)" }.sorted {
    Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
  }

  private static func text(_ names: [String]) -> String {
    names.enumerated().map { index, name in
      let padding = String(repeating: "x", count: index % 97 * 13)
      return "\(name)\t{\"at\":{\"\(name)\":\"s\"},\"s\":{\"p\":{\"P\(padding)\":{\"t\":\"s\"}},\"t\":\"o\"}}\n"
    }.joined()
  }

  @Test func findsEveryType() {
    let index = FactsIndex(lines: Self.text(Self.names))
    #expect(index.typeNames == Self.names)
    for name in Self.names {
      guard index.contains(name), let facts = index.facts(of: name), facts.typeName == name,
        facts.attributes.map(\.name) == [name]
      else {
        Issue.record("\(name) isn't found")
        return
      }
    }
  }

  @Test(arguments: [
    "", "A", "AWS::Test::Type", "AWS::Test::Type00", "AWS::Test::Type1000 ", "AWS::Test::Type2000", "AWS::Test::TypeZ",
    "Z", "AWS::Test::Type10001", "aws::test::type1", "\t", "\n", "AWS::Test::Type1\t",
  ])
  func missesOthers(name: String) {
    let index = FactsIndex(lines: Self.text(Self.names))
    #expect(!index.contains(name))
    #expect(index.facts(of: name) == nil)
  }

  @Test(arguments: [0, 1, 2, 3])
  func findsAmongFew(count: Int) {
    let names = Array(Self.names.prefix(count))
    // The last line may lack its newline.
    let index = FactsIndex(lines: String(Self.text(names).dropLast()))
    #expect(index.typeNames == names)
    for name in names { #expect(index.facts(of: name)?.typeName == name) }
    #expect(index.facts(of: "AWS::Zzz::Zzz") == nil)
    #expect(index.facts(of: "AAA::A::A") == nil)
  }

  @Test(arguments: [
    "A\t{", "A\t", "A", "A\t[]", "A\t{}", "A\t{\"s\":1}", "A\tnull", "A {\"s\":{}}", "\n\n\n", "\t{\"s\":{}}\n",
    "A\t{\"s\":{}",
  ])
  func givesNothingForMalformedLines(text: String) {
    #expect(FactsIndex(lines: text).facts(of: "A") == nil)
  }

  @Test func findsTheSameAgain() throws {
    let index = FactsIndex(lines: Self.text(Self.names))
    let first = try #require(index.facts(of: Self.names[7]))
    #expect(index.facts(of: Self.names[7]) == first)
    #expect(index.facts(of: Self.names[8]) != first)
  }

  @Test func carriesFacts() throws {
    let queue = try #require(ResourceFacts.of("AWS::SQS::Queue"))
    #expect(queue.root.object?.properties["QueueName"] != nil)
    #expect(FactsIndex.embedded.typeNames.contains("AWS::SQS::Queue"))
    #expect(ResourceFacts.of("AWS::SQS::Queueue") == nil)
  }
}
