import StrataJSON
import Testing

@testable import StrataCertificates

/// Facts held against templates, whoever says them.
@Suite struct FactCheckTests {
  private static let trust: JSONValue = [
    "Statement": [["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]]
  ]

  /// What is said of a fact that closes a way from staging to production, in a word or a sentence.
  private func answer(
    _ fact: JSONValue, staging: JSONObject = [:], production: JSONObject = [:], source: JSONValue = .null
  ) -> String {
    let stacks = [("staging", staging), ("production", production)].map { name, resources in
      CertifiedStack(
        name: name, environment: name, account: "111122223333", region: "eu-central-1",
        json: ["Resources": .object(resources)])
    }
    let check = FactCheck(
      world: CertifiedWorld(stacks), way: ["source": source], fact: fact, from: "staging", to: "production")
    do {
      try check.check(at: "fact")
      return "so"
    } catch { return error.description }
  }

  // MARK: Whom policies let in

  /// What is said of a role's trust that lets in a principal.
  private func answer(trusting principal: JSONValue, _ others: JSONObject = [:]) -> String {
    var statement: JSONObject = ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal]
    for member in others { statement[member.key] = member.value }
    let trust: JSONValue = ["Statement": [.object(statement)]]
    return answer(
      [
        "code": "trust",
        "places": [["stack": 1, "pointer": "/Resources/Role/Properties/AssumeRolePolicyDocument"]],
      ], production: ["Role": ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": trust]]])
  }

  @Test func aTrust() {
    #expect(answer(trusting: ["Service": "lambda.amazonaws.com"]) == "so")
    #expect(answer(trusting: ["AWS": "arn:aws:iam::111122223333:role/production"]) == "so")
    #expect(answer(trusting: "*") == "fact: the statement lets in everybody")
    #expect(answer(trusting: ["AWS": ["*"]]) == "fact: the statement lets in everybody")
    #expect(answer(trusting: ["AWS": "111122223333"]) == "fact: the statement lets in the account of staging")
    #expect(answer(trusting: ["AWS": "444455556666"]) == "so")
    #expect(
      answer(trusting: ["AWS": ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]])
        == "fact: the statement lets in the account of staging")
    let condition: JSONObject = ["Condition": ["StringEquals": ["sts:ExternalId": "x"]]]
    #expect(answer(trusting: "*", condition) == "so", "a condition isn't looked into")
    #expect(answer(trusting: "*", ["Effect": "Deny"]) == "so")
    #expect(answer(["code": "trust", "places": []]) == "fact: there is no policy")
  }

  @Test func aKeysPolicy() {
    func answer(_ principal: JSONValue) -> String {
      let policy: JSONValue = ["Statement": ["Effect": "Allow", "Action": "kms:*", "Principal": principal]]
      return self.answer(
        ["code": "key-policy", "places": [["stack": 1, "pointer": "/Resources/Key/Properties/KeyPolicy"]]],
        staging: [
          "Role": ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": Self.trust]]
        ],
        production: ["Key": ["Type": "AWS::KMS::Key", "Properties": ["KeyPolicy": policy]]])
    }
    #expect(answer(["AWS": "arn:aws:iam::111122223333:role/key-user"]) == "so")
    #expect(
      answer(["AWS": "arn:aws:iam::111122223333:root"]) == "fact: the statement lets in the account of staging")
  }

  // MARK: Networks

  @Test func networks() {
    func answer(_ staging: JSONObject = [:], _ production: JSONObject = [:]) -> String {
      func all(_ others: JSONObject) -> JSONObject {
        var all = others
        all["Vpc"] = ["Type": "AWS::EC2::VPC"]
        return all
      }
      return self.answer(
        [
          "code": "networks-apart",
          "places": [["stack": 0, "pointer": "/Resources/Vpc"], ["stack": 1, "pointer": "/Resources/Vpc"]],
        ], staging: all(staging), production: all(production))
    }
    func attachment(_ type: String, _ gateway: String) -> JSONValue {
      ["Type": .string(type), "Properties": ["VpcId": ["Ref": "Vpc"], gateway: "tgw-0123456789abcdef0"]]
    }
    #expect(answer() == "so")
    let transit: JSONObject = ["Transit": attachment("AWS::EC2::TransitGatewayVpcAttachment", "TransitGatewayId")]
    #expect(answer(transit) == "so")
    #expect(answer(transit, transit) == "fact: Transit and Transit may join the two networks")
    let internet: JSONObject = ["Way": attachment("AWS::EC2::VPCGatewayAttachment", "InternetGatewayId")]
    #expect(answer(internet, internet) == "so")
    let vpn: JSONObject = ["Way": attachment("AWS::EC2::VPCGatewayAttachment", "VpnGatewayId")]
    #expect(answer(vpn, vpn) == "fact: Way and Way may join the two networks")
  }
}
