import StrataJSON
import StrataLanguage
import Testing

@testable import StrataEnvironments

/// Members that have values where the profile has none.
@Suite struct ProfileDefaultsTests {
  struct Sizes: ProfileDefaults, Equatable {
    var tasks = 2
    var upTo: Int? = 8
    var timeout = Duration.seconds(30)

    static func defaults() -> Sizes { Sizes() }
  }

  enum Tier: String, Decodable, CaseIterable { case small, large }

  struct Profile: ProfileDefaults, Equatable {
    var imageTag: String
    var tasks = 2
    var visitors: [String] = []
    var owners: [String]
    var labels: [String: String] = ["b": "2", "a": "1"]
    var tier = Tier.large
    var required: Tier
    var isPublic = false
    var sizes = Sizes()
    var more: [Sizes] = []
    var token = Sensitive("usual")
    var share = 0.5

    static func defaults() throws -> Profile {
      try Profile(
        imageTag: StrataEnvironments.required(), owners: StrataEnvironments.required(),
        required: StrataEnvironments.required())
    }
  }

  private func read(_ text: String) throws -> Profile {
    let folder = try ProfileFolder(["dev": text])
    return try withExtendedLifetime(folder) { try folder.store.profile("dev") }
  }

  private func mistakes<Value: Decodable>(_ text: String, _ type: Value.Type = Profile.self) throws -> [String] {
    let folder = try ProfileFolder(["dev": text])
    return folder.mistakes { _ = try $0.profile("dev", as: Value.self) }
  }

  @Test func whatIsMissingIsTheDefault() throws {
    let read = try read(#"{"imageTag": "1", "owners": ["a"], "required": "small"}"#)
    #expect(read == Profile(imageTag: "1", owners: ["a"], required: .small))
    #expect(read.token.text == "usual")
  }

  @Test func whatIsThereCounts() throws {
    let read = try read(
      """
      {"imageTag": "1", "owners": [], "required": "large", "tasks": 3, "visitors": ["x"], "labels": {}, "tier": "small",
       "isPublic": true, "sizes": {"tasks": 5, "timeout": "2 min"}, "more": [{"upTo": 4}, {}], "token": "t", "share": 1}
      """)
    #expect(
      read
        == Profile(
          imageTag: "1", tasks: 3, visitors: ["x"], owners: [], labels: [:], tier: .small, required: .large,
          isPublic: true, sizes: Sizes(tasks: 5, timeout: .seconds(120)), more: [Sizes(upTo: 4), Sizes()],
          token: Sensitive("t"), share: 1))
  }

  @Test func whatHasNoDefaultIsStillMissing() throws {
    #expect(
      try mistakes(#"{"tasks": "three", "taks": 1}"#) == [
        "dev.json:1:1: error: shop/dev: /imageTag: imageTag is missing; expected text [invalid-profile]",
        "dev.json:1:1: error: shop/dev: /owners: owners is missing; expected a list [invalid-profile]",
        "dev.json:1:1: error: shop/dev: /required: required is missing; expected a value [invalid-profile]",
        "dev.json:1:11: error: shop/dev: /tasks: this isn't what its key takes; expected a whole number, given \"three\" [invalid-profile]",
        "dev.json:1:20: warning: shop/dev: /taks: the system knows no key taks [invalid-profile]\n  hint: did you mean tasks?",
      ])
  }

  /// Whatever a member's type is, one without a default is told from one that has what stands in for it.
  @Test func everyKindOfMemberCanBeRequired() throws {
    #expect(
      try mistakes("{}", Everything.self).map { $0.split(separator: "/").last?.split(separator: ":").first }
        == Everything.keys.map { Substring($0) })
    #expect(try Everything.defaultMembers().isEmpty)
  }

  struct Everything: ProfileDefaults {
    struct Inner: Decodable { var name: String }
    var text: String
    var number: Int8
    var share: Double
    var flag: Bool
    var list: [String]
    var set: Set<String>
    var map: [String: Int]
    var tier: Tier
    var inner: Inner
    var token: Sensitive
    var region: Region
    var duration: Duration
    var string: StringValue
    var integer: IntegerValue
    var any: AnyValue
    var values: ListValue<StringValue>
    var policy: DeletionPolicy

    static let keys = [
      "any", "duration", "flag", "inner", "integer", "list", "map", "number", "policy", "region", "set", "share",
      "string", "text", "tier", "token", "values",
    ]

    static func defaults() throws -> Everything {
      try Everything(
        text: required(), number: required(), share: required(), flag: required(), list: required(), set: required(),
        map: required(), tier: required(), inner: required(), token: required(), region: required(),
        duration: required(), string: required(), integer: required(), any: required(), values: required(),
        policy: required())
    }
  }

  enum Closed: String, Decodable { case open, shut }

  struct Impossible: ProfileDefaults {
    var state: Closed
    var tasks = 2

    static func defaults() throws -> Impossible { try Impossible(state: required()) }
  }

  @Test func whatNothingStandsInForIsSaid() throws {
    let said = try mistakes(#"{"state": "open"}"#, Impossible.self)
    #expect(
      said.first == """
        dev.json:1:1: error: shop/dev: the defaults of Impossible can't be made: nothing can stand in for a required member [invalid-profile]
          hint: let its type be CaseIterable, or give the member a default
        """)
  }
}
