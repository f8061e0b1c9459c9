import SmartStack
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataTesting
import Testing

/// That no role of an environment reaches what another has: by all statements of all roles.
@Suite struct BorderTests {
  private static let pairs = TemplateTests.environments.flatMap { one in
    TemplateTests.environments.filter { $0 != one }.map { (one, $0) }
  }

  private func templates(_ environment: String) throws -> [Template] {
    Array(try smartStack.templates(committed: [environment]).values)
  }

  @Test(arguments: pairs)
  func noRoleReachesAnothersThings(environment: String, other: String) throws {
    let templates = try templates(environment)
    for (action, resource) in [
      ("ssm:*", "arn:aws:ssm:*:*:parameter/smartstack/\(other)/*"),
      ("sts:AssumeRole", "arn:aws:iam::*:role/smartstack-\(other)-*"),
      ("iam:PassRole", "arn:aws:iam::*:role/smartstack-\(other)-*"),
      ("iam:*", "arn:aws:iam::*:policy/smartstack-\(other)-boundary"),
      ("lambda:*", "arn:aws:lambda:*:*:function:smartstack-\(other)-*"),
      ("s3:*", "arn:aws:s3:::smartstack-\(other)-*"), ("sqs:*", "arn:aws:sqs:*:*:smartstack-\(other)-*"),
      ("rds-data:*", "arn:aws:rds:*:*:cluster:smartstack-\(other)-*"),
      ("cloudformation:*", "arn:aws:cloudformation:*:*:stack/smartstack-\(other)-*/*"),
    ] {
      let found = templates.flatMap { $0.access(to: action, on: resource) }.filter(\.isCertain)
      // What is about no stack in particular lists and changes none.
      #expect(found.filter { !$0.action.contains(":List") && !$0.action.contains(":Validate") } == [], "\(action)")
    }
  }

  /// That the test above can find something: the environment's own roles reach its own things.
  @Test(arguments: TemplateTests.environments)
  func itsOwnAreReached(environment: String) throws {
    let templates = try templates(environment)
    for (action, resource) in [
      ("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/smartstack/\(environment)/*"),
      ("iam:PassRole", "arn:aws:iam::*:role/smartstack-\(environment)-*"),
      ("lambda:UpdateFunctionCode", "arn:aws:lambda:*:*:function:smartstack-\(environment)-api"),
    ] {
      #expect(templates.contains { $0.access(to: action, on: resource).contains(where: \.isCertain) }, "\(action)")
    }
  }

  @Test(arguments: TemplateTests.environments)
  func everyRoleKeepsWithinTheBoundary(environment: String) throws {
    let roles = try templates(environment).flatMap { $0.resources(of: "AWS::IAM::Role") }
    let free = roles.filter { $0["PermissionsBoundary"] == nil }
    #expect(roles.count > 3)
    // Who deploys is confined by its own statements, and roles are what a boundary forbids.
    #expect(free.map { $0["RoleName"] } == [.string("smartstack-\(environment)-role")])
    let boundaries = Set(try roles.compactMap { try $0["PermissionsBoundary"]?.text() })
    #expect(boundaries.count == 1)
    #expect(boundaries.allSatisfy { $0.contains("smartstack-\(environment)-boundary") })
  }

  @Test(arguments: TemplateTests.environments)
  func everyNameFollowsThePolicy(environment: String) throws {
    let keys: Set = ["FunctionName", "QueueName", "TopicName", "RoleName", "ManagedPolicyName", "DBClusterIdentifier"]
    let names = try templates(environment).flatMap(\.allResources).flatMap { resource in
      resource.properties.filter { keys.contains($0.key) }.compactMap(\.value.string)
    }
    #expect(names.count >= 6)
    #expect(names.allSatisfy { $0.hasPrefix("smartstack-\(environment)-") }, "\(names)")
  }

  /// An environment moves to an account of its own by its profile, and keeps its names.
  @Test func anotherAccountIsALineOfAProfile() throws {
    let before = try smartStack.templates(committed: ["prod"])
    let folder = try ProfileFolder("prod", #"{"account": "210987654321"}"#)
    let after = try smartStack.assemble(.folder(folder.path), environments: ["prod"]).assembly.stacks
    #expect(Set(after.map(\.name)) == Set(before.keys))
    #expect(after.allSatisfy { $0.env == StackEnvironment(account: "210987654321", region: "us-east-1") })
    #expect(try after.allSatisfy { !(try $0.template.json.text()).contains("123456789012") })
  }
}
