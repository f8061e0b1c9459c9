import StrataDiff
import StrataJSON
import Testing

/// What is wider where a condition holds, or is taken off.
@Suite struct GuardedAccessTests {
  private func policies(_ document: JSONValue, _ attributes: JSONObject = [:]) -> JSONValue {
    var resource: JSONObject = [
      "Type": "AWS::IAM::Policy", "Properties": ["PolicyName": "p", "Roles": ["r"], "PolicyDocument": document],
    ]
    for member in attributes { resource[member.key] = member.value }
    return conditional(["It": .object(resource)])
  }

  private let few = policy(allow("s3:GetObject"))
  private let all = policy(allow("*"))

  @Test func documentsInBranches() throws {
    #expect(
      try warnings(policies(choice(few, all)), policies(choice(all, few))) == ["wider It: allow * on * to r, if IsLive"]
    )
    #expect(try warnings(policies(choice(few, few)), policies(choice(all, few))).count == 1)
    #expect(try warnings(policies(all), policies(choice(few, all))) == [])
    #expect(try warnings(policies(choice(all, few)), policies(choice(few, few))) == [])
    // What both branches said stays when they're no more told apart.
    #expect(try warnings(policies(choice(policy(allow("s3:*")), all)), policies(policy(allow("s3:*")))) == [])
    #expect(
      try warnings(policies(choice(few, all)), policies(choice(few, all, if: "IsSmall")))
        == ["wider It: allow * on * to r, if not IsSmall"])
  }

  @Test func aConditionTakenOffMayMakeIt() throws {
    let old = policies(all, ["Condition": "IsLive"])
    let difference = try TemplateDifference(from: old, to: policies(all))
    #expect(difference.warnings == ["wider It: allow * on * to r"])
    #expect(difference.it?.notes == ["it's made where the condition IsLive didn't hold"])
    let queue: JSONValue = ["Type": "AWS::SQS::Queue"]
    let free = try TemplateDifference(
      from: conditional(["Q": ["Type": "AWS::SQS::Queue", "Condition": "IsLive"]]), to: conditional(["Q": queue]))
    #expect(free.verdict == .different)
    // Two that were there in turn are one that always is.
    let two = conditional([
      "A": [
        "Type": "AWS::IAM::Policy", "Condition": "IsLive",
        "Properties": ["PolicyName": "p", "Roles": ["r"], "PolicyDocument": all],
      ],
      "B": [
        "Type": "AWS::IAM::Policy", "Condition": "IsTrial",
        "Properties": ["PolicyName": "p", "Roles": ["r"], "PolicyDocument": all],
      ],
    ])
    #expect(try warnings(two, policies(all)) == [])
  }

  @Test func partsOfStatementsInBranches() throws {
    let narrow = policies(policy(allow("s3:*", on: choice("arn:aws:s3:::a", "arn:aws:s3:::b"))))
    let wide = policies(policy(allow("s3:*", on: choice("*", "arn:aws:s3:::b"))))
    #expect(try warnings(narrow, wide) == ["wider It: allow s3:* on * to r, if IsLive"])
    #expect(try warnings(wide, narrow) == [])
    let guarded = policies(["Version": "2012-10-17", "Statement": [choice(allow("*"), nothing)]])
    #expect(try warnings(guarded, policies(all)) == ["wider It: allow * on * to r"])
    #expect(try warnings(policies(all), guarded) == [])
    let lists: (JSONValue, JSONValue) -> JSONValue = { one, other in
      policies(["Version": "2012-10-17", "Statement": choice([one], [other])])
    }
    let (get, put) = (allow("s3:GetObject", to: "*"), allow("s3:PutObject", to: "*"))
    #expect(
      try warnings(lists(get, put), lists(allow("s3:*", to: "*"), put))
        == ["wider It: allow s3:* on * to everybody, if IsLive"])
    #expect(try warnings(lists(allow("s3:*", to: "*"), put), lists(get, put)) == [])
  }

  private func rule(_ range: JSONValue, port: JSONValue = 22) -> JSONValue {
    ["IpProtocol": "tcp", "FromPort": port, "ToPort": port, "CidrIp": range]
  }

  private func group(_ ingress: JSONValue, _ egress: JSONValue = []) -> JSONValue {
    conditional([
      "It": [
        "Type": "AWS::EC2::SecurityGroup",
        "Properties": ["SecurityGroupIngress": ingress, "SecurityGroupEgress": egress],
      ]
    ])
  }

  @Test func rulesInBranches() throws {
    let (near, far) = (rule("10.0.0.0/8"), rule("0.0.0.0/0"))
    let wider = "wider It: tcp port 22 from the internet (0.0.0.0/0)"
    #expect(try warnings(group([choice(near, far)]), group([choice(far, near)])) == ["\(wider), if IsLive"])
    #expect(try warnings(group([choice(far, near)]), group([far])) == [wider])
    #expect(try warnings(group([far]), group([choice(far, near)])) == [])
    #expect(try warnings(group(choice([near], nothing)), group(choice([far], nothing))) == ["\(wider), if IsLive"])
    #expect(
      try warnings(group([rule(choice("10.0.0.0/8", "10.1.0.0/16"))]), group([near])) == [
        "wider It: tcp port 22 from 10.0.0.0/8"
      ])
    #expect(try warnings(group([near]), group([rule(choice("10.0.0.0/8", "10.1.0.0/16"))])) == [])
  }

  @Test func whatLeavesWhereNothingIsSaid() throws {
    let inner: JSONValue = [["IpProtocol": "-1", "CidrIp": "10.0.0.0/8"]]
    #expect(
      try warnings(group([], inner), group([], choice(inner, nothing)))
        == ["wider It: everything to the internet (0.0.0.0/0), if not IsLive"])
    #expect(try warnings(group([], choice(inner, nothing)), group([], inner)) == [])
    #expect(
      try warnings(group([], inner), group([], []))
        == ["unclear It: with an empty SecurityGroupEgress the default rule may stay, which lets everything out"])
    #expect(try warnings(group([], []), group([], inner)) == ["wider It: everything to 10.0.0.0/8"])
  }

  @Test(arguments: [
    GatePair(
      "AWS::RDS::DBInstance", ["PubliclyAccessible": choice(false, false)],
      ["PubliclyAccessible": choice(true, false)]),
    GatePair(
      "AWS::RDS::DBInstance", ["PubliclyAccessible": false], ["PubliclyAccessible": choice(false, true)]),
    GatePair("AWS::Lambda::Url", ["AuthType": "AWS_IAM"], ["AuthType": choice("NONE", "AWS_IAM")]),
    GatePair(
      "AWS::EC2::Subnet", ["MapPublicIpOnLaunch": choice(true, false)], ["MapPublicIpOnLaunch": true]),
  ]) func openingsInBranches(_ pair: GatePair) throws {
    #expect(try pair.difference().warnings.count == 1)
    #expect(try pair.difference(isReversed: true).verdict == .different)
  }
}
