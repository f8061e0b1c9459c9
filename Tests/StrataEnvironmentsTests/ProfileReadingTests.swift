import StrataJSON
import StrataLanguage
import Testing

@testable import StrataEnvironments

/// What's read from a profile into a system's type, and what is said of what can't be.
@Suite struct ProfileReadingTests {
  private func read(_ text: String) throws -> ShopProfile {
    let folder = try ProfileFolder(["dev": text])
    return try withExtendedLifetime(folder) { try folder.store.profile("dev") }
  }

  private func mistakes(_ text: String) throws -> [String] {
    let folder = try ProfileFolder(["dev": text])
    return folder.mistakes { _ = try $0.profile("dev", as: ShopProfile.self) }
  }

  @Test func everyKindOfValue() throws {
    let profile = try read(
      """
      {
        "profile": "dev", "tenant": "acme", "imageTag": "1.0", "password": "hush-hush", "tasks": 3, "share": 0.5,
        "isPublic": true, "size": "large", "allow": ["a", "b"], "queues": [{"name": "jobs", "attempts": 5}],
        "labels": {"team": "shop"}
      }
      """)
    #expect(
      profile
        == ShopProfile(
          tenant: "acme", imageTag: "1.0", password: Sensitive("hush-hush"), tasks: 3, share: 0.5, isPublic: true,
          size: .large, allow: ["a", "b"], queues: [.init(name: "jobs", attempts: 5)], labels: ["team": "shop"]))
  }

  @Test func whatIsOptionalMayBeMissingOrNull() throws {
    let profile = try read("{\"tenant\": \"acme\", \"imageTag\": \"1.0\", \"tasks\": null}")
    #expect(profile == ShopProfile(tenant: "acme", imageTag: "1.0"))
  }

  @Test func wholeNumbersAreNumbers() throws {
    #expect(try read("{\"tenant\": \"acme\", \"imageTag\": \"1.0\", \"share\": 1}").share == 1)
  }

  @Test func allMistakesComeAtOnce() throws {
    #expect(
      try mistakes(
        """
        {
          "tenant": 7,
          "tasks": "three",
          "share": "half", "isPublic": "yes",
          "size": "medium",
          "allow": ["a", {}],
          "queues": [{"name": "jobs", "attempts": 300}, {"attempts": 1}, "mail"],
          "labels": {"team": ["shop"]}
        }
        """) == [
          """
          dev.json:1:1: error: shop/dev: /imageTag: imageTag is missing; expected text [invalid-profile]
          """,
          """
          dev.json:2:13: error: shop/dev: /tenant: this isn't what its key takes; expected text, given 7 \
          [invalid-profile]
          """,
          """
          dev.json:3:12: error: shop/dev: /tasks: this isn't what its key takes; expected a whole number, given \
          "three" [invalid-profile]
          """,
          """
          dev.json:4:12: error: shop/dev: /share: this isn't what its key takes; expected a number, given "half" \
          [invalid-profile]
          """,
          """
          dev.json:4:32: error: shop/dev: /isPublic: this isn't what its key takes; expected true or false, given \
          "yes" [invalid-profile]
          """,
          """
          dev.json:5:11: error: shop/dev: /size: there is no such choice; expected small, large, given "medium" \
          [invalid-profile]
          """,
          """
          dev.json:6:18: error: shop/dev: /allow/1: this isn't what its key takes; expected text, given an object \
          [invalid-profile]
          """,
          """
          dev.json:7:43: error: shop/dev: /queues/0/attempts: this isn't what its key takes; expected a whole number \
          from -128 to 127, given 300 [invalid-profile]
          """,
          """
          dev.json:7:49: error: shop/dev: /queues/1/name: name is missing; expected text [invalid-profile]
          """,
          """
          dev.json:7:66: error: shop/dev: /queues/2: this isn't what its key takes; expected an object, given text \
          [invalid-profile]
          """,
          """
          dev.json:8:22: error: shop/dev: /labels/team: this isn't what its key takes; expected text, given a list \
          [invalid-profile]
          """,
        ])
  }

  @Test func mistakesDeepDown() throws {
    let rest = "\"tenant\": \"acme\", \"imageTag\": \"1.0\""
    #expect(
      try mistakes("{\(rest), \"queues\": [{\"name\": \"jobs\", \"attempts\": 300}, {\"attempts\": 1}, \"mail\"]}") == [
        """
        dev.json:1:79: error: shop/dev: /queues/0/attempts: this isn't what its key takes; expected a whole number \
        from -128 to 127, given 300 [invalid-profile]
        """,
        """
        dev.json:1:85: error: shop/dev: /queues/1/name: name is missing; expected text [invalid-profile]
        """,
        """
        dev.json:1:102: error: shop/dev: /queues/2: this isn't what its key takes; expected an object, given text \
        [invalid-profile]
        """,
      ])
    #expect(
      try mistakes("{\(rest), \"allow\": [\"a\", {}], \"labels\": {\"team\": [\"shop\"]}}") == [
        """
        dev.json:1:54: error: shop/dev: /allow/1: this isn't what its key takes; expected text, given an object \
        [invalid-profile]
        """,
        """
        dev.json:1:78: error: shop/dev: /labels/team: this isn't what its key takes; expected text, given a list \
        [invalid-profile]
        """,
      ])
  }

  @Test func wrongTextThatIsSensitiveIsNotShown() throws {
    #expect(
      try mistakes("{\"tenant\": \"acme\", \"imageTag\": \"1.0\", \"password\": 123456}") == [
        """
        dev.json:1:51: error: shop/dev: /password: this isn't what its key takes; expected text, given a number \
        [invalid-profile]
        """
      ])
  }

  /// A type that refuses values by itself.
  private struct Port: Decodable {
    struct Refusal: Error, CustomStringConvertible { let description = "ports end at 65,535" }
    init(from decoder: any Decoder) throws {
      let number = try decoder.singleValueContainer().decode(Int.self)
      if number < 0 {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "ports begin at 1"))
      }
      if number > 65_535 { throw Refusal() }
    }
  }

  @Test func aTypeSaysWhatItRefuses() throws {
    struct Server: Decodable { var port: Port }
    let folder = try ProfileFolder(["low": "{\"port\": -1}", "high": "{\"port\": 70000}"])
    #expect(
      folder.mistakes { _ = try $0.profile("low", as: Server.self) }
        == ["low.json:1:10: error: shop/low: /port: ports begin at 1; given -1 [invalid-profile]"])
    #expect(
      folder.mistakes { _ = try $0.profile("high", as: Server.self) }
        == ["high.json:1:10: error: shop/high: /port: ports end at 65,535; given 70000 [invalid-profile]"])
  }

  @Test func unknownKeysAreWarnedOf() throws {
    let folder = try ProfileFolder([
      "dev": """
      {
        "tenant": "acme", "imageTag": "1.0",
        "imagetag": "2.0", "_comment": "for people", "queues": [{"name": "jobs", "atempts": 1}],
        "somethingElse": 1
      }
      """
    ])
    let system = System("shop", environments: [.required("dev")]) { (_, _: [Environment<ShopProfile>]) in }
    let warnings = try system.inspection(of: "dev", in: folder.store).warnings
    #expect(
      warnings.map { $0.description.replacing(folder.directory + "/", with: "") } == [
        """
        dev.json:3:3: warning: shop/dev: /imagetag: the system knows no key imagetag [invalid-profile]
          hint: did you mean imageTag?
        """,
        """
        dev.json:3:76: warning: shop/dev: /queues/0/atempts: the system knows no key atempts [invalid-profile]
          hint: did you mean attempts?
        """,
        """
        dev.json:4:3: warning: shop/dev: /somethingElse: the system knows no key somethingElse [invalid-profile]
          hint: remove it, or let its name begin with an underscore
        """,
      ])
  }

  // MARK: What isn't shown

  private struct Login: Decodable, Sendable {
    struct Account: Decodable, Sendable { var password: Sensitive }
    enum Kind: String, Decodable { case basic }
    var tokens: [Sensitive]?
    var account: Account?
    var kind: Kind?
    var after: Sensitive?
  }

  private func inspection(_ text: String) throws -> ProfileInspection {
    let folder = try ProfileFolder(["dev": text])
    let system = System("shop", environments: [.required("dev")]) { (_, _: [Environment<Login>]) in }
    return try system.inspection(of: "dev", in: folder.store)
  }

  @Test(arguments: [
    (#"{"tokens": "s3cret"}"#, "/tokens"), (#"{"account": "s3cret"}"#, "/account"),
    (#"{"tokens": ["s3cret"]}"#, "/tokens/0"), (#"{"account": {"pasword": "s3cret"}}"#, "/account/pasword"),
    (#"{"account": {"password": "s3cret"}}"#, "/account/password"), (#"{"kind": "none", "after": "s3cret"}"#, "/after"),
    (#"{"kind": "none", "aftr": "s3cret"}"#, "/aftr"),
  ])
  func secretsInWrongPlaces(text: String, place: String) throws {
    let inspection = try inspection(text)
    #expect(!inspection.isShown(try #require(JSONPointer(place))))
    #expect(!(inspection.mistakes + inspection.warnings).map(\.description).joined().contains("s3cret"))
  }

  @Test func whatWasNotReachedIsNotUnknown() throws {
    let inspection = try inspection(#"{"kind": "none", "after": "x"}"#)
    #expect(inspection.mistakes.map(\.property) == ["/kind"])
    #expect(inspection.warnings == [])
  }

  @Test func aSecretWithoutQuotes() throws {
    #expect(
      try mistakes(#"{"password": hunter2}"#) == [
        "dev.json:1:14: error: shop/dev: the file isn't JSON: expected a value [invalid-profile]\n"
          + "  hint: mend it at that place"
      ])
  }
}
