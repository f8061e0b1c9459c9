import StrataEnvironments
import StrataIsolation
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// What `synth diff` says of whether environments are still apart.
@Suite struct ComparedIsolationTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    for name in ["dev", "staging", "production"] { try tool.profile(name, "{}") }
  }

  /// Environments with a bucket each, whose roles may delete in the buckets that a pattern names.
  private func system(
    _ pattern: String = "shop-NAME-files/*", isolation: IsolationRequirement = .required,
    environments: [String] = ["staging", "production"], shares: [SharedUse] = []
  ) -> System {
    System(
      "shop", environments: environments.map { .required($0) }, isolation: isolation, shares: shares,
      file: "/sources/Shop.swift", line: 3
    ) { (app: AppScope, environments: [Environment<[String: String]>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          Resource(
            "Files", type: "AWS::S3::Bucket", in: scope,
            properties: ["BucketName": .literal("shop-\(environment.name)-files")], file: "/sources/Shop.swift",
            line: 6)
          let resource = pattern.replacing("NAME", with: environment.name)
          Resource(
            "Role", type: "AWS::IAM::Role", in: scope, properties: Self.role(deletingIn: resource),
            file: "/sources/Shop.swift", line: 8)
        }
      }
    }
  }

  private static func role(deletingIn pattern: String) -> Properties {
    [
      "AssumeRolePolicyDocument": .raw([
        "Version": "2012-10-17",
        "Statement": [
          ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
        ],
      ]),
      "Policies": .raw([
        [
          "PolicyName": "Files",
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              ["Effect": "Allow", "Action": "s3:DeleteObject", "Resource": .literal("arn:aws:s3:::" + pattern)]
            ],
          ],
        ]
      ]),
    ]
  }

  private func write(_ system: System) {
    #expect(tool.run("--output", "%/out", systems: [system]).status == 0, "\(tool.errors)")
  }

  @discardableResult
  private func diff(_ arguments: String..., system: System) -> ToolRun {
    tool.run(["diff", "--output", "%/out"] + arguments, systems: [system])
  }

  /// The part of the output that is about isolation.
  private var isolation: String {
    tool.output.firstRange(of: "\nisolation of").map { String(tool.output[$0.lowerBound...].dropFirst()) } ?? ""
  }

  // MARK: Systems

  @Test func whatWasProvenIsBroken() throws {
    write(system())
    diff(system: system("shop-*-files/*"))
    #expect(
      isolation == """
        isolation of shop
          ! staging to production was proven, and is broken by this change: role ShopStaging/Role may s3:DeleteObject \
        arn:aws:s3:::shop-production-files/, which is of ShopProduction/Files, by statement 1 of ShopStaging/Role
              at /sources/Shop.swift:8: ShopStaging/Role: Policies/0/PolicyDocument/Statement/0
          ! production to staging was proven, and is broken by this change: role ShopProduction/Role may \
        s3:DeleteObject arn:aws:s3:::shop-staging-files/, which is of ShopStaging/Files, by statement 1 of \
        ShopProduction/Role
              at /sources/Shop.swift:8: ShopProduction/Role: Policies/0/PolicyDocument/Statement/0
          who can now do what
            role ShopStaging/Role: s3:DeleteObject ShopProduction/Files of production
            role ShopProduction/Role: s3:DeleteObject ShopStaging/Files of staging

        """)
    #expect(tool.status == 3)
    // It's what synth would refuse, said with what to do about it.
    #expect(tool.errors.hasPrefix("/sources/Shop.swift:8: error: ShopProduction/Role: "), "\(tool.errors)")
    #expect(tool.errors.hasSuffix("\n2 errors\n"), "\(tool.errors)")
  }

  @Test func forMachines() throws {
    write(system())
    let json = try JSONValue(parsing: diff("--json", system: system("shop-*-files/*")).output)
    let isolation = json["systems"]?[0]?["isolation"]
    #expect(json["verdict"] == "grave")
    #expect(isolation?["isWorse"] == true)
    #expect((isolation?["before"], isolation?["after"]) == ("proven", "broken"))
    let way: JSONValue = [
      "kind": "permission", "verdict": "broken", "from": "staging", "to": "production",
      "target": "ShopProduction/Files", "action": "s3:DeleteObject", "reached": "arn:aws:s3:::shop-production-files/",
      "words": .string(
        "role ShopStaging/Role may s3:DeleteObject arn:aws:s3:::shop-production-files/, which is of "
          + "ShopProduction/Files, by statement 1 of ShopStaging/Role"),
      "path": "ShopStaging/Role: Policies/0/PolicyDocument/Statement/0", "file": "/sources/Shop.swift", "line": 8,
    ]
    #expect(
      isolation?["pairs"]?[0] == [
        "from": "staging", "to": "production", "before": "proven", "after": "broken", "isWorse": true, "gained": [way],
      ])
    #expect(isolation?["reaches"]?[0] == ["actor": "role ShopStaging/Role", "ways": [way]])
    #expect(isolation?["pairs"]?.array?.count == 2)
    #expect(json["diagnostics"]?.array?.count == 2)
  }

  @Test func whatStaysBrokenIsNoDifference() {
    write(system("shop-*-files/*", isolation: .notRequired))
    diff(system: system("shop-*-files/*"))
    #expect(tool.output == "shop: no difference from %/out/shop\n")
    #expect(tool.errors.hasPrefix("/sources/Shop.swift:8: error: ShopProduction/Role: "), "\(tool.errors)")
    #expect(tool.status == 1)
    diff("--isolation", system: system("shop-*-files/*", isolation: .notRequired))
    #expect(tool.output == "shop: no difference from %/out/shop\n\nisolation of shop: broken, as before\n")
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func onlyWhereItIsAskedFor() {
    write(system())
    diff(system: system("shop-*-files/*", isolation: .notRequired))
    #expect(!tool.output.contains("isolation"))
    diff("--isolation", system: system("shop-*-files/*", isolation: .notRequired))
    #expect(tool.output.contains("\nisolation of shop\n  ! staging to production was proven"), "\(tool.output)")
    #expect((tool.status, tool.errors) == (3, ""))
  }

  @Test func whatIsAcceptedIsSaid() {
    write(system())
    let shares: [SharedUse] = [.resource("Files", because: "one clerk tidies up everywhere")]
    diff(system: system("shop-*-files/*", shares: shares))
    #expect(
      isolation.hasPrefix(
        """
        isolation of shop
          ~ staging to production was proven, and is accepted now: role ShopStaging/Role may s3:DeleteObject \
        arn:aws:s3:::shop-production-files/, which is of ShopProduction/Files, by statement 1 of ShopStaging/Role
              because: one clerk tidies up everywhere
              at /sources/Shop.swift:8: ShopStaging/Role: Policies/0/PolicyDocument/Statement/0

        """), "\(isolation)")
    #expect(
      isolation.hasSuffix(
        """
          who can now do what
            role ShopStaging/Role: s3:DeleteObject ShopProduction/Files of production, accepted, because: one clerk \
        tidies up everywhere
            role ShopProduction/Role: s3:DeleteObject ShopStaging/Files of staging, accepted, because: one clerk \
        tidies up everywhere

        """), "\(isolation)")
    #expect(tool.errors == "")
  }

  @Test func whatIsMendedIsSaid() {
    write(system("shop-*-files/*", isolation: .notRequired))
    diff(system: system())
    #expect(
      tool.output.hasSuffix(
        """

        isolation of shop
          ~ staging to production was broken, and is proven now
          ~ production to staging was broken, and is proven now

        """), "\(tool.output)")
    #expect(tool.errors == "")
  }

  @Test func anEnvironmentThatIsNew() {
    write(system(environments: ["staging", "production"]))
    diff(system: system(environments: ["dev", "staging", "production"]))
    #expect(
      tool.output.hasSuffix(
        """

        isolation of shop
          ~ dev to staging is new, and proven
          ~ dev to production is new, and proven
          ~ staging to dev is new, and proven
          ~ production to dev is new, and proven

        """), "\(tool.output)")
    #expect(tool.errors == "")
  }

  @Test func whatIsNotAllOfIt() {
    write(system())
    diff("--isolation", "--stack", "ShopStaging", system: system("shop-*-files/*", isolation: .notRequired))
    #expect(
      tool.errors == """
        error: --isolation takes all stacks of shop, and one alone is compared
          hint: leave --stack away, and name a folder by --against

        """)
    #expect((tool.status, tool.output) == (2, ""))
    diff("--isolation", "-e", "staging", system: system(isolation: .notRequired))
    #expect(tool.errors == "error: shop has one environment, staging, and it takes two to be apart\n")
    diff("--stack", "ShopStaging", system: system("shop-*-files/*"))
    #expect(!tool.output.contains("isolation"))
    #expect(tool.errors.hasPrefix("/sources/Shop.swift:8: error: "), "\(tool.errors)")
  }

  /// What was written before may be no template that AWS takes.
  @Test func whatAwsWouldRefuse() throws {
    write(system())
    let file = "out/shop/ShopStaging.template.json"
    try tool.write(file, (tool.text(of: file) ?? "").replacing("\"BucketName\"", with: "\"BuketName\""))
    diff("--isolation", system: system())
    #expect(
      tool.errors == "note: AWS would refuse ShopStaging of %/out/shop, in which there is 1 mistake, and may be "
        + "otherwise than it's taken to be\n")
  }

  /// No template is written in between by which environments would reach each other.
  @Test func nothingIsWrittenThatIsNotApart() {
    write(system())
    diff("--keep-exports", "%/kept", system: system("shop-*-files/*"))
    #expect((tool.status, tool.output) == (1, ""))
    #expect(tool.errors.hasPrefix("/sources/Shop.swift:8: error: "), "\(tool.errors)")
  }

  @Test func forAPullRequest() {
    write(system())
    diff("--markdown", system: system("shop-*-files/*"))
    #expect(
      tool.output.contains("\n### Isolation of shop\n\n      ! staging to production was proven"), "\(tool.output)")
  }

  // MARK: Folders

  private func template(_ bucket: String, deleting name: String) -> String {
    """
    {"Resources": {
      "Files": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "\(bucket)"}},
      "Role": {"Type": "AWS::IAM::Role", "Properties": {
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
        ]},
        "Policies": [{"PolicyName": "Files", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::\(name)/*"}
        ]}}]
      }}
    }}
    """
  }

  @Test func twoFolders() throws {
    for folder in ["old", "new"] {
      try tool.write(
        "\(folder)/staging/shop.json", template("staging-files", deleting: folder == "old" ? "staging-files" : "*files")
      )
      try tool.write("\(folder)/production/shop.json", template("production-files", deleting: "production-files"))
    }
    tool.run("diff", "--isolation", "%/old", "%/new")
    #expect(
      isolation == """
        isolation of %/new
          ! staging to production was proven, and is broken by this change: role staging/shop.json/Role may \
        s3:DeleteObject arn:aws:s3:::production-files/, which is of production/shop.json/Files, by statement 1 of \
        staging/Role
              at new/staging/shop.json:8:7: Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0
          who can now do what
            role staging/shop.json/Role: s3:DeleteObject production/shop.json/Files of production

        """)
    #expect((tool.status, tool.errors) == (3, ""))
    tool.run("diff", "--isolation", "%/new", "%/new")
    #expect(tool.output.hasSuffix("\nisolation of %/new: broken, as before\n"), "\(tool.output)")
    #expect(tool.status == 0)
  }

  @Test func foldersOfOneEnvironment() throws {
    for folder in ["old", "new"] { try tool.write("\(folder)/shop.json", template("files", deleting: "files")) }
    tool.run("diff", "--isolation", "%/old", "%/new")
    #expect(
      tool.errors == """
        error: %/old has templates of 0 environments, and it takes two to be apart
          hint: a folder in it for each environment tells whose templates are, as staging/ and production/

        """)
    #expect((tool.status, tool.output) == (1, ""))
  }
}
