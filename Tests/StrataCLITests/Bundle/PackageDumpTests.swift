import Testing

@testable import StrataCLI

/// What is read of what SwiftPM tells of a package.
@Suite struct PackageDumpTests {
  private static func dump(_ text: String) -> PackageDump? { PackageDump(Array(text.utf8)) }

  @Test func librariesAndTargetsAreRead() throws {
    let package = try #require(
      Self.dump(
        """
        {
          "products": [
            {"name": "StrataSQS", "type": {"library": ["automatic"]}},
            {"name": "Strata", "type": {"library": ["automatic"]}},
            {"name": "synth", "type": {"executable": null}}
          ],
          "targets": [
            {"name": "StrataSQS", "type": "regular", "path": "Sources/Resources/SQS", "dependencies": [
              {"byName": ["StrataText", null]}, {"target": ["StrataJSON", null]},
              {"product": ["Logs", "logs", null, null]}
            ]},
            {"name": "StrataEC2Network", "type": "regular", "path": "Sources/Resources/EC2Network"},
            {"name": "CText", "type": "regular", "publicHeadersPath": "public"},
            {"name": "synth", "type": "executable"},
            {"name": "StrataTests", "type": "test"}
          ]
        }
        """))
    #expect(package.libraries == ["Strata", "StrataSQS"])
    #expect(package.targets.map(\.name) == ["StrataSQS", "StrataEC2Network", "CText"])
    #expect(package.targets[0].dependencies == ["StrataText", "StrataJSON", "Logs"])
    #expect(package.targets.map(\.isService) == [true, true, false])
    #expect(package.services == ["StrataSQS": "SQS"])
    #expect(
      package.targets.map(\.headers).suffix(2) == ["Sources/Resources/EC2Network/include", "Sources/CText/public"])
  }

  @Test(arguments: ["", "[]", "{}"])
  func whatIsNoPackageIsNotRead(text: String) {
    #expect(Self.dump(text) == nil)
  }
}
