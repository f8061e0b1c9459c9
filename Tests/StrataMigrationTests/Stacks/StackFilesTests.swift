import StrataJSON
import StrataScaffolding
import Testing

@testable import StrataMigration

/// The files of large stacks.
@Suite struct StackFilesTests {
  /// Topics of which each is told of by an alarm, and one parameter that all use.
  private func template(_ count: Int) -> JSONValue {
    var resources: JSONObject = [:]
    for index in 1...count {
      resources["Topic\(index)"] = ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": ["Ref": "Name"]]]
      resources["Queue\(index)"] = [
        "Type": "AWS::SQS::Queue", "Properties": ["KmsMasterKeyId": ["Ref": "Topic\(count - index + 1)"]],
      ]
    }
    return [
      "Parameters": ["Name": ["Type": "String"]], "Resources": .object(resources),
      "Outputs": ["First": ["Value": ["Ref": "Topic1"]], "Last": ["Value": ["Ref": "Queue\(count)"]]],
    ]
  }

  private func migrated(_ count: Int) throws -> Migration {
    let source = MigrationSource(stack: "Shop", file: "shop.json", template: template(count), text: "")
    return try migrating([source], as: "shop")
  }

  @Test func largeStacksHaveFilesOfLimitedSize() throws {
    let migration = try migrated(30)
    #expect(
      migration.files.map(\.path).dropFirst(7) == [
        "Sources/Shop/Shop/Shop.swift", "Sources/Shop/Shop/ShopInputs.swift",
        "Sources/Shop/Shop/ShopResources1.swift", "Sources/Shop/Shop/ShopResources2.swift",
        "Sources/Shop/Shop/ShopResources3.swift", "Sources/Shop/Shop/ShopOutputs.swift",
      ])
    #expect(
      migration.file("/Shop.swift") == """
        import StrataLanguage

        /// Declares what `shop.json` describes.
        @Sendable func declareShop(_ scope: Scope) {
          let inputs = ShopInputs(scope)
          let resources1 = ShopResources1(scope, inputs)
          let resources2 = ShopResources2(scope, inputs, resources1)
          let resources3 = ShopResources3(scope, inputs, resources1, resources2)
          declareShopOutputs(scope, inputs, resources1, resources2, resources3)
        }

        """)
    #expect(
      migration.file("ShopInputs.swift") == """
        import StrataLanguage

        /// The parameters, mappings and conditions of the stack.
        struct ShopInputs {
          let name: StringValue

          init(_ scope: Scope) {
            name = scope.parameter("Name")
          }
        }

        """)
    let part = try #require(migration.file("ShopResources2.swift"))
    #expect(
      part.hasPrefix(
        "import StrataLanguage\nimport StrataSNS\nimport StrataSQS\n\n/// The stack's resources, part 2 of 3.\n"))
    #expect(part.contains("init(_ scope: Scope, _ inputs: ShopInputs, _ resources1: ShopResources1) {"))
    #expect(migration.file("ShopResources3.swift")?.contains("kmsMasterKeyId: resources2.topic14.ref)") == true)
    #expect(migration.reports[0].report.raw.isEmpty)
  }

  @Test(arguments: [1, 20, 21, 45])
  func everyResourceIsDeclaredOnce(count: Int) throws {
    let migration = try migrated(count)
    let text = migration.files.map(\.text).joined()
    for index in 1...count {
      #expect(text.ranges(of: "SNS.Topic(\"Topic\(index)\",").count == 1)
      #expect(text.ranges(of: "SQS.Queue(\"Queue\(index)\",").count == 1)
    }
    #expect(migration.files.count == (count > 20 ? 9 + (count * 2 + 19) / 20 + 1 : 8))
  }

  @Test func sectionsOfMacrosStayAsTheyAre() throws {
    let source = MigrationSource(
      stack: "Shop", file: "shop.json",
      template: [
        "Transform": ["AWS::LanguageExtensions", ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]],
        "Globals": ["Function": ["Timeout": 3]], "Metadata": ["A": [1], "B": ["C": ["Ref": "Name"]]], "Resources": [:],
      ], text: "")
    let migration = try migrating([source], as: "shop")
    #expect(
      migration.body == """
        scope.raw(
          section: "Transform",
          ["AWS::LanguageExtensions", ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]])
        scope.raw(section: "Globals", ["Function": ["Timeout": 3]])
        scope.metadata("A", [1])
        scope.metadata("B", ["C": ["Ref": "Name"]])
        """)
    #expect(migration.raw.map { $0.split(separator: ":")[0] } == ["/Transform", "/Globals", "/Metadata/B/C"])
  }
}
