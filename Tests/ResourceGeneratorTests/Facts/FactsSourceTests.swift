import StrataFacts
import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

@Suite struct FactsSourceTests {
  private static let type = TypeFacts(
    name: "AWS::Test::Thing", json: ["s": ["p": ["A": ["pt": "[\n\t\u{200B}é\\##\"\"\"##]", "t": "s"]]]])

  private func literal(_ source: FactsSource) -> String {
    "enum FactsText {\n  static let text: StaticString = ###\"\"\"\n\(source.escaped("###"))\n\"\"\"###\n}\n"
  }

  @Test func whatNobodySeesIsEscaped() throws {
    let lines = try FactsSource([Self.type]).escaped("###").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[3].hasPrefix("AWS::Test::Thing\t"))
    #expect(lines[3].contains(####"[\###u{A}\###u{9}\###u{200B}é\##"""##]"####))
  }

  @Test func theSourceIsReadAsItWasWritten() throws {
    let source = try FactsSource([Self.type])
    let bytes = try #require(FactsSource.table(in: literal(source)))
    #expect(bytes == Array(source.text.utf8))
    let index = FactsIndex(try FactsTable(checking: bytes))
    #expect(index.facts(of: Self.type.name)?.json == .object(Self.type.json))
    #expect(FactsSource.table(in: "enum FactsText {}") == nil)
  }

  @Test func whatTheTableCantSayIsRefused() {
    let type = TypeFacts(name: "AWS::Test::Thing", json: ["s": ["t": "q"]])
    #expect {
      try FactsSource([type])
    } throws: {
      "\($0)"
        == "Sources/StrataFacts/Generated/FactsText.swift: AWS::Test::Thing: a type isn't one of s i n b a o"
    }
    let other = TypeFacts(name: "AWS::Test::Thing", json: ["s": ["u": false]])
    #expect {
      try FactsSource([other])
    } throws: {
      "\($0)".hasSuffix("the table would say something else of AWS::Test::Thing than its schema does")
    }
  }
}
