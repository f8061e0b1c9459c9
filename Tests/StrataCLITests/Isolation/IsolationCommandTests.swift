import Foundation
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth isolation`.
@Suite struct IsolationCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  /// A template with a bucket, and a role that may delete what another name says.
  private func template(_ bucket: String, deleting name: String) -> String {
    """
    {
      "Resources": {
        "Files": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "\(bucket)"}},
        "Role": {
          "Type": "AWS::IAM::Role",
          "Properties": {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
            ]},
            "Policies": [{"PolicyName": "Files", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:DeleteObject", "Resource": \(name)}
            ]}}]
          }
        }
      }
    }
    """
  }

  /// Two folders, of which the staging one's role may delete what a name says.
  private func write(deleting name: String) throws {
    try tool.write("staging/shop.json", template("staging-files", deleting: name))
    try tool.write(
      "production/shop.json", template("files-of-production", deleting: #""arn:aws:s3:::files-of-production/*""#))
  }

  @discardableResult
  private func isolation(_ arguments: String...) -> ToolRun {
    tool.run(["isolation"] + arguments, systems: [shop, DiffSystems.queues()])
  }

  // MARK: Folders

  @Test func whatIsProven() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    isolation("%/staging", "%/production")
    #expect(
      tool.output == """
        %/staging %/production: proven
          from        to staging   to production
          staging                  proven
          production  proven

        outside of this
          What no template shows isn't looked at: organizations' policies, other stacks, what people do, and the root user
          The account of %/staging/shop.json and %/production/shop.json isn't known, so that all are taken to be in one

        """)
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func whatIsBroken() throws {
    try write(deleting: #""arn:aws:s3:::*files*""#)
    isolation("%/staging", "%/production")
    #expect(tool.status == 3)
    #expect(tool.output.contains("staging                  broken\n"), "\(tool.output)")
    #expect(tool.output.contains("\nbroken, staging to production\n  role "), "\(tool.output)")
    #expect(tool.output.contains("s3:DeleteObject arn:aws:s3:::files-of-production"), "\(tool.output)")
    #expect(
      tool.output.contains("  at staging/shop.json:11:11: Resources/Role/Properties/Policies/0"), "\(tool.output)")
  }

  @Test func whatIsNotDecided() throws {
    try write(deleting: #"{"Fn::Sub": "arn:aws:s3:::${Name}/*"}"#)
    try tool.write(
      "staging/shop.json",
      template("staging-files", deleting: #"{"Fn::Sub": "arn:aws:s3:::${Name}/*"}"#)
        .replacing(
          "{\n  \"Resources\"", with: "{\n  \"Parameters\": {\"Name\": {\"Type\": \"String\"}},\n  \"Resources\""))
    isolation("%/staging", "%/production")
    #expect(tool.status == 4, "\(tool.output)")
    #expect(tool.output.contains("\nnot decided, staging to production\n"), "\(tool.output)")
    #expect(tool.output.contains("    to decide it: "), "\(tool.output)")
  }

  @Test func everyWayOfAPair() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    isolation("%/staging", "%/production", "--explain", "staging:production")
    #expect(tool.status == 0)
    #expect(
      tool.output.hasPrefix("%/staging %/production, staging to production: proven\n\npermissions: 2 ways\n  "),
      "\(tool.output)")
  }

  @Test(
    arguments: [
      ("staging", "--explain takes two environments with a colon between them, not staging"),
      ("staging:prod", "there is no environment prod; expected staging or production"),
      ("staging:staging", "--explain takes two environments, and staging is one"),
    ])
  func noPair(pair: String, message: String) throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    isolation("%/staging", "%/production", "--explain", pair)
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: \(message)\n"), "\(tool.errors)")
  }

  /// A folder alone has templates that say whose each resource is.
  @Test func oneFolder() throws {
    let part = template("staging-files", deleting: #""arn:aws:s3:::staging-files/*""#)
    try tool.write(
      "all/staging.json",
      part.replacing(
        "{\n  \"Resources\"", with: #"{"Metadata": {"Strata::Environments": {"staging": ["*"]}}, "Resources""#))
    isolation("%/all")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: %/all has templates of 1 environment, that of staging, and it takes two to be apart
          hint: name a folder for each environment: isolation staging/ production/

        """)
    try tool.write(
      "all/production.json",
      part.replacing("staging-files", with: "files").replacing(
        "{\n  \"Resources\"", with: #"{"Metadata": {"Strata::Environments": {"production": ["*"]}}, "Resources""#))
    isolation("%/all")
    #expect(tool.status == 0, "\(tool.output)\(tool.errors)")
  }

  /// One template may have several environments, and what belongs to none of them.
  @Test func environmentsInOneTemplate() throws {
    func write(reaching bucket: String) throws {
      try tool.write(
        "all/shop.json",
        template("files-of-all", deleting: #"{"Fn::Sub": "${\#(bucket).Arn}/*"}"#)
          .replacing(
            "{\n  \"Resources\": {",
            with: """
              {
                "Metadata": {"Strata::Environments": {"staging": ["Role"], "production": ["Production*"]}},
                "Resources": {
                  "ProductionFiles": {"Type": "AWS::S3::Bucket"},
              """))
    }
    try write(reaching: "Files")
    isolation("%/all")
    #expect(
      tool.output.hasPrefix(
        """
        %/all: proven
          from        to production  to staging
          production                 proven
          staging     proven

        """), "\(tool.output)\(tool.errors)")
    #expect(tool.status == 0)
    try write(reaching: "ProductionFiles")
    isolation("%/all")
    #expect(tool.status == 3)
    #expect(tool.output.contains("staging     broken\n"), "\(tool.output)")
  }

  // MARK: Certificates

  @Test func aCertificateHolds() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    let json = isolation("%/staging", "%/production", "--json").output
    #expect(try JSONValue(parsing: json)["verdict"] == "proven")
    tool.input = json.replacing("%", with: tool.folder)
    isolation("%/staging", "%/production", "--verify", "-")
    #expect(
      tool.output == "%/staging %/production: the certificate holds, by which it's proven\n", "\(tool.errors)")
    #expect(tool.status == 0)
  }

  @Test func aCertificateOfOtherTemplatesDoesNot() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    tool.input = isolation("%/staging", "%/production", "--json").output.replacing("%", with: tool.folder)
    try write(deleting: #""arn:aws:s3:::staging-files/a*""#)
    isolation("%/staging", "%/production", "--verify", "-")
    #expect(tool.status == 1)
    #expect(
      tool.errors.hasPrefix(
        "error: the certificate of %/staging %/production doesn't hold: stacks/0: it's of another template of "),
      "\(tool.errors)")
  }

  @Test func anEditedCertificateDoesNot() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    let json = isolation("%/staging", "%/production", "--json").output.replacing("%", with: tool.folder)
    tool.input = json.replacing("names nothing of production", with: "names nothing of productiom")
    #expect(tool.input != json)
    isolation("%/staging", "%/production", "--verify", "-")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: the certificate of %/staging %/production doesn't hold: it was edited since it was made: its digest isn't that of its content
          hint: make it anew: isolation --json

        """)
  }

  @Test func whatIsSaidOfAllCertificatesIsHeldAgainstThem() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    let json = isolation("%/staging", "%/production", "--json").output.replacing("%", with: tool.folder)
    tool.input = json.replacing("proven", with: "proved", maxReplacements: 1)
    isolation("%/staging", "%/production", "--verify", "-")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: standard input says that all is proved, and by its certificates it's proven
          hint: make it anew: isolation --json

        """)
  }

  // MARK: Bad input

  @Test(
    arguments: [
      (["%/none"], 1, "error: there is no folder %/none\n"),
      (
        ["queues", "%/staging"], 2,
        "error: queues is a system, and %/staging a folder by its name; isolation takes systems, or folders\n"
      ),
      (
        ["%/staging", "%/other/staging"], 2, "error: two folders are named staging, which would be one environment's\n"
      ),
      (["%/staging", "%/empty"], 1, "error: %/empty has no template\n"),
      (["%/staging", "%/broken"], 1, "error: %/broken/shop.json:1:2: error: this isn't JSON: "),
      (
        ["%/staging/shop.json"], 2,
        "error: %/staging/shop.json is a file, and isolation takes a folder for each environment\n"
      ),
      (["%/staging", "%/production", "--samples"], 2, "error: --samples is for systems, not for folders\n"),
      (["%/staging", "--json", "--explain", "a:b"], 2, "error: --explain and --json exclude each other\n"),
      (
        ["%/staging", "--verify", "-", "--json"], 2,
        "error: --verify prints no more than whether it holds; leave --json and --explain away\n"
      ),
      (["queues"], 1, "error: queues has no environments, and it takes two to be apart\n"),
    ])
  func badInput(arguments: [String], status: Int32, errors: String) throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    try tool.write("other/staging/shop.json", template("other-files", deleting: #""arn:aws:s3:::other-files/*""#))
    try tool.write("empty/readme.txt", "nothing")
    try tool.write("broken/shop.json", "{")
    tool.run(["isolation"] + arguments, systems: [shop, DiffSystems.queues()])
    #expect(tool.status == status)
    #expect(tool.errors.hasPrefix(errors), "\(tool.errors)")
  }

  @Test func whatAwsWouldRefuseIsSaid() throws {
    try write(deleting: #""arn:aws:s3:::staging-files/*""#)
    try tool.write(
      "production/more.json", #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"Nope": 1}}}}"#)
    try tool.write("production/notes.json", "[]")
    isolation("%/staging", "%/production")
    #expect(
      tool.errors == """
        note: AWS would refuse %/production/more.json, in which there is 1 mistake: see validate %/production/more.json
        note: %/production/notes.json is no template, and isn't looked at

        """)
  }
}
