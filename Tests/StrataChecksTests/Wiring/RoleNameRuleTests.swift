import StrataFindings
import StrataJSON
import Testing

/// Roles that are given by their names.
@Suite struct RoleNameRuleTests {
  private func found(
    _ role: JSONValue, path: JSONValue?, type: JSONValue = "AWS::CodeBuild::Project", property: String = "ServiceRole"
  )
    -> [String]
  {
    var properties = JSONObject()
    properties["Path"] = path
    return StrataChecksTests.found(
      by: "role-name-without-path",
      inResources: [
        "User": ["Type": type, "Properties": .object([property: role])],
        "Role": ["Type": "AWS::IAM::Role", "Properties": .object(properties)],
      ])
  }

  @Test func aRoleWithAPath() {
    let text =
      ": the role's name doesn't tell its path /team/; expected the role's ARN (write Fn::GetAtt: [Role, Arn])"
    #expect(found(["Ref": "Role"], path: "/team/") == ["/Resources/User/Properties/ServiceRole" + text])
    #expect(
      found(["Ref": "Role"], path: "/team/", type: "AWS::ECS::Service", property: "Role") == [
        "/Resources/User/Properties/Role" + text
      ])
    #expect(
      found(["Fn::If": ["C", "other", ["Ref": "Role"]]], path: "/team/") == [
        "/Resources/User/Properties/ServiceRole/Fn::If/2" + text
      ])
  }

  @Test func whatIsFine() {
    #expect(found(["Fn::GetAtt": ["Role", "Arn"]], path: "/team/") == [])
    #expect(found(["Ref": "Role"], path: "/") == [])
    #expect(found(["Ref": "Role"], path: nil) == [])
    #expect(found(["Ref": "Role"], path: ["Ref": "Path"]) == [])
    #expect(found(["Ref": "Role"], path: "/team/", type: "AWS::Glue::Job", property: "Role") == [])
  }
}
