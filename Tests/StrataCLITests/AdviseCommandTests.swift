import Foundation
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth advise`.
@Suite struct AdviseCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  /// A queue and a topic that it reads, and what both need.
  private let small = """
    Parameters:
      Stage: {Type: String}
    Resources:
      News: {Type: "AWS::SNS::Topic", Properties: {TopicName: !Sub "news-${Stage}"}}
      Jobs:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Sub "jobs-${Stage}", Tags: [{Key: news, Value: !Ref News}]}
    Outputs:
      JobsArn: {Value: !GetAtt Jobs.Arn}
    """

  /// Queues in a template, of which each has some members.
  private func queues(_ count: Int, _ members: (Int) -> String = { _ in "" }) -> String {
    "Resources:\n"
      + (0..<count).map { "  Queue\($0): {Type: 'AWS::SQS::Queue'\(members($0))}\n" }.joined()
  }

  private func entries(of folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: "\(tool.folder)/\(folder)")?.compactMap { $0 as? String } ?? []).sorted()
  }

  @Test func fewResourcesHaveRoom() throws {
    try tool.write("shop.yaml", queues(10))
    tool.run("advise", "%/shop.yaml")
    #expect(tool.output == "shop: there's room left, with 10 of 500 resources\n")
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func partsAndStepsAreTold() throws {
    try tool.write("shop.yaml", small)
    tool.run("advise", "%/shop.yaml", "--parts", "2", "--output", "%/split")
    #expect(
      tool.output == """
        shop: 2 stacks with 1 value across, of one with 2 of 500 resources, 1 of 200 parameters, 1 of 200 outputs

          shop, which stays: 1 of 500 resources, 1 of 200 parameters, 1 of 200 outputs
            News

          shop-2, new: 1 of 500 resources, 1 of 200 parameters, 1 of 200 outputs
            Jobs

          across
            News of shop, for shop-2 (Jobs)

          1. add what crosses, and the stacks that have parameters
             aws cloudformation deploy --stack-name shop --template-file %/split/shop/1-update/shop.template.json --no-fail-on-empty-changeset
             aws cloudformation deploy --stack-name shop-2 --template-file %/split/shop/1-update/shop-2.template.json --parameter-overrides Stage=VALUE --no-fail-on-empty-changeset

          2. move the resources by a stack refactoring
             aws cloudformation create-stack-refactor --stack-definitions StackName=shop,TemplateBody@=file://%/split/shop/2-refactoring/shop.template.json StackName=shop-2,TemplateBody@=file://%/split/shop/2-refactoring/shop-2.template.json --resource-mappings file://%/split/shop/2-refactoring/resource-mappings.json
             aws cloudformation describe-stack-refactor --stack-refactor-id ID
             aws cloudformation execute-stack-refactor --stack-refactor-id ID

          3. take out what nothing needs any more
             aws cloudformation deploy --stack-name shop-2 --template-file %/split/shop/3-cleaning/shop-2.template.json --no-fail-on-empty-changeset

        """)
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(
      entries(of: "split") == [
        "shop", "shop/1-update", "shop/1-update/shop-2.template.json", "shop/1-update/shop.template.json",
        "shop/2-refactoring", "shop/2-refactoring/resource-mappings.json",
        "shop/2-refactoring/shop-2.template.json", "shop/2-refactoring/shop.template.json", "shop/3-cleaning",
        "shop/3-cleaning/shop-2.template.json",
      ])
    let mappings = try JSONValue(parsing: tool.text(of: "split/shop/2-refactoring/resource-mappings.json") ?? "")
    #expect(
      mappings == [
        [
          "Source": ["StackName": "shop", "LogicalResourceId": "Jobs"],
          "Destination": ["StackName": "shop-2", "LogicalResourceId": "Jobs"],
        ]
      ])
    // What is written is what validate takes.
    let templates = entries(of: "split").filter { $0.hasSuffix("template.json") }.map { "%/split/\($0)" }
    tool.run(["validate"] + templates)
    #expect(tool.status == 0)
  }

  @Test func largeTemplatesGoByABucketAndNewStacksByTheRefactoring() throws {
    let tags = (0..<30).map { "{Key: k\($0), Value: value-number-\($0)}" }.joined(separator: ", ")
    try tool.write("shop.yaml", queues(420) { _ in ", Properties: {Tags: [\(tags)]}" })
    tool.run("advise", "%/shop.yaml", "--stack", "Shop", "--output", "%/split")
    let lines = tool.output.split(separator: "\n").drop { !$0.hasPrefix("  1. ") }
    #expect(
      lines.joined(separator: "\n") == """
          1. move the resources by a stack refactoring
             aws s3 cp %/split/Shop/2-refactoring/Shop.template.json s3://BUCKET/Shop.template.json
             aws s3 cp %/split/Shop/2-refactoring/Shop-2.template.json s3://BUCKET/Shop-2.template.json
             aws cloudformation create-stack-refactor --stack-definitions StackName=Shop,TemplateURL=https://BUCKET.s3.amazonaws.com/Shop.template.json StackName=Shop-2,TemplateURL=https://BUCKET.s3.amazonaws.com/Shop-2.template.json --enable-stack-creation --resource-mappings file://%/split/Shop/2-refactoring/resource-mappings.json
             aws cloudformation describe-stack-refactor --stack-refactor-id ID
             aws cloudformation execute-stack-refactor --stack-refactor-id ID
        """)
    #expect(tool.status == 0)
  }

  @Test func stacksOfASystemTellTheirConstructs() throws {
    tool.run("advise", "queues", "--parts", "2", systems: [system])
    #expect(
      tool.output == """
        Queues: 2 stacks with 0 values across, of one with 4 of 500 resources

          Queues, which stays: 2 of 500 resources
            Queues/Api  2 resources  Shop.swift:7

          Queues-2, new: 2 of 500 resources
            Queues/Work  2 resources  Shop.swift:7

        """)
    #expect(
      tool.errors
        == "note: the templates of each step, with the commands that take them: synth advise queues --parts 2 --output DIR\n"
    )
  }

  private var system: System {
    System(
      App("queues") { app in
        app.stack("Queues") { scope in
          for part in ["Api", "Work"] {
            let inner = Scope(part, in: scope, at: CallSite(file: "Shop.swift", line: 7))
            Resource("Jobs", type: "AWS::SQS::Queue", in: inner)
            Resource("News", type: "AWS::SNS::Topic", in: inner)
          }
        }
      })
  }

  // MARK: What can't be split

  @Test func whatHoldsTogetherIsNamed() throws {
    try tool.write("shop.yaml", queues(404) { $0 == 0 ? "" : ", DependsOn: Queue\($0 - 1)" })
    tool.run("advise", "%/shop.yaml", "--output", "%/split")
    #expect(
      tool.output == """
        shop: it can't be split, with 404 of 500 resources
          404 resources of 404 can't be parted
            one waits for the other by DependsOn: Queue0, Queue1, Queue2, Queue3, Queue4, Queue5, Queue6, Queue7, \
        Queue8, Queue9, Queue10, Queue11, … (404 in all)

        """)
    #expect(tool.status == 1)
    #expect(entries(of: "split") == [])
  }

  @Test func macrosLeaveItOpen() throws {
    try tool.write("shop.yaml", "Transform: Own\n" + queues(400))
    tool.run("advise", "%/shop.yaml")
    #expect(
      tool.output
        == "shop: not decided, as the macro Own makes another template of it; it has 400 of 500 resources\n")
    #expect(tool.status == 4)
  }

  // MARK: For machines

  @Test func allIsToldToMachines() throws {
    try tool.write("shop.yaml", small)
    tool.run("advise", "%/shop.yaml", "--parts", "2", "--json")
    let stack = try JSONValue(parsing: tool.output)["stacks"]?[0]
    #expect(stack?["verdict"] == "split")
    #expect(stack?["parts"]?.array?.map { $0["resources"] } == [["News"], ["Jobs"]])
    #expect(
      stack?["values"] == [
        [
          "export": "shop:News", "stack": "shop", "resource": "News",
          "readers": [["stack": "shop-2", "resources": ["Jobs"]]],
        ]
      ])
    #expect(stack?["steps"] == [])
    tool.run("advise", "%/shop.yaml", "--json")
    #expect(try JSONValue(parsing: tool.output)["stacks"]?[0]?["verdict"] == "roomy")
    #expect((tool.status, tool.errors) == (0, ""))
  }

  // MARK: Bad input

  @Test(arguments: ["9", "1", "two", "", "-3"])
  func partsAreTwoToFive(_ parts: String) throws {
    try tool.write("shop.yaml", small)
    tool.run(["advise", "%/shop.yaml", "--parts=\(parts)"])
    #expect(tool.status == 2)
    #expect(tool.output == "")
  }

  @Test func tooManyPartsAreRefused() throws {
    try tool.write("shop.yaml", small)
    tool.run("advise", "%/shop.yaml", "--parts", "9")
    #expect(
      tool.errors == """
        error: --parts takes a number from 2 to 5, not 9
          hint: a stack refactoring takes five stacks at most; what it makes can be split again

        """)
  }

  @Test func somebodysFilesAreLeftAlone() throws {
    try tool.write("shop.yaml", small)
    try tool.write("split/mine.txt", "mine")
    tool.run("advise", "%/shop.yaml", "--parts", "2", "--output", "%/split")
    #expect(
      tool.errors == """
        error: %/split has files in it already: mine.txt; nothing was written
          hint: name a folder that is empty, or isn't there, by --output

        """)
    #expect(tool.status == 1)
    #expect(entries(of: "split") == ["mine.txt"])
  }

  @Test(
    arguments: [
      ("{", 1), ("", 1), ("Resources: {}", 1), ("Colour: blue", 1), ("- a", 1),
    ])
  func whatIsNoTemplateIsRefused(_ text: String, _ status: Int32) throws {
    try tool.write("shop.yaml", text)
    tool.run("advise", "%/shop.yaml")
    #expect((tool.status, tool.output) == (status, ""))
    #expect(tool.errors.hasPrefix("error: "))
  }

  @Test func mistakesAreSaid() throws {
    try tool.write("shop.yaml", "Resources: {Jobs: {Type: 'AWS::SQS::Queue', DependsOn: Gone}}")
    tool.run("advise", "%/shop.yaml")
    #expect(
      tool.errors == "note: AWS would refuse %/shop.yaml, in which there is 1 mistake: see validate %/shop.yaml\n")
    #expect(tool.status == 0)
  }

  @Test func oneStackIsSplitAtATime() throws {
    try tool.write("shop.yaml", small)
    try tool.write("other.yaml", small)
    tool.run("advise", "%/shop.yaml", "%/other.yaml", "--parts", "2")
    #expect((tool.status, tool.errors.hasPrefix("error: --parts is for one file\n")) == (2, true))
    tool.run("advise", "%/shop.yaml", "%/gone.yaml")
    #expect(tool.status == 1)
  }
}
