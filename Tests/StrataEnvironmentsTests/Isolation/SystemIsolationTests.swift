import StrataEnvironments
import StrataFindings
import StrataIsolation
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// Systems whose environments have to be apart.
@Suite struct SystemIsolationTests {
  /// Two environments with a bucket each, of which each one's role may delete what a pattern names.
  private func system(
    _ pattern: String, isolation: IsolationRequirement = .required, shares: [SharedUse] = []
  ) -> System {
    System(
      "shop", environments: [.required("staging"), .required("production")], isolation: isolation, shares: shares,
      file: "/sources/Shop.swift", line: 3
    ) { (app: AppScope, environments: [Environment<[String: String]>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          Resource(
            "Files", type: "AWS::S3::Bucket", in: scope,
            properties: ["BucketName": .literal("shop-\(environment.name)-files")], file: "/sources/Shop.swift",
            line: 6)
          let statement: AnyValue = [
            "Effect": "Allow", "Action": "s3:DeleteObject",
            "Resource": .literal("arn:aws:s3:::" + pattern.replacing("NAME", with: environment.name)),
          ]
          Resource(
            "Role", type: "AWS::IAM::Role", in: scope,
            properties: [
              "AssumeRolePolicyDocument": .raw([
                "Version": "2012-10-17",
                "Statement": [
                  ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
                ],
              ]),
              "Policies": .raw([
                ["PolicyName": "Files", "PolicyDocument": ["Version": "2012-10-17", "Statement": [statement]]]
              ]),
            ], file: "/sources/Shop.swift", line: 8)
        }
      }
    }
  }

  /// What is said of isolation when the system is assembled, for some environments or all.
  private func findings(_ system: System, environments: [String] = []) throws -> [String] {
    let folder = try ProfileFolder()
    for name in ["staging", "production"] {
      try ProfileStore(system: "shop", directory: folder.directory + "/shop").create(name, [:])
    }
    let findings: [Finding]
    do {
      findings = try system.assemble(.folder(folder.directory), environments: environments).warnings
    } catch {
      findings = error.findings
    }
    let rules: [RuleID] = [.environmentReach, .undecidedReach, .invalidShare]
    return findings.filter { rules.contains($0.rule) }.map(\.description)
  }

  @Test func whatIsApartIsWritten() throws {
    #expect(try findings(system("shop-NAME-files/*")) == [])
  }

  @Test func whatReachesTheOtherIsRefused() throws {
    let found = try findings(system("shop-*"))
    #expect(found.count == 2)
    #expect(
      found.first?.hasPrefix(
        "/sources/Shop.swift:8: error: ShopProduction/Role: Policies/0/PolicyDocument/Statement/0: production reaches "
          + "staging: role ShopProduction/Role may s3:DeleteObject arn:aws:s3:::shop-staging-files/") == true,
      "\(found)")
    #expect(
      found.first?.hasSuffix(
        "hint: close it, or say why it's right: shares: [.resource(\"Files\", because: \"…\")]") == true, "\(found)")
  }

  /// Stacks that are given again, as one turned out late to use another, are held against each other once.
  @Test func whatIsGivenAgainIsOneStack() throws {
    let system = System("shop", environments: [.required("staging"), .required("production")], isolation: .required) {
      (app: AppScope, _: [Environment<[String: String]>]) in
      let topic = app.stack("First") { Resource("Topic", type: "AWS::SNS::Topic", in: $0).ref }
      for name in ["Many", "More"] {
        app.stack(name) { scope in
          for number in 0..<450 { Resource("Topic\(number)", type: "AWS::SNS::Topic", in: scope) }
        }
      }
      app.stack("Last") { scope in
        Resource("Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": .value(topic)])
      }
    }
    let folder = try ProfileFolder()
    for name in ["staging", "production"] {
      try ProfileStore(system: "shop", directory: folder.directory + "/shop").create(name, [:])
    }
    var given: [String] = []
    let summary = try system.summarize(.folder(folder.directory)) { _ in { given.append($0.name) } }
    let whole = try system.assemble(.folder(folder.directory))
    // Of those that are given in vain, some may not be checked yet when that turns out.
    #expect((4...7).contains(given.count), "\(given)")
    #expect(Set(given.suffix(4)) == ["First", "Many", "More", "Last"], "\(given)")
    #expect(summary.app.stacks.map(\.sha256) == whole.assembly.stacks.map(\.summary.sha256))
    #expect(summary.warnings == whole.warnings)
  }

  @Test func onlyWhereTheSystemDemandsIt() throws {
    #expect(try findings(system("shop-*", isolation: .notRequired)) == [])
  }

  /// An environment alone reaches none, whatever it might do to one that isn't there.
  @Test func oneAloneIsApart() throws {
    #expect(try findings(system("shop-*"), environments: ["staging"]) == [])
  }

  @Test func whatIsSharedIsAccepted() throws {
    let share = SharedUse.resource("Files", because: "one shop", file: "/sources/Shop.swift", line: 4)
    #expect(try findings(system("shop-*", shares: [share])) == [])
    #expect(
      try findings(system("shop-NAME-files/*", shares: [share])) == [
        "/sources/Shop.swift:4: warning: shop: shares: .resource(\"Files\", because: \"one shop\") accepts nothing: no "
          + "environment reaches another that way [invalid-share]\n  hint: take it away"
      ])
    // It may be about the environment that isn't there.
    #expect(try findings(system("shop-NAME-files/*", shares: [share]), environments: ["staging"]) == [])
  }

  @Test func aShareWithoutAReasonIsRefused() throws {
    let share = SharedUse.resource("Files", because: "", file: "/sources/Shop.swift", line: 4)
    #expect(
      try findings(system("shop-*", shares: [share])) == [
        "/sources/Shop.swift:4: error: shop: shares: what environments share must say why; expected a reason behind "
          + "because:, given an empty one [invalid-share]"
      ])
  }
}
