import Foundation
import StrataEnvironments
import StrataLanguage
import StrataTesting
import Testing

/// A user's own test that environments are apart.
@Suite struct IsolatedSystemTests {
  /// Two environments with a bucket each, of which each one's role may read what a pattern names.
  private func system(reading pattern: String) -> System {
    System("shop", environments: [.required("staging"), .required("production")]) {
      (app: AppScope, environments: [Environment<[String: String]>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          Resource(
            "Files", type: "AWS::S3::Bucket", in: scope,
            properties: ["BucketName": .literal("shop-\(environment.name)-files")])
          let statement: AnyValue = [
            "Effect": "Allow", "Action": "s3:GetObject",
            "Resource": .literal(
              "arn:aws:s3:::" + pattern.replacing("NAME", with: environment.name)),
          ]
          Resource(
            "Role", type: "AWS::IAM::Role", in: scope,
            properties: [
              "AssumeRolePolicyDocument": .raw([
                "Version": "2012-10-17",
                "Statement": [
                  [
                    "Effect": "Allow", "Action": "sts:AssumeRole",
                    "Principal": ["Service": "lambda.amazonaws.com"],
                  ]
                ],
              ]),
              "Policies": .raw([
                [
                  "PolicyName": "Files",
                  "PolicyDocument": ["Version": "2012-10-17", "Statement": [statement]],
                ]
              ]),
            ])
        }
      }
    }
  }

  private func expectIsolated(_ system: System, environments: [String] = []) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "isolated-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["staging", "production"] {
      try ProfileStore(system: "shop", directory: folder + "/shop").create(name, [:])
    }
    try system.expectIsolated(.folder(folder), environments: environments)
  }

  @Test func whatIsApart() throws {
    try expectIsolated(system(reading: "shop-NAME-files/*"))
  }

  @Test func whatReachesTheOtherFails() throws {
    let error = #expect(throws: NotIsolated.self) { try expectIsolated(system(reading: "shop-*")) }
    #expect(error?.findings.count == 2)
    #expect(
      error?.description.hasPrefix("the environments of shop aren't apart:\n") == true,
      "\(error?.description ?? "")")
    #expect(
      error?.findings.first?.message.hasPrefix(
        "production reaches staging: role ShopProduction/Role may s3:GetObject ") == true)
  }

  @Test func oneEnvironmentIsApart() throws {
    try expectIsolated(system(reading: "shop-*"), environments: ["staging"])
  }
}
