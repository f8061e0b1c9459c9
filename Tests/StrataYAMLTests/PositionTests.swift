import StrataJSON
import StrataYAML
import Testing

/// Where the values stand that pointers lead to.
@Suite struct PositionTests {
  private static let text = """
    # A template
    Resources:
      Bucket:
        Type: 'AWS::S3::Bucket'
        Properties: &shared {BucketName: !Sub "é-${A}", "Tags": [a, !Ref b]}
      "Other":
        Type: !GetAtt Some.Thing.Arn
        Quoted: !GetAtt "Some.Thing"
        Properties: *shared
        Empty:
        Join: !Join
          - ','
          - - x
            - &anchor !Ref y
            -
        ? Explicit
        : |
          text
    """

  @Test(
    arguments: [
      ("", [2, 1], [2, 1]), ("/Resources", [3, 3], [2, 1]), ("/Resources/Bucket", [4, 5], [3, 3]),
      ("/Resources/Bucket/Type", [4, 11], [4, 5]), ("/Resources/Bucket/Properties", [5, 17], [5, 5]),
      ("/Resources/Bucket/Properties/BucketName", [5, 38], [5, 26]),
      ("/Resources/Bucket/Properties/BucketName/Fn::Sub", [5, 43], [5, 38]),
      ("/Resources/Bucket/Properties/Tags", [5, 61], [5, 53]),
      ("/Resources/Bucket/Properties/Tags/1", [5, 65], [5, 65]),
      ("/Resources/Bucket/Properties/Tags/1/Ref", [5, 70], [5, 65]),
      ("/Resources/Other", [7, 5], [6, 3]), ("/Resources/Other/Type", [7, 11], [7, 5]),
      ("/Resources/Other/Type/Fn::GetAtt", [7, 19], [7, 11]),
      ("/Resources/Other/Type/Fn::GetAtt/0", [7, 19], [7, 19]),
      ("/Resources/Other/Type/Fn::GetAtt/1", [7, 24], [7, 24]),
      ("/Resources/Other/Quoted/Fn::GetAtt/1", [8, 21], [8, 21]),
      ("/Resources/Other/Properties", [9, 17], [9, 5]),
      ("/Resources/Other/Properties/Tags/1/Ref", [9, 17], [9, 17]),
      ("/Resources/Other/Empty", [10, 11], [10, 5]), ("/Resources/Other/Join", [11, 11], [11, 5]),
      ("/Resources/Other/Join/Fn::Join", [12, 7], [11, 11]),
      ("/Resources/Other/Join/Fn::Join/1/0", [13, 11], [13, 11]),
      ("/Resources/Other/Join/Fn::Join/1/1", [14, 11], [14, 11]),
      ("/Resources/Other/Join/Fn::Join/1/1/Ref", [14, 24], [14, 19]),
      ("/Resources/Other/Join/Fn::Join/1/2", [15, 10], [15, 10]),
      ("/Resources/Other/Explicit", [17, 7], [16, 7]),
    ] as [(String, [Int], [Int])])
  func places(pointer: String, value: [Int], key: [Int]) throws {
    let document = try YAMLDocument(parsing: Array(Self.text.utf8))
    let pointer = try #require(JSONPointer(pointer))
    #expect(document.position(of: pointer).map { [$0.line, $0.column] } == value)
    #expect(document.position(of: pointer, ofKey: true).map { [$0.line, $0.column] } == key)
  }

  @Test(arguments: ["/x", "/Resources/Bucket/Type/x", "/Resources/Other/Join/Fn::Join/2", "/Resources/0"])
  func nowhere(pointer: String) throws {
    let document = try YAMLDocument(parsing: Array(Self.text.utf8))
    #expect(document.position(of: try #require(JSONPointer(pointer))) == nil)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func countsLinesHoweverTheyEnd(lineBreak: String, mark: String) throws {
    let text = mark + ["a: é", "b:", "  - '日本': c", "    d: [e]"].joined(separator: lineBreak)
    let document = try YAMLDocument(parsing: Array(text.utf8))
    #expect(document.value == ["a": "é", "b": [["日本": "c", "d": ["e"]]]])
    let place = document.position(of: JSONPointer(["b", "0", "日本"]))
    #expect(place?.line == 3 && place?.column == 11)
    #expect(document.position(of: JSONPointer(["a"])).map { $0 == (1, 4) } == true)
  }

  @Test func findsMembersOfLargeMappings() throws {
    let text = (0..<5000).map { "key\($0): \($0)\n" }.joined()
    let document = try YAMLDocument(parsing: Array(text.utf8))
    #expect(document.position(of: JSONPointer(["key4321"])).map { $0 == (4322, 10) } == true)
    #expect(document.value["key4321"] == 4321)
  }
}
