import StrataJSON

/// Values and templates at random, and changes of them.
enum RandomTemplates {
  static func value(depth: Int, _ random: inout some RandomNumberGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return nil
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: -3...3, using: &random))
    case 3: return .double([0.0, -0.0, 1.5, 1e300].randomElement(using: &random) ?? 0)
    case 4, 5: return .string(key(&random))
    case 6: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, &random) })
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...5, using: &random)).map { _ in (key(&random), value(depth: depth - 1, &random)) }))
    }
  }

  private static func key(_ random: inout some RandomNumberGenerator) -> String {
    ["a", "b", "c", "d/e", "~", "", "é", "e\u{301}", "0", "Ref", "Fn::If", "Fn::Sub"].randomElement(using: &random)
      ?? ""
  }

  /// The value with some things in it replaced, removed, added or moved.
  static func changed(_ value: JSONValue, _ random: inout some RandomNumberGenerator) -> JSONValue {
    switch value {
    case .object(let object):
      var members = object.compactMap { member -> (String, JSONValue)? in
        switch Int.random(in: 0..<8, using: &random) {
        case 0: nil
        case 1: (member.key, self.value(depth: 2, &random))
        case 2, 3: (member.key, changed(member.value, &random))
        default: (member.key, member.value)
        }
      }
      if Int.random(in: 0..<4, using: &random) == 0 { members.shuffle(using: &random) }
      if Int.random(in: 0..<3, using: &random) == 0 {
        let place = Int.random(in: 0...members.count, using: &random)
        members.insert((key(&random), self.value(depth: 2, &random)), at: place)
      }
      return .object(JSONObject(members))
    case .array(var elements):
      elements = elements.flatMap { element -> [JSONValue] in
        switch Int.random(in: 0..<8, using: &random) {
        case 0: []
        case 1: [self.value(depth: 1, &random), element]
        case 2, 3: [changed(element, &random)]
        default: [element]
        }
      }
      return .array(elements)
    default: return Bool.random(using: &random) ? value : self.value(depth: 2, &random)
    }
  }

  private static let types = [
    "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::IAM::Role", "AWS::DynamoDB::Table", "AWS::EC2::SecurityGroup",
    "AWS::S3::Bucket", "Acme::Test::Thing",
  ]

  static func template(_ random: inout some RandomNumberGenerator) -> JSONValue {
    let resources = (0..<Int.random(in: 0...12, using: &random)).map { index -> (String, JSONValue) in
      ("R\(index)", resource(&random))
    }
    return StrataDiffTests.template(
      JSONObject(resources), ["Parameters": ["P": ["Type": "String", "Default": value(depth: 0, &random)]]])
  }

  private static func resource(_ random: inout some RandomNumberGenerator) -> JSONValue {
    var properties: JSONObject = ["Name": ["Ref": .string("R\(Int.random(in: 0...12, using: &random))")]]
    properties["SecurityGroupIngress"] = [["CidrIp": "10.0.0.0/8", "IpProtocol": "tcp"], value(depth: 2, &random)]
    properties["PolicyDocument"] = policy(value(depth: 3, &random), allow(value(depth: 2, &random)))
    return [
      "Type": .string(types.randomElement(using: &random) ?? ""), "Properties": .object(properties),
      "Condition": value(depth: 0, &random), "DependsOn": value(depth: 1, &random),
    ]
  }

  /// A template whose resources are changed, removed and added, and that is a template still.
  static func changed(template: JSONValue, _ random: inout some RandomNumberGenerator) -> JSONValue {
    var resources: [(String, JSONValue)] = []
    for member in template["Resources"]?.object ?? [:] {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: break
      case 1: resources.append(("N" + member.key, member.value))
      case 2: resources.append((member.key, resource(&random)))
      case 3:
        var object = member.value.object ?? [:]
        if case .object(let properties)? = object["Properties"].map({ changed($0, &random) }) {
          object["Properties"] = .object(properties)
        }
        resources.append((member.key, .object(object)))
      default: resources.append((member.key, member.value))
      }
    }
    if Bool.random(using: &random) { resources.shuffle(using: &random) }
    return StrataDiffTests.template(
      JSONObject(resources), ["Parameters": ["P": ["Type": "String", "Default": value(depth: 0, &random)]]])
  }
}
