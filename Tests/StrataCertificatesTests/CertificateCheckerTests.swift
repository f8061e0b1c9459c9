import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataCertificates

/// Certificates held against templates.
@Suite struct CertificateCheckerTests {
  /// An environment's template, with a role that may delete what is named.
  private static func template(_ name: String, deleting resource: JSONValue) -> JSONValue {
    let statement: JSONValue = ["Effect": "Allow", "Action": "s3:DeleteObject", "Resource": resource]
    return [
      "Resources": [
        "Files": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": .string(name)]],
        "Role": [
          "Type": "AWS::IAM::Role",
          "Properties": [
            "AssumeRolePolicyDocument": [
              "Statement": [
                ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
              ]
            ],
            "Policies": [["PolicyName": "Files", "PolicyDocument": ["Statement": [statement]]]],
          ],
        ],
      ]
    ]
  }

  private static let own: JSONValue = ["Fn::Sub": "${Files.Arn}/*"]
  private static let templates = [
    ("Staging", "staging", template("staging-files", deleting: own)),
    ("Production", "production", template("files", deleting: own)),
  ]
  private static let environments = ["staging", "production"]

  private static func stacks(_ templates: [(String, String, JSONValue)] = templates) -> [CertifiedStack] {
    templates.map { CertifiedStack(name: $0.0, environment: $0.1, account: nil, region: nil, json: $0.2) }
  }

  private static func certificate(_ templates: [(String, String, JSONValue)] = templates) -> JSONValue {
    IsolationCertificate.json(
      of: IsolationAnalysis(
        environments: environments,
        stacks: templates.map { IsolatedStack(name: $0.0, environment: $0.1, contents: TemplateContents($0.2)) }
      ).report())
  }

  /// What the checker says of a certificate, in a word or a sentence.
  private static func answer(_ certificate: JSONValue, _ stacks: [CertifiedStack] = stacks()) -> String {
    do { return try CertificateChecker(stacks).check(certificate, of: environments) } catch { return error.description }
  }

  /// A certificate that somebody edited and signed anew.
  private static func edited(_ edit: (inout JSONObject) -> Void) -> JSONValue {
    var object = certificate().object ?? [:]
    edit(&object)
    object["digest"] = nil
    object["digest"] = .string(CertifiedStack.digest(of: .object(object)))
    return .object(object)
  }

  /// The pairs of a certificate, with other ways in the first.
  private static func pairs(_ edit: (JSONValue) -> JSONValue?) -> JSONValue {
    edited { object in
      var pairs = object["pairs"]?.array ?? []
      var pair = pairs[0].object ?? [:]
      pair["ways"] = .array((pair["ways"]?.array ?? []).compactMap(edit))
      pairs[0] = .object(pair)
      object["pairs"] = .array(pairs)
    }
  }

  @Test func whatIsTrueHolds() {
    #expect(Self.answer(Self.certificate()) == "proven")
    let open = [Self.templates[0], ("Production", "production", Self.template("files", deleting: "arn:aws:s3:::*"))]
    #expect(Self.answer(Self.certificate(open), Self.stacks(open)) == "broken")
  }

  /// Whatever byte is another, it's no JSON any more, means the same, or its digest isn't that of its content.
  @Test func everyEditIsSeen() throws {
    let certificate = Self.certificate()
    let bytes = try certificate.bytes(layout: .compact)
    for index in bytes.indices {
      var edited = bytes
      edited[index] ^= 1
      guard let json = try? JSONValue(parsing: edited), json != certificate else { continue }
      #expect(Self.answer(json) != "proven", "at byte \(index)")
    }
  }

  @Test func anotherTemplateIsNotCertified() {
    let others = [("Staging", "staging", Self.template("staging-files", deleting: "*")), Self.templates[1]]
    let digest = Self.stacks(others)[0].digest.prefix(12)
    #expect(
      Self.answer(Self.certificate(), Self.stacks(others))
        == "stacks/0: it's of another template of Staging: expected the digest \(digest), given "
        + Self.stacks()[0].digest.prefix(12))
    #expect(Self.answer(Self.certificate(), [Self.stacks()[0]]) == "it's of 2 stacks, and there are 1")
    let renamed = [("Other", "staging", Self.templates[0].2), Self.templates[1]]
    #expect(
      Self.answer(Self.certificate(), Self.stacks(renamed))
        == "stacks/0: it's of another stack: expected the name Other, given Staging")
  }

  @Test func whatIsNoCertificate() {
    #expect(Self.answer([]) == "this is no certificate of environments")
    #expect(
      Self.answer(["certificate": "environments-apart", "version": 2])
        == "expected a certificate of version 1, given 2")
    #expect(
      Self.answer(Self.edited { $0["environments"] = ["staging"] })
        == "it's about other environments: expected staging, production, given staging")
    #expect(Self.answer(Self.edited { $0["pairs"] = [] }) == "it says nothing of staging and production")
    #expect(
      Self.answer(Self.edited { $0["verdict"] = "broken" }) == "its pairs are proven, and it says that all is broken")
  }

  // MARK: What somebody signs anew

  @Test func aStatementLeftOut() {
    #expect(
      Self.answer(Self.pairs { _ in nil })
        == "pairs/0: it says nothing of what Role allows at "
        + "/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0")
  }

  /// A fact that isn't so is found out by reading the statement again.
  @Test func aFactThatIsNoneIsRefused() {
    let open = [("Staging", "staging", Self.template("staging-files", deleting: "arn:aws:s3:::*")), Self.templates[1]]
    var object = Self.certificate().object ?? [:]
    object["stacks"] = Self.certificate(open)["stacks"]
    object["digest"] = nil
    object["digest"] = .string(CertifiedStack.digest(of: .object(object)))
    #expect(
      Self.answer(.object(object), Self.stacks(open))
        == "pairs/0/ways/0/fact: the statement's resource arn:aws:s3:::* may name Files of production")
  }

  @Test func whatIsUnknownIsRefused() {
    func replacing(_ key: String, _ value: JSONValue?) -> JSONValue {
      Self.pairs { way in
        var object = way.object ?? [:]
        object[key] = value
        return .object(object)
      }
    }
    #expect(
      Self.answer(replacing("fact", ["code": "hearsay"])) == "pairs/0/ways/0/fact: there is no fact hearsay")
    #expect(Self.answer(replacing("fact", nil)) == "pairs/0/ways/0: a way that is proven doesn't say why")
    #expect(
      Self.answer(replacing("kind", "luck")) == "pairs/0/ways/0: expected a kind, a verdict and a source")
    #expect(
      Self.answer(replacing("source", ["stack": 0, "pointer": "/Resources/Gone"]))
        == "pairs/0/ways/0/source: there is nothing at /Resources/Gone")
    #expect(
      Self.answer(replacing("target", ["stack": 0, "logicalId": "Files"]))
        == "pairs/0/ways/0/target: Files belongs to staging, not to production")
    #expect(
      Self.answer(replacing("verdict", "accepted")) == "pairs/0/ways/0: a way that is accepted doesn't say why")
  }
}
