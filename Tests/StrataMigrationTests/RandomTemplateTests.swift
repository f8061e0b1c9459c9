import StrataJSON
import StrataScaffolding
import Testing

@testable import StrataMigration

/// Templates of any content: nothing of them is lost.
@Suite struct RandomTemplateTests {
  @Test(arguments: 0..<60)
  func everyIDAndEveryTextIsInTheSwift(seed: Int) throws {
    var maker = TemplateMaker(seed: UInt64(seed))
    let template = maker.template()
    let source = MigrationSource(stack: "Shop", file: "shop.json", template: template, text: "")
    let migration = try migrating([source], as: "shop")
    let text = migration.files.map(\.text).joined()
    #expect(maker.words.filter { !text.contains($0) } == [])
    #expect(try migrating([source], as: "shop").files.map(\.text).joined() == text)
    for raw in migration.reports[0].report.raw { #expect(template[raw.place] != nil, "\(raw.place)") }
  }
}

/// Makes templates whose texts are all different, so that each can be looked for.
private struct TemplateMaker {
  private var state: UInt64
  /// The ids and texts that are somewhere in the template.
  private(set) var words: [String] = []
  private var ids: [String] = []

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func word() -> String {
    words.append("word\(words.count)x")
    return words[words.count - 1]
  }

  mutating func template() -> JSONValue {
    let types = [
      "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::IAM::Role", "AWS::EC2::Instance", "Custom::Own", "AWS::No::Type",
    ]
    ids = (0..<8).map { index in below(3) == 0 ? "id\(index)" : "Id\(index)" }
    words = ids.map { "\"\($0)\"" }
    var resources: JSONObject = [:]
    for id in ids {
      var resource: JSONObject = ["Type": .string(types[below(types.count)])]
      resource["Properties"] = .object(members(of: ["QueueName", "Tags", "Policies", "UserData", "Own", "FifoQueue"]))
      if below(3) == 0 { resource["Metadata"] = .object(members(of: ["A", "B"])) }
      if below(3) == 0 { resource["DependsOn"] = .string(ids[below(ids.count)]) }
      if below(4) == 0 { resource["DeletionPolicy"] = "Retain" }
      if below(6) == 0 { resource["Unknown"] = value(2) }
      resources[id] = .object(resource)
    }
    let output: JSONValue = ["Value": value(1)]
    return ["Resources": .object(resources), "Outputs": ["Address": output], "Metadata": ["Own": value(1)]]
  }

  private mutating func members(of keys: [String]) -> JSONObject {
    var object: JSONObject = [:]
    for key in keys where below(2) == 0 { object[key] = value(0) }
    return object
  }

  private mutating func value(_ depth: Int) -> JSONValue {
    let id = ids[below(ids.count)]
    switch below(depth > 3 ? 3 : 11) {
    case 0: return .integer(Int64(below(100)))
    case 1: return .bool(below(2) == 0)
    case 2, 3: return .string(word())
    case 4: return .array((0..<below(3)).map { _ in value(depth + 1) })
    case 5: return ["Key": .string(word()), "Value": value(depth + 1)]
    case 6: return ["Ref": .string(id)]
    case 7: return ["Fn::Sub": .string("\(word())-${\(id)}-${AWS::Region}")]
    case 8: return ["Fn::Join": ["-", [.string(word()), value(depth + 1)]]]
    case 9: return ["Fn::If": [.string(word()), value(depth + 1), value(depth + 1)]]
    default: return ["Fn::Own": [value(depth + 1), value(depth + 1)]]
    }
  }
}
