import StrataJSON
import StrataTemplate
import TestSupport
import Testing

@testable import StrataAdvice

@Suite struct StackAdviceTests {
  private func advice(_ template: JSONValue, parts: Int? = nil) -> StackAdvice {
    StackAdvice(on: TemplateContents(template), stack: "Shop", parts: parts)
  }

  /// The parts of a template, each with the number of its resources, in order.
  private func sizes(_ split: StackSplit) -> [String] { split.parts.map { "\($0.name) \($0.resources.count)" } }

  /// Queues of which each but the first waits for one before it, by what `link` says.
  private func queues(_ count: Int, _ link: (Int) -> JSONValue) -> JSONValue {
    [
      "Resources": .object(
        JSONObject(
          (0..<count).map { number in
            var queue: JSONObject = ["Type": "AWS::SQS::Queue"]
            for member in link(number).object ?? [:] { queue[member.key] = member.value }
            return ("Q\(number)", .object(queue))
          }))
    ]
  }

  @Test func fewResourcesHaveRoom() {
    let advice = advice(queues(399) { _ in [:] })
    guard case .roomy = advice.outcome else {
      Issue.record("\(advice.outcome)")
      return
    }
    #expect(advice.uses.first == QuotaUse(.resources, used: 399))
  }

  @Test func eachShopStaysTogether() throws {
    let template = SampleTemplates.shops(9, queues: 46)
    let split = try #require(advice(template).split)
    SplitChecker(template: template, split: split).check()
    #expect(sizes(split) == ["Shop-2 189", "Shop 235"])
    #expect(split.values.map(\.export) == ["Shop-2:Key:Arn"])
    #expect(split.values.flatMap(\.readers).map(\.part) == ["Shop"])
    // What new stacks need they have of those that stay, and the other way round nothing has to be there before.
    #expect(split.update.isEmpty)
    #expect(split.cleaning.isEmpty)
    for shop in 0..<9 {
      let parts = split.parts.filter { part in part.resources.contains { $0.hasPrefix("Shop\(shop)") } }
      #expect(parts.count == 1)
    }
  }

  @Test(arguments: 0..<3)
  func randomTemplatesAreSplit(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let template = SampleTemplates.chain(Int.random(in: 400...500, using: &random), reading: 3, within: 60, &random)
    let split = try #require(advice(template).split)
    SplitChecker(template: template, split: split).check()
    #expect(split.parts.allSatisfy { part in !part.uses.contains(where: \.isNear) })
    #expect(split.values.count <= 60)
  }

  @Test(arguments: 2...5)
  func asManyPartsAreMadeAsAreAskedFor(_ parts: Int) throws {
    let template = SampleTemplates.shops(5, queues: 4)
    let split = try #require(advice(template, parts: parts).split)
    SplitChecker(template: template, split: split).check()
    #expect(split.parts.count == parts)
    #expect(split.parts.map(\.name).sorted() == ["Shop"] + (2...parts).map { "Shop-\($0)" })
  }

  @Test func theSameTemplateIsAlwaysSplitAlike() throws {
    let template = SampleTemplates.shops(9, queues: 46)
    let (first, second) = (try #require(advice(template).split), try #require(advice(template).split))
    #expect(first.parts.map(\.resources) == second.parts.map(\.resources))
    #expect(first.refactoring.map(\.template) == second.refactoring.map(\.template))
  }

  @Test func namesOfOtherStacksAreLeftToThem() throws {
    let advice = StackAdvice(
      on: TemplateContents(SampleTemplates.shops(5, queues: 4)), stack: "Shop", parts: 3, taken: ["Shop-2"])
    #expect(try #require(advice.split).parts.map(\.name).sorted() == ["Shop", "Shop-3", "Shop-4"])
  }

  @Test func moreThanATemplateMayHaveIsSplit() throws {
    let template = queues(900) { _ in [:] }
    let split = try #require(advice(template).split)
    SplitChecker(template: template, split: split).check()
    #expect(split.parts.count == 3)
  }

  @Test func whatEachEnvironmentHasStaysTogether() throws {
    var resources: [(String, JSONValue)] = []
    for environment in ["Dev", "Prod"] {
      for number in 0..<210 { resources.append(("\(environment)Jobs\(number)", ["Type": "AWS::SQS::Queue"])) }
    }
    let template: JSONValue = [
      "Metadata": ["Strata::Environments": ["dev": ["Dev*"], "prod": ["Prod*"]]],
      "Resources": .object(JSONObject(resources.sorted { $0.0.suffix(3) < $1.0.suffix(3) })),
    ]
    let split = try #require(advice(template).split)
    SplitChecker(template: template, split: split).check()
    #expect(split.parts.map { Set($0.resources.map { $0.prefix(3) }).count } == [1, 1])
  }

  // MARK: What can't be split

  @Test func whatWaitsForEachOtherIsNamed() throws {
    let advice = advice(queues(410) { $0 == 0 ? [:] : ["DependsOn": .string("Q\($0 - 1)")] })
    guard case .inseparable(let obstacle) = advice.outcome else {
      Issue.record("\(advice.outcome)")
      return
    }
    #expect(obstacle.summary == "410 resources of 410 can't be parted")
    #expect(obstacle.held == (0..<410).map { "Q\($0)" })
    #expect(obstacle.bonds.map(\.reason) == ["one waits for the other by DependsOn"])
  }

  @Test func circlesAreNamed() throws {
    // What would be refused of itself: values that go around.
    let advice = advice(
      queues(400) { ["Properties": ["QueueName": ["Fn::GetAtt": [.string("Q\(($0 + 1) % 400)"), "QueueName"]]]] })
    guard case .inseparable(let obstacle) = advice.outcome else {
      Issue.record("\(advice.outcome)")
      return
    }
    #expect(obstacle.held.count == 400)
  }

  @Test func whatCannotBeMovedStays() throws {
    var template = queues(420) { _ in [:] }
    template["Resources"] = .object(
      JSONObject(
        (template["Resources"]?.object ?? [:]).enumerated().map { number, member in
          (member.key, number < 401 ? ["Type": "AWS::EC2::EIP"] : member.value)
        }))
    guard case .inseparable(let obstacle) = advice(template).outcome else {
      Issue.record("it's split")
      return
    }
    #expect(obstacle.summary == "401 resources of 420 can't be parted")
    #expect(
      obstacle.bonds.map(\.reason) == ["AWS lists AWS::EC2::EIP as one that a stack refactoring doesn't take"])
  }

