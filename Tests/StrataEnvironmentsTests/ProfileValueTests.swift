import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// Values of templates that are read from profiles.
@Suite struct ProfileValueTests {
  struct Values: Decodable {
    var text: StringValue?
    var count: IntegerValue?
    var share: NumberValue?
    var flag: BooleanValue?
    var list: ListValue<StringValue>?
    var map: MapValue<IntegerValue>?
    var any: AnyValue?
    var policy: DeletionPolicy?
    var literal: ParameterLiteral?
    var region: Region?
    var duration: Duration?
    var durations: [Duration]?
  }

  private func read(_ text: String) throws -> Values {
    let folder = try ProfileFolder(["dev": text])
    return try withExtendedLifetime(folder) { try folder.store.profile("dev") }
  }

  private func mistakes(_ text: String) throws -> [String] {
    let folder = try ProfileFolder(["dev": text])
    return folder.mistakes { _ = try $0.profile("dev", as: Values.self) }
  }

  @Test func everyValueIsWhatItIsInJSON() throws {
    let values = try read(
      """
      {"text": "a", "count": 3, "share": 0.5, "flag": true, "list": ["x", "y"], "map": {"b": 2, "a": 1},
       "any": {"deep": [1, "two", false]}, "policy": "snapshot", "literal": 7, "region": "eu-central-1",
       "duration": "15 min", "durations": ["500 ms", "1 day"]}
      """)
    let app = App("values") { app in
      app.stack("Values") { scope in
        let properties: KeyValuePairs<String, AnyValue?> = [
          "Text": values.text.map { .value($0) }, "Count": values.count.map { .value($0) },
          "Share": values.share.map { .value($0) }, "Flag": values.flag.map { .value($0) },
          "List": values.list.map { .value($0) }, "Map": values.map.map { .value($0) }, "Any": values.any,
          "Policy": values.policy.map { .value($0) },
        ]
        let resource = Resource("Thing", type: "Acme::Test::Thing", in: scope)
        for (key, value) in properties { if let value { resource.set(key, to: value) } }
      }
    }
    let properties = try #require(try app.synthesize().stacks.first?.template.resources["Thing"]?["Properties"])
    #expect(
      properties == [
        "Any": ["deep": [1, "two", false]], "Count": 3, "Flag": true, "List": ["x", "y"], "Map": ["a": 1, "b": 2],
        "Policy": "Snapshot", "Share": 0.5, "Text": "a",
      ])
    #expect(values.literal == .literal(7))
    #expect(values.region?.name == "eu-central-1")
    #expect(values.duration == .seconds(900))
    #expect(values.durations == [.milliseconds(500), .seconds(86_400)])
  }

  @Test(arguments: [
    (#""text": 3"#, #"expected text, given 3"#), (#""count": "3""#, #"expected a whole number, given "3""#),
    (#""share": "a""#, #"expected a number, given "a""#), (#""flag": 1"#, "expected true or false, given 1"),
    (#""list": "a""#, "expected a list, given text"), (#""map": []"#, "expected an object, given a list"),
    (#""policy": "Retain""#, #"expected "delete", "retain", "retainExceptOnCreate", "snapshot", given "Retain""#),
    (#""literal": true"#, "expected text or a number, given true"),
  ])
  func whatHasAnotherFormIsRefused(text: String, sentence: String) throws {
    let said = try mistakes("{\(text)}")
    #expect(said.count == 1)
    #expect(said.first?.contains(": this isn't what its key takes; \(sentence) [invalid-profile]") == true, "\(said)")
  }

  @Test(arguments: [
    "30s", "30  s", "30 sec", "1 days", "2 day", "-1 s", "1.5 h", "99999999999999999999 s", "s", "",
    "9223372036854775807 h",
  ])
  func durationsThatAreNone(text: String) throws {
    #expect(
      try mistakes(#"{"duration": "\#(text)"}"#) == [
        """
        dev.json:1:14: error: shop/dev: /duration: this isn't what its key takes; expected text such as "500 ms", "30 s", "15 min", "2 h" or "7 days", given "\(text)" [invalid-profile]
        """
      ])
  }

  /// Who reads such types by Foundation's decoder gets the same.
  @Test func otherDecodersReadTheSame() throws {
    let values = try JSONDecoder().decode(
      Values.self,
      from: Data(#"{"text": "a", "any": {"deep": [1, "two", false]}, "policy": "snapshot", "literal": 7}"#.utf8))
    #expect(values.text?.description == "a")
    #expect(values.policy?.description == "Snapshot")
    #expect(values.literal == .literal(7))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Values.self, from: Data(#"{"policy": "Snapshot"}"#.utf8))
    }
  }

  // MARK: Where a value comes from

  private func system(
    _ folder: ProfileFolder, file: String, line: Int, _ declare: @escaping @Sendable (Scope, Values) -> Void
  )
    -> System
  {
    System("shop", environments: [.required("dev")], profiles: folder.directory, file: file, line: line) {
      (app: AppScope, environments: [Environment<Values>]) in
      app.stack("Shop") { scope in for environment in environments { declare(scope, environment.profile) } }
    }
  }

  @Test func aFindingNamesTheProfilesLine() throws {
    let folder = try ProfileFolder(["dev": "{\n  \"text\": \"a\",\n  \"count\": 99999999}"])
    let system = system(folder, file: "/Shop.swift", line: 1) { scope, values in
      Resource(
        "Jobs", type: "AWS::SQS::Queue", in: scope,
        properties: ["VisibilityTimeout": values.count.map { .value($0) } ?? 0], file: "/Shop.swift", line: 3)
    }
    let error = #expect(throws: SystemAssemblyError.self) { try system.assemble(.committed) }
    #expect(
      error?.findings.map { $0.description.replacing(folder.directory, with: "DIR") } == [
        """
        /Shop.swift:3: error: Shop/Jobs: VisibilityTimeout: the number is outside the range; expected 0 to 43200, given 99999999 [out-of-range]
          note: DIR/dev.json:3:12: count of the profile dev
        """
      ])
  }

  /// Templates don't know where values come from.
  @Test func theBytesAreTheSame() throws {
    let folder = try ProfileFolder(["dev": #"{"text": "a", "list": ["x"]}"#])
    func bytes(_ declare: @escaping @Sendable (Scope, Values) -> Void) throws -> [UInt8]? {
      try system(folder, file: "/Shop.swift", line: 1, declare).assemble(.committed).assembly.stacks.first?.template
        .json.bytes()
    }
    let read = try bytes { scope, values in
      Resource(
        "Thing", type: "Acme::Test::Thing", in: scope,
        properties: ["A": values.text.map { .value($0) } ?? "", "B": values.list.map { .value($0) } ?? ""])
    }
    let written = try bytes { scope, _ in
      Resource("Thing", type: "Acme::Test::Thing", in: scope, properties: ["A": "a", "B": ["x"]])
    }
    #expect(read == written)
  }
}
