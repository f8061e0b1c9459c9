import Foundation
import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

@Suite struct GeneratedFilesTests {
  @Test func filesAreWrittenOnceAndStaleOnesRemoved() throws {
    let folder = try SchemaFolder([
      "AWS::One::Thing": #"{"typeName": "AWS::One::Thing", "properties": {"A": {"type": "string"}}}"#,
      "AWS::Two::Thing": #"{"typeName": "AWS::Two::Thing", "properties": {"A": {"type": "string"}}}"#,
    ])
    defer { folder.remove() }
    let facts = try folder.facts()
    let all = try GeneratedFiles(facts, try folder.actions(), try folder.dated(), try folder.handlers())
    #expect(
      try all.write(to: folder.url, isCheck: true).count == 9,
      "two types, two services, four texts of facts and manifest")
    #expect(
      !FileManager.default.fileExists(atPath: folder.url.appending(path: "Sources").path), "a check writes nothing")
    #expect(try all.write(to: folder.url, isCheck: false).count == 9)
    #expect(try all.write(to: folder.url, isCheck: false) == [])
    let fewer = try GeneratedFiles(
      Array(facts.prefix(1)), try folder.actions(), try folder.dated(), try folder.handlers())
    #expect(
      try fewer.write(to: folder.url, isCheck: false) == [
        "Package.swift", "Sources/StrataFacts/Generated/FactsText.swift", "Sources/Resources/Two/Thing.swift",
        "Sources/Resources/Two/Two.swift",
      ])
    let manifest = try String(contentsOf: folder.url.appending(path: "Package.swift"), encoding: .utf8)
    #expect(
      manifest == """
        // Generated: services
        let services: [String] = [
          "One",
        ]

        /// Services of which a part stands in a module of its own, which the service's module hands on.
        let parts: [String: String] = [:]
        // End of generated

        """)
  }

  @Test func behindATextStandsAZero() throws {
    let folder = try SchemaFolder([
      "AWS::One::Thing": #"{"typeName": "AWS::One::Thing", "properties": {"A": {"type": "string"}}}"#
    ])
    defer { folder.remove() }
    let all = try GeneratedFiles(try folder.facts(), try folder.actions(), try folder.dated(), try folder.handlers())
    let written = try all.write(to: folder.url, isCheck: false)
    let texts = written.filter { $0.hasSuffix("Text.swift") && !$0.hasSuffix("/FactsText.swift") }
    #expect(texts.count == 3)
    for path in texts {
      let text = try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
      #expect(text.hasSuffix("\\#0\n\"\"\"#\n}\n"), "\(path)")
    }
  }

  @Test func aPartOfAServiceStandsInAModuleOfItsOwn() throws {
    let folder = try SchemaFolder([
      "AWS::EC2::VPC": #"{"typeName": "AWS::EC2::VPC", "properties": {"A": {"type": "string"}}}"#,
      "AWS::EC2::Volume": #"{"typeName": "AWS::EC2::Volume", "properties": {"A": {"type": "string"}}}"#,
    ])
    defer { folder.remove() }
    let all = try GeneratedFiles(
      try folder.facts(), try folder.actions(), try folder.dated(), try folder.handlers())
    let written = try all.write(to: folder.url, isCheck: false).filter { $0.hasPrefix("Sources/Resources") }
    #expect(
      written == [
        "Sources/Resources/EC2/EC2Network.swift", "Sources/Resources/EC2/Volume.swift",
        "Sources/Resources/EC2Network/EC2.swift", "Sources/Resources/EC2Network/VPC.swift",
      ])
    let text = { (path: String) in try String(contentsOf: folder.url.appending(path: path), encoding: .utf8) }
    #expect(try text(written[0]).hasSuffix("\n@_exported public import StrataEC2Network\n"))
    #expect(try text(written[1]).contains("\npublic import StrataEC2Network\npublic import StrataLanguage\n"))
    #expect(try !text(written[3]).contains("import StrataEC2Network"))
    #expect(try text("Package.swift").contains("let parts: [String: String] = [\n  \"EC2\": \"EC2Network\"\n]\n"))
  }

  @Test func factsSayWhatTheSchemaSays() throws {
    let folder = try SchemaFolder([
      "AWS::Test::Thing":
        ##"{"typeName": "AWS::Test::Thing", "description": "prose", "additionalProperties": false, "required": ["B", "A"], "properties": {"A": {"$ref": "#/definitions/D", "description": "prose"}, "B": {"type": ["string", "integer"], "minLength": 1, "enum": ["x"], "pattern": "x"}}, "definitions": {"D": {"type": "object", "properties": {"E": {"type": "number", "minimum": 0.5}}, "dependentExcluded": {"E": ["F"]}}}, "primaryIdentifier": ["/properties/A/properties/E"], "createOnlyProperties": ["/properties/A/*/E"]}"##
    ])
    defer { folder.remove() }
    #expect(
      try folder.facts()[0].line
        == "AWS::Test::Thing\t"
        + #"{"co":["A/*/E"],"d":{"D":{"de":{"E":["F"]},"p":{"E":{"g":[0.5,null],"t":"n"}},"t":"o"}},"id":["A/E"],"s":{"p":{"A":{"$":"D"},"B":{"e":["x"],"ls":[1,null],"pt":"x","t":["s","i"]}},"r":["A","B"],"x":true}}"#
    )
  }
}