  @Test func fewerThanHalfCanStay() throws {
    var resources = (0..<320).map { ("A\($0)", ["Type": "AWS::EC2::EIP"] as JSONValue) }
    resources += (0..<120).map { ("B\($0)", ["Type": "AWS::SQS::Queue"]) }
    let template: JSONValue = ["Resources": .object(JSONObject(resources))]
    let split = try #require(advice(template).split)
    SplitChecker(template: template, split: split).check()
    let home = try #require(split.parts.first { !$0.isNew })
    #expect(home.resources.count { $0.hasPrefix("A") } == 320)
    #expect(home.resources.count < 400)
    #expect(split.stays.count == 320)
  }

  @Test func whatPartsNeedInAnyCaseIsInTheWay() {
    // Each resource needs all parameters, so that no part has fewer.
    let names = (0..<170).map { "P\($0)" }
    let all: JSONValue = ["Fn::Join": ["", .array(names.map { ["Ref": .string($0)] })]]
    var template = queues(10) { _ in ["Properties": ["Tags": [["Key": "all", "Value": all]]]] }
    template["Parameters"] = .object(JSONObject(names.map { ($0, ["Type": "String"]) }))
    guard case .inseparable(let obstacle) = advice(template).outcome else {
      Issue.record("it's split")
      return
    }
    #expect(
      obstacle.summary
        == "no way was found to split it into up to 5 stacks each of which has less than 80 % of every quota")
    #expect(obstacle.held.isEmpty)
  }

  // MARK: What isn't known

  @Test(
    arguments: [
      (["Transform": "Own"], "the macro Own makes another template of it"),
      (
        ["Transform": "AWS::Serverless-2016-10-31"], "the macro AWS::Serverless-2016-10-31 makes another template of it"
      ),
      (
        [
          "Transform": "AWS::LanguageExtensions", "Parameters": ["Names": ["Type": "CommaDelimitedList"]],
          "Resources": [
            "Fn::ForEach::Queues": ["Name", ["Ref": "Names"], ["Queue${Name}": ["Type": "AWS::SQS::Queue"]]]
          ],
        ], "it has loops over lists that aren't known"
      ),
      (
        [
          "Resources": [
            "Jobs": [
              "Type": "AWS::SQS::Queue",
              "Properties": ["Fn::Transform": ["Name": "AWS::Include", "Parameters": ["Location": "s3://b/k"]]],
            ]
          ]
        ], "an Fn::Transform puts something into it that isn't there"
      ),
    ] as [(JSONValue, String)])
  func whatIsNotKnownIsNotDecided(_ template: JSONValue, _ reason: String) {
    guard case .undecided(let told) = advice(template, parts: 2).outcome else {
      Issue.record("it's decided")
      return
    }
    #expect(told == reason)
  }

  @Test func loopsOverWrittenListsAreExpanded() throws {
    let template: JSONValue = [
      "Transform": "AWS::LanguageExtensions",
      "Resources": [
        "Fn::ForEach::Queues": ["Name", ["A", "B", "C"], ["Queue${Name}": ["Type": "AWS::SQS::Queue"]]]
      ],
    ]
    let split = try #require(advice(template, parts: 2).split)
    #expect(split.parts.flatMap(\.resources).sorted() == ["QueueA", "QueueB", "QueueC"])
    #expect(split.refactoring.allSatisfy { $0.template.json["Transform"] == "AWS::LanguageExtensions" })
  }

  @Test(
    arguments: [[:], ["Resources": [:]], ["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]], "text"] as [JSONValue])
  func tooLittleIsNotSplit(_ template: JSONValue) {
    guard case .inseparable = advice(template, parts: 2).outcome else {
      Issue.record("it's split")
      return
    }
  }
}

extension StackAdvice {
  /// The parts; nil where there are none.
  fileprivate var split: StackSplit? {
    guard case .split(let split) = outcome else { return nil }
    return split
  }
}

extension JSONValue {
  /// A member of an object, which is another then.
  fileprivate subscript(key: String) -> JSONValue? {
    get { object?[key] }
    set {
      var object = object ?? [:]
      object[key] = newValue
      self = .object(object)
    }
  }
}
