import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct SymbolicTextsTests {
  private let world = IsolationWorld(
    environments: ["staging", "production"],
    stacks: [
      IsolatedStack(
        name: "shop-staging", environment: "staging",
        contents: TemplateContents([
          "Mappings": ["Sizes": ["small": ["Name": "a"], "large": ["Name": "b"]]],
          "Parameters": [
            "Size": ["Type": "String", "AllowedValues": ["small", "large"]],
            "Free": ["Type": "String", "Default": "x"],
          ],
          "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
          "Outputs": [
            "Jobs": [
              "Value": ["Fn::GetAtt": ["Jobs", "Arn"]], "Export": ["Name": ["Fn::Sub": "${AWS::StackName}-jobs"]],
            ]
          ],
        ]), account: "111122223333", region: "eu-central-1"),
      IsolatedStack(
        environment: "production", contents: TemplateContents(["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]])),
    ])

  private func texts(_ value: JSONValue, in stack: Int = 0) -> [SymbolicText] { world.texts(of: value, in: stack) }

  @Test func aPlaceThatIsKnownIsText() {
    #expect(
      texts(["Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:jobs"]).map(\.literal)
        == ["arn:aws:sqs:eu-central-1:111122223333:jobs"])
    #expect(
      texts(["Fn::Sub": "${AWS::Partition}:${AWS::AccountId}"], in: 1)
        == [SymbolicText([.partition, .literal(":"), .account])])
  }

  @Test func resourcesStayWhatTheyAre() {
    #expect(
      texts(["Fn::Join": ["/", [["Ref": "Jobs"], "x"]]])
        == [SymbolicText([.attribute("", of: 0), .literal("/x")])])
    #expect(world.targets(of: ["Fn::GetAtt": ["Jobs", "Arn"]], in: 1).map(\.index) == [1])
  }

  @Test func exportsAreFollowed() {
    #expect(texts(["Fn::ImportValue": "shop-staging-jobs"], in: 1) == [SymbolicText([.attribute("Arn", of: 0)])])
    #expect(texts(["Fn::ImportValue": "shop-other-jobs"], in: 1) == [SymbolicText([.unknown])])
  }

  @Test func valuesOfAClosedSetAreTold() {
    #expect(texts(["Ref": "Size"]).map(\.literal) == ["small", "large"])
    #expect(texts(["Fn::FindInMap": ["Sizes", ["Ref": "Size"], "Name"]]).map(\.literal) == ["a", "b"])
    #expect(
      texts(["Fn::If": ["IsLarge", "b", ["Ref": "Free"]]]) == [SymbolicText([.literal("b")]), SymbolicText([.unknown])])
    #expect(texts(["Fn::Select": [1, ["Fn::Split": [",", "a,b,c"]]]]).map(\.literal) == ["b"])
  }
}
