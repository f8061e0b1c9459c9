import Foundation
import Strata
import StrataDiff
import StrataFacts
import StrataJSON
import Testing

@testable import StrataCLI

/// What the README shows is what there is.
@Suite struct ReadmeTests {
  /// The most lines that a newcomer is asked to read.
  private static let mostLines = 300

  private static func template() throws -> Template { try shop.synthesize().stacks[0].template }

  /// An indented block of the README, from the line that begins with a text.
  private static func block(_ first: String) throws -> String {
    let lines = try Document.readme.text.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { "\($0)\n".hasPrefix("    \(first)") })
    return lines[start...].prefix { $0.hasPrefix("    ") }.map { "\($0.dropFirst(4))\n" }.joined()
  }

  /// Whether a value is another one that was cut: objects may lack members, and all else is whole.
  private static func isCut(_ part: JSONValue, of whole: JSONValue) -> Bool {
    guard let members = part.object else { return part == whole }
    return members.allSatisfy { member in whole[member.key].map { isCut(member.value, of: $0) } ?? false }
  }

  @Test func itIsReadInOneGo() throws {
    let lines = try Document.readme.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= Self.mostLines)
  }

  @Test func theFirstScreenIsCodeThatRuns() throws {
    let readme = try Document.readme
    let source = try Document("Tests/ReadmeTests/FirstScreen.swift").text
    #expect(readme.blocks(of: "swift").first == source)
    let template = try Self.template()
    let shown = try JSONValue(parsing: #require(readme.blocks(of: "json").first))
    let resources = try #require(template.json["Resources"])
    #expect(Self.isCut(shown, of: resources))
    let counts = try #require(readme.text.firstMatch(of: /becomes (\d+) resources in (\d+) lines of JSON/))
    #expect(Int(counts.output.1) == resources.object?.count)
    let text = try template.text()
    #expect(Int(counts.output.2) == text.split(separator: "\n").count)
  }

  @Test func whatIsCutIsNoOther() {
    #expect(Self.isCut(["A": ["B": 1]], of: ["A": ["B": 1, "C": 2], "D": 3]))
    #expect(!Self.isCut(["A": ["B": 2]], of: ["A": ["B": 1]]))
    #expect(!Self.isCut(["A": [1]], of: ["A": [1, 2]]))
    #expect(!Self.isCut(["E": .null], of: ["A": 1]))
  }

  @Test func theMistakeIsWhatIsSaid() throws {
    let lines = try Document("Tests/ReadmeTests/FirstScreen.swift").text.components(separatedBy: "\n")
    let line = try #require(lines.firstIndex { $0.contains("FargateService(") }) + 1
    let wrong = App("shop") { app in
      app.stack("Shop") { scope in
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1)
        FargateService(
          "Web", in: scope, cluster: Cluster("Cluster", in: scope, vpc: vpc),
          image: .ecr(Repository("Images", in: scope), tag: "1.0.0"), cpu: .vcpu(0.5), memory: .gibibytes(8),
          file: "Sources/Shop/Shop.swift", line: line)
      }
    }
    let error = #expect(throws: SynthesisError.self) { try wrong.synthesize() }
    let shown = try Self.block("Sources/Shop/Shop.swift")
    #expect(error.map { "\($0)\n" } == shown)
  }

  @Test func theDifferenceIsWhatIsSaid() throws {
    let before = try Self.template().json
    let after = try JSONValue(parsing: before.text().replacing("\"Memory\": \"1024\"", with: "\"Memory\": \"2048\""))
    let said = try TemplateDifference(from: before, to: after).text(title: "Shop")
    let shown = try Self.block("Shop\n")
    #expect(shown == said)
  }

  @Test func everyConstructIsListedWithItsFile() throws {
    let readme = try Document.readme.text
    let folder = "Sources/Constructs"
    let paths =
      FileManager.default.enumerator(atPath: Document.root.appending(path: folder).path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
    var count = 0
    for path in paths {
      let source = try Document("\(folder)/\(path)").text
      for match in source.matches(of: /(?m)^public struct (\w+)[^{\n]*: [^{]*\bConstruct\b/) {
        count += 1
        #expect(readme.contains("[`\(match.output.1)`](\(folder)/\(path))"), "\(match.output.1) isn't in the README")
      }
    }
    #expect(readme.contains("there are \(count), "))
  }

  @Test func figuresAreThoseOfThisVersion() throws {
    let readme = try Document.readme.text
    let types = try #require(readme.firstMatch(of: /([\d,]+) resource types of CloudFormation/)).output.1
    #expect(Int(types.filter(\.isNumber)) == FactsIndex.embedded.typeNames.count)
    let version = Version.current
    #expect(readme.contains("This is version \(version);"))
    #expect(readme.contains("from: \"\(version)\""))
    let changelog = try Document("Sources/Strata/Strata.docc/Changelog.md").text
    #expect(changelog.firstMatch(of: /### (\d\S+)/)?.output.1 == version[...])
  }
}
