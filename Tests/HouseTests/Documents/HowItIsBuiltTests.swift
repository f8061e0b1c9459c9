import Foundation
import Testing

/// The page on how it's built says what there is.
@Suite struct HowItIsBuiltTests {
  private static let page = ArticlePage(named: "HowItIsBuilt")

  @Test func theFloorsAreThoseThatImportsAreHeldAgainst() {
    let told = Self.page.sections.filter { $0.level == 3 }.map { section in
      "\(section.title): \(section.rows.compactMap { $0.first?.codeSpans.first }.joined(separator: " "))"
    }
    let floors = FloorTests.floors.enumerated().map { index, floor in
      "\(index + 1). \(floor.name): \(floor.modules.joined(separator: " "))"
    }
    #expect(told == floors)
  }

  @Test func everyModuleIsToldOf() {
    let rows = Self.page.sections.filter { $0.level == 3 }.flatMap(\.rows)
    #expect(rows.filter { $0.count != 2 || $0[1].isEmpty } == [])
  }

  /// The comments of the manifest number the same floors.
  @Test func theManifestHasTheSameFloors() throws {
    let manifest = try #require(SourceFile.file("Package.swift")).text
    let told = Self.floors(ofManifest: manifest)
    #expect(told.count > 20)
    let known = FloorTests.floors.enumerated().flatMap { index, floor in floor.modules.map { ($0, index + 1) } }
    let wrong = told.filter { module, floor in !known.contains { $0 == (module, floor) } }
    #expect(wrong.map { "\($0.module) stands on floor \($0.floor) in Package.swift" } == [])
    let targets = Self.targets(ofManifest: manifest)
    #expect(known.map(\.0).filter { !targets.contains($0) } == [])
  }

  /// That the test above can fail.
  @Test func floorsOfAManifestAreRead() {
    let manifest = """
      // Floor 1: words.
      .target(name: "StrataText"),
      .target(
        name: "StrataJSON", dependencies: []),

      .target(name: "StrataTesting"),
      construct("Storage", on: ["Identity"]),
      construct(
        "Containers", on: ["Network"]),
      """
    #expect(Self.floors(ofManifest: manifest).map { "\($0.module) \($0.floor)" } == ["StrataText 1", "StrataJSON 1"])
    #expect(
      Self.targets(ofManifest: manifest) == [
        "StrataText", "StrataJSON", "StrataTesting", "StrataStorage", "StrataContainers",
      ])
  }

  @Test func everyPartOfTheTestsIsToldOf() throws {
    let makefile = try #require(SourceFile.file("Makefile")).text
    let recipe = try #require(
      makefile.components(separatedBy: "\nparts:\n").last?.components(separatedBy: "\n\n").first)
    let words = recipe.split { " \n\t)".contains($0) }.map(String.init)
    let start = try #require(words.firstIndex(of: "part-,"))
    let parts =
      words[..<start].filter { $0.hasPrefix("part-") }.map { String($0.dropFirst("part-".count)) }
      + words[(start + 1)...].filter { $0 != "\\" }
    let told = try #require(Self.page["The parts of the tests"]).rows.compactMap { $0.first?.codeSpans.first }
    #expect(told == parts)
  }

  /// The modules below each comment that numbers a floor, up to the next empty line.
  private static func floors(ofManifest text: String) -> [(module: String, floor: Int)] {
    var floor: Int?
    var found: [(module: String, floor: Int)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split { " :/".contains($0) }
      if words.isEmpty {
        floor = nil
      } else if words.first == "Floor", words.count > 1 {
        floor = Int(words[1])
      } else if let floor, let name = targets(ofManifest: String(line)).first {
        found.append((name, floor))
      }
    }
    return found
  }

  /// The targets that a manifest names, those of constructs by their modules.
  private static func targets(ofManifest text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      if let match = line.firstMatch(of: /^ *(?:construct\()?"([A-Za-z]+)", (?:on|path|services):/) {
        return "Strata\(match.output.1)"
      }
      guard let match = line.firstMatch(of: /^ *(?:\.[A-Za-z]+\()?name: "([A-Za-z-]+)"/) else { return nil }
      return String(match.output.1)
    }
  }
}
