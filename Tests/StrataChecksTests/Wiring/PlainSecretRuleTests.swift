import StrataJSON
import StrataLanguage
import Testing

/// Secrets in what a machine does when it starts, and in other places.
@Suite struct PlainSecretRuleTests {
  private func found(_ data: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "plain-secret",
      inResources: ["Machine": ["Type": "AWS::EC2::Instance", "Properties": ["UserData": data]]])
  }

  private func secret(_ name: String, at place: String) -> String {
    "/Resources/Machine/Properties/UserData\(place): \(name) looks like a secret, and stands in the template for all to read; expected a reference to a secret, such as {{resolve:secretsmanager:…}}"
  }

  @Test(
    arguments: [
      ("export DB_PASSWORD=hunter2", "DB_PASSWORD"), ("  db_password=\"correct horse\"; start", "db_password"),
      ("API_TOKEN='abcdef' run", "API_TOKEN"), ("run --admin-password=hunter2", "admin-password"),
      ("A=1 B_SECRET=abcdef&& run", "B_SECRET"), ("docker run -e DB_PASSWORD=hunter2 image", "DB_PASSWORD"),
    ])
  func assignments(line: String, name: String) {
    let script = "#!/bin/sh\n\(line)\n"
    #expect(found(["Fn::Base64": .string(script)]) == [secret(name, at: "/Fn::Base64")])
    #expect(
      found(["Fn::Base64": ["Fn::Sub": .string("${AWS::Region}\n" + script)]]) == [secret(name, at: "/Fn::Base64")])
    #expect(
      found(["Fn::Base64": ["Fn::Join": ["\n", ["#!/bin/sh", .string(line)]]]]) == [secret(name, at: "/Fn::Base64")])
    #expect(found(.string(script)) == [secret(name, at: "")])
  }

  @Test(
    arguments: [
      "export DB_PASSWORD=$(aws secretsmanager get-secret-value)", "DB_PASSWORD=`fetch`", "DB_PASSWORD=$OTHER",
      "DB_PASSWORD=\"${!OTHER}\"", "DB_PASSWORD=${Password}", "DB_PASSWORD={{resolve:secretsmanager:db}}",
      "DB_PASSWORD={{resolve:secretsmanager:${Secret}:SecretString:password}}", "DB_PASSWORD=", "DB_PASSWORD=short",
      "SECRET_NAME=production/db", "DB_PASSWORD_FILE=/run/secrets/db", "if [ \"$PASSWORD\" == 1 ]", "MODE=production",
      "= hunter2hunter2", "PASSWORD",
    ])
  func whatIsNoSecret(line: String) {
    #expect(found(["Fn::Base64": ["Fn::Sub": .string("#!/bin/sh\n\(line)\n")]]) == [])
  }

  @Test func eachNameOnce() {
    #expect(
      found(["Fn::If": ["C", ["Fn::Base64": "x"], "TOKEN=abcdef\nTOKEN=ghijkl"]]) == [secret("TOKEN", at: "/Fn::If/2")])
  }

  @Test func templatesOfMachines() {
    let data: JSONValue = ["UserData": ["Fn::Base64": "TOKEN=abcdef"]]
    let resources: JSONValue = [
      "A": ["Type": "AWS::EC2::LaunchTemplate", "Properties": ["LaunchTemplateData": data]],
      "B": ["Type": "AWS::AutoScaling::LaunchConfiguration", "Properties": data],
      "C": ["Type": "Custom::Machine", "Properties": data],
    ]
    let places = StrataChecksTests.found(by: "plain-secret", inResources: resources).map {
      String($0[..<($0.firstRange(of: ": ")?.lowerBound ?? $0.endIndex)])
    }
    #expect(
      places == [
        "/Resources/A/Properties/LaunchTemplateData/UserData/Fn::Base64", "/Resources/B/Properties/UserData/Fn::Base64",
      ])
  }

  // MARK: Variables of functions and containers

  private func foundInVariables(_ name: String, _ value: JSONValue) -> [[String]] {
    let function = StrataChecksTests.found(
      by: "plain-secret",
      inResources: [
        "It": ["Type": "AWS::Lambda::Function", "Properties": ["Environment": ["Variables": [name: value]]]]
      ])
    let container = StrataChecksTests.found(
      by: "plain-secret",
      inResources: [
        "It": [
          "Type": "AWS::ECS::TaskDefinition",
          "Properties": ["ContainerDefinitions": [["Environment": [["Name": .string(name), "Value": value]]]]],
        ]
      ])
    return [function, container]
  }

  private func inVariables(_ name: String) -> [[String]] {
    let text =
      "\(name) looks like a secret, and stands in the template for all to read; expected a reference to a secret, such as {{resolve:secretsmanager:…}}"
    return [
      ["/Resources/It/Properties/Environment/Variables/\(name): \(text)"],
      ["/Resources/It/Properties/ContainerDefinitions/0/Environment/0/Value: \(text)"],
    ]
  }

  @Test(
    arguments: [
      ("PASSWORD", "hunter2"), ("DB_PASSWORD", "hunter2"), ("TOKEN", "abcdef"), ("API_KEY", "abcdef"),
      ("ApiKey", "abcdef"), ("CLIENT_SECRET", "abcdef"),
      ("GIT", "ghp_0123456789abcdefghijABCDEFGHIJ012345"), ("MODEL", "sk-proj-0123456789abcdefghij"),
      ("CHAT", "xoxb-0123456789-0123456789-abcdef"), ("ADDRESS", "https://x.example.com/?k=AIza0123456789abcdefghij"),
      ("PEM", "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn"),
      ("DB_PASSWORD", ["Fn::Join": ["", ["hun", "ter2"]]]), ("DB_PASSWORD", ["Fn::Sub": "hunter2"]),
      ("GIT", ["Fn::Sub": "${AWS::Region}:ghp_0123456789abcdefghijABCDEFGHIJ012345"]),
    ] as [(String, JSONValue)])
  func variablesThatLookLikeSecrets(name: String, value: JSONValue) {
    let found = foundInVariables(name, value)
    #expect(found == inVariables(name))
    // What is found isn't told.
    #expect(!found.joined().contains { $0.contains("hunter2") || $0.contains("0123456789") || $0.contains("MIIE") })
  }

  @Test(
    arguments: [
      ("STAGE", "production"), ("TOKEN", ["Ref": "Token"]), ("TOKEN", "{{resolve:secretsmanager:x}}"),
      ("TOKEN", ["Fn::Sub": "{{resolve:secretsmanager:${Secret}}}"]), ("DB_PASSWORD_ARN", "arn:aws:secretsmanager:x"),
      ("TASK", "task-0123456789abcdefghij"), ("SK", "sk-short1"), ("GIT", "ghp_repository"), ("TOKEN", "on"),
      ("MAX_TOKENS", ["Fn::Sub": "${Count}"]),
    ] as [(String, JSONValue)])
  func variablesThatDoNot(name: String, value: JSONValue) {
    #expect(foundInVariables(name, value) == [[], []])
  }

  @Test func aBranchOfACondition() {
    #expect(
      foundInVariables("TOKEN", ["Fn::If": ["C", "abcdef", ["Ref": "Token"]]])[0].map { $0.prefix(62) } == [
        "/Resources/It/Properties/Environment/Variables/TOKEN/Fn::If/1:"
      ])
  }
}
