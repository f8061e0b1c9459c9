import StrataJSON
import StrataLanguage
import Testing

@Suite struct AttachedPolicyRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "attached-policy",
      inResources: [
        "U": ["Type": "AWS::IAM::User", "Properties": .object(properties)], "R": ["Type": "AWS::IAM::Role"],
        "M": ["Type": "AWS::IAM::ManagedPolicy"],
      ])
  }

  @Test func boundaries() {
    let message = "this isn't the ARN of a managed policy; expected arn:PARTITION:iam::ACCOUNT:policy/NAME; given"
    #expect(
      found(["PermissionsBoundary": "arn:aws:iam::123456789012:role/a"]) == [
        "/Resources/U/Properties/PermissionsBoundary: \(message) \"arn:aws:iam::123456789012:role/a\""
      ])
    #expect(
      found(["PermissionsBoundary": ["Fn::GetAtt": ["R", "Arn"]]]) == [
        "/Resources/U/Properties/PermissionsBoundary: \(message) ${R.Arn}, of the type AWS::IAM::Role"
      ])
    #expect(found(["PermissionsBoundary": ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/a"]]).count == 1)
    #expect(found(["PermissionsBoundary": "developers"]).count == 1)
    let right: [JSONValue] = [
      ["Ref": "M"], ["Ref": "Parameter"], "arn:aws:iam::aws:policy/ReadOnlyAccess",
      ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/${Name}"], ["Fn::Sub": "${Prefix}/developers"],
      ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:${Path}"],
    ]
    for value in right { #expect(found(["PermissionsBoundary": value]) == []) }
  }

  @Test func partitions() {
    #expect(
      found(["ManagedPolicyArns": ["arn:aws-eu:iam::aws:policy/ReadOnlyAccess"]]) == [
        "/Resources/U/Properties/ManagedPolicyArns/0: there is no partition aws-eu; expected aws, aws-cn, aws-eusc, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-us-gov; given \"arn:aws-eu:iam::aws:policy/ReadOnlyAccess\""
      ])
    #expect(
      found(["ManagedPolicyArns": ["arn:aws:iam::aws:policy/A", "arn:aws-cn:iam::aws:policy/B"]]) == [
        "/Resources/U/Properties/ManagedPolicyArns/1: what is attached must be of one partition; expected the partition aws; given aws-cn"
      ])
    let branches: JSONValue = ["Fn::If": ["China", "arn:aws-cn:iam::aws:policy/A", "arn:aws:iam::aws:policy/A"]]
    #expect(found(["ManagedPolicyArns": [branches]]) == [])
    // What isn't the text of an ARN is found by the schema.
    #expect(found(["ManagedPolicyArns": ["ReadOnlyAccess"]]) == [])
  }
}
