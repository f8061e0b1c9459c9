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
}
