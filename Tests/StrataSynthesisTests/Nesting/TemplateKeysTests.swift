import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

@testable import StrataSynthesis

@Suite struct TemplateKeysTests {
  private func app(_ bucket: String? = nil, size: Int = 30) -> App {
    App("Shop") { app in
      app.stack("Orders") { scope in
        let scope = bucket.map { Scope($0, in: scope, environment: "prod") } ?? scope
        scope.nested("Outer") { scope in
          scope.nested("Inner") { scope in
            Resource(
              "Jobs", type: "AWS::SQS::Queue", in: scope,
              properties: ["VisibilityTimeout": .value(IntegerValue.literal(size))])
          }
        }
      }
    }
  }

  @Test func theAddressEndsInTheDigestOfTheFile() throws {
    let stack = try #require(try app("Prod").synthesize()["Orders"])
    let (outer, inner) = (stack.nested[0], stack.nested[1])
    #expect(stack.nested.map(\.fileName) == ["Orders.ProdOuter.template.json", "Orders.ProdOuter.Inner.template.json"])
    func url(_ sha256: String) -> JSONValue {
      [
        "Fn::Sub": [
          .string("https://s3.${AWS::Region}.${AWS::URLSuffix}/${Value1}/\(sha256).template.json"),
          ["Value1": ["Fn::ImportValue": "Shop-prod-strata-artifacts-BucketName"]],
        ]
      ]
    }
    #expect(stack.template.resources["ProdOuter"]?["Properties"]?["TemplateURL"] == url(outer.sha256))
    #expect(outer.template.resources["Inner"]?["Properties"]?["TemplateURL"] == url(inner.sha256))
    #expect(stack.template.parameters.isEmpty)
  }

  @Test func whatChangesInsideChangesTheAddressesAround() throws {
    let (one, other) = (
      try #require(try app("Prod").synthesize()["Orders"]),
      try #require(try app("Prod", size: 60).synthesize()["Orders"])
    )
    #expect(one.nested[1].sha256 != other.nested[1].sha256)
    #expect(one.nested[0].sha256 != other.nested[0].sha256)
    #expect(one.bytes != other.bytes)
  }

  @Test func withoutAnEnvironmentAParameterNamesTheBucket() throws {
    let stack = try #require(try app().synthesize()["Orders"])
    #expect(
      stack.template.parameters == [
        "TemplatesBucket": [
          "Type": "String",
          "Description": "The name of the bucket in the stack's region that the nested templates were put into",
        ]
      ])
    #expect(
      stack.template.resources["Outer"]?["Properties"] == [
        "Parameters": ["ImportTemplatesBucketRef": ["Ref": "TemplatesBucket"]],
        "TemplateURL": [
          "Fn::Sub":
            .string(
              "https://s3.${AWS::Region}.${AWS::URLSuffix}/${TemplatesBucket}/\(stack.nested[0].sha256).template.json")
        ],
      ])
    #expect(
      stack.nested[0].template.resources["Inner"]?["Properties"]?["TemplateURL"] == [
        "Fn::Sub":
          .string(
            "https://s3.${AWS::Region}.${AWS::URLSuffix}/${ImportTemplatesBucketRef}/\(stack.nested[1].sha256).template.json"
          )
      ])
  }

  @Test func marksAreReplacedWhereverTheyAre() {
    let mark = TemplateKeyMark.text(for: "Orders.Work")
    #expect(
      TemplateKeyMark.replacing(
        in: ["A": [.string("x/\(mark)/y"), 1, "plain"], "B": .string(mark + mark)], by: ["Orders.Work": "00"])
        == ["A": ["x/00.template.json/y", 1, "plain"], "B": "00.template.json00.template.json"])
  }
}
