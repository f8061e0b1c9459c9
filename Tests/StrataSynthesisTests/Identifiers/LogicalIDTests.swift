import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

@Suite struct LogicalIDTests {
  private func ids(_ declare: @escaping @Sendable (Scope) -> Void) throws -> [String] {
    try template(declare).resources.keys
  }

  @Test(arguments: [
    ("Jobs", "Jobs"), ("jobs", "Jobs"), ("dead-letters", "DeadLetters"), ("dead_letters.v2 x", "DeadLettersV2X"),
    ("v2", "V2"), ("2nd", "2nd"), ("iOS", "IOS"), ("HTTP", "HTTP"),
  ])
  func idsBecomePascalCase(id: String, logicalID: String) throws {
    #expect(try ids { Resource(id, type: "Acme::Test::A", in: $0) } == [logicalID])
  }

  @Test func pathsAreJoined() throws {
    #expect(
      try ids { scope in
        let worker = Scope("worker", in: Scope("dev", in: scope))
        Resource("dead-letters", type: "Acme::Test::A", in: worker)
        _ = Pair("Jobs", in: worker)
      } == ["DevWorkerDeadLetters", "DevWorkerJobs", "DevWorkerJobsInner"])
  }

  @Test func theMainResourceTakesTheConstructsOwnPath() throws {
    let template = try template { _ = Pair("Jobs", in: $0) }
    #expect(template.resources["Jobs"]?["Type"] == "Acme::Test::Main")
  }

  @Test func movedResourcesKeepTheirIds() throws {
    #expect(
      try ids { scope in
        let worker = Scope("Worker", in: scope)
        Resource("Queue", type: "Acme::Test::A", in: worker).moved(from: "Jobs")
        Pair("Pair", in: worker).moved(from: "old/pair")
        Resource("Inner", type: "Acme::Test::A", in: Scope("Kept", in: worker).moved(from: "Former"))
      } == ["FormerInner", "Jobs", "OldPair", "OldPairInner"])
  }

  @Test func inTheScopeOfAnEnvironmentAPathIsBelowThat() throws {
    #expect(
      try ids { scope in
        for name in ["dev", "prod"] {
          let own = Scope(name, in: scope, environment: name)
          Resource("Work", type: "Acme::Test::A", in: own).moved(from: "Jobs")
          Resource("Deep", type: "Acme::Test::A", in: Scope("Inner", in: own)).moved(from: "Outer/Deep")
          // Whoever names the environment means the same.
          Resource("Own", type: "Acme::Test::A", in: own).moved(from: "\(name)/Mine")
        }
        let former = Scope("test", in: scope, environment: "test").moved(from: "Trial")
        Resource("Jobs", type: "Acme::Test::A", in: former)
        Resource("Shared", type: "Acme::Test::A", in: former).moved(from: "/Shared")
        Resource("Old", type: "Acme::Test::A", in: former).moved(from: "Older")
      }.sorted() == [
        "DevJobs", "DevMine", "DevOuterDeep", "ProdJobs", "ProdMine", "ProdOuterDeep", "Shared", "TrialJobs",
        "TrialOlder",
      ])
  }

  @Test func whatIsDeclaredInAMovedScopeMovesAlong() throws {
    let template = try template { scope in
      let part = Scope("New", in: scope)
      let size = part.parameter("Size")
      let chosen = part.condition("chosen", .equals(size, "x"))
      let mapping = part.mapping("Table", ["a": ["b": 1]])
      let a = Resource("A", type: "Acme::Test::A", in: part, properties: ["V": .value(mapping["a", "b"])])
      a.condition = chosen
      part.output("url", a.ref)
      part.rule("Rule", [.require(.equals(size, "x"), "x")])
      part.moved(from: "Old")
    }
    #expect(template.parameters.keys == ["OldSize"])
    #expect(template.json["Conditions"]?.object?.keys == ["OldChosen"])
    #expect(template.json["Mappings"]?.object?.keys == ["OldTable"])
    #expect(template.json["Rules"]?.object?.keys == ["OldRule"])
    #expect(template.outputs.keys == ["OldUrl"])
    #expect(template.resources["OldA"]?["Condition"] == "OldChosen")
  }

  @Test func aLogicalIdCanBeKeptAsItIs() throws {
    #expect(
      try ids { scope in
        let queue = Resource("Jobs", type: "Acme::Test::A", in: scope).keep(logicalID: "myOldQueue")
        Resource("Other", type: "Acme::Test::A", in: scope).depends(on: queue)
      } == ["Other", "myOldQueue"])
    #expect(
      findings { Resource("A", type: "Acme::Test::A", in: $0).keep(logicalID: "not-one") } == [
        "LogicalIDTests.swift: error: Test/A: a logical id must have letters A to Z and digits alone; expected a name such as Jobs, given \"not-one\" [invalid-id]"
      ])
  }

  @Test func aStackCantBeMoved() {
    #expect(
      findings { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        scope.moved(from: "Old")
      } == [
        "LogicalIDTests.swift: error: Test: a stack has no former path [invalid-id]\n  hint: move the constructs in it"
      ])
  }

  @Test func scopesEndSomewhere() {
    let found = findings { scope in
      var inner = scope
      for number in 0..<300 { inner = Scope("S\(number)", in: inner) }
      Resource("A", type: "Acme::Test::A", in: inner)
    }
    #expect(found.contains { $0.contains("scopes are nested deeper than 255 levels [invalid-id]") })
  }

  @Test func aMoveToNowhereIsRefused() {
    #expect(
      findings { Resource("A", type: "Acme::Test::A", in: $0).moved(from: "") } == [
        "LogicalIDTests.swift: error: Test/A: moved(from:) must have the former path below the stack; expected ids joined by slashes, given \"\" [invalid-id]"
      ])
  }

  @Test(arguments: ["/", "//", "a/!"])
  func whatIsNoPathIsRefused(path: String) {
    #expect(
      findings { Resource("A", type: "Acme::Test::A", in: $0).moved(from: path) } == [
        "LogicalIDTests.swift: error: Test/A: moved(from:) must have the former path below the stack; "
          + "expected ids joined by slashes, given \"\(path)\" [invalid-id]"
      ])
  }

  @Test func twoConstructsWithOneId() {
    #expect(
      findings { scope in
        Resource("Jobs", type: "Acme::Test::A", in: scope)
        Resource("Jobs", type: "Acme::Test::B", in: scope)
        _ = Scope("Part", in: scope)
        _ = Scope("Part", in: scope)
      } == [
        "LogicalIDTests.swift: error: Test/Jobs: a resource \"Jobs\" is declared here already [duplicate-id]\n"
          + "  note: LogicalIDTests.swift: the other is declared here\n  hint: give one of them another id",
        "LogicalIDTests.swift: error: Test/Part: a construct \"Part\" is declared here already [duplicate-id]\n"
          + "  note: LogicalIDTests.swift: the other is declared here\n  hint: give one of them another id",
      ])
  }

  @Test func aConstructDeclaredTwiceIsSaidOnce() {
    #expect(
      findings { scope in
        for _ in 0..<2 {
          let part = Scope("Part", in: scope)
          _ = Pair("Pair", in: part)
          _ = part.parameter("Size")
          part.output("Size", "1")
          part.report("this is wrong")
        }
        _ = Pair("Pair", in: scope)
        _ = Pair("Pair", in: scope)
      } == [
        "LogicalIDTests.swift: error: Test/Pair: a construct \"Pair\" is declared here already [duplicate-id]\n"
          + "  note: LogicalIDTests.swift: the other is declared here\n  hint: give one of them another id",
        "LogicalIDTests.swift: error: Test/Part: this is wrong [construct]",
        "LogicalIDTests.swift: error: Test/Part: a construct \"Part\" is declared here already [duplicate-id]\n"
          + "  note: LogicalIDTests.swift: the other is declared here\n  hint: give one of them another id",
      ])
  }

  @Test func twoPathsWithOneLogicalId() {
    #expect(
      findings { scope in
        Resource("WorkerJobs", type: "Acme::Test::A", in: scope)
        Resource("Jobs", type: "Acme::Test::B", in: Scope("Worker", in: scope))
        _ = scope.parameter("Workerjobs")
        _ = Scope("Worker2", in: scope).parameter("Jobs")
        Resource("Worker2Jobs", type: "Acme::Test::B", in: scope)
      } == [
        "LogicalIDTests.swift: error: Test/Worker/Jobs: the logical id WorkerJobs is that of Test/WorkerJobs as well [duplicate-id]\n"
          + "  note: LogicalIDTests.swift: the other is declared here\n  hint: give one of them another id",
        "LogicalIDTests.swift: error: Test/Worker2/Jobs: the resource Worker2Jobs has the same name as the parameter [parameter-form]\n"
          + "  note: LogicalIDTests.swift: Test/Worker2Jobs\n  hint: give one of the two another name",
      ])
  }

  @Test(arguments: [
    ("", "an id must have at least one letter A to Z or digit; given \"\""),
    ("--", "an id must have at least one letter A to Z or digit; given \"--\""),
    (
      "a/b",
      "an id can't contain \"/\"; expected letters A to Z, digits, and hyphens, underscores, dots or spaces between words, given \"a/b\""
    ),
    (
      "Größe",
      "an id can't contain \"ö\"; expected letters A to Z, digits, and hyphens, underscores, dots or spaces between words, given \"Größe\""
    ),
    (
      "a\u{1}",
      "an id can't contain the control character U+0001; expected letters A to Z, digits, and hyphens, underscores, dots or spaces between words, given \"a\u{1}\""
    ),
  ])
  func malformedIds(id: String, message: String) {
    let found = findings { Resource(id, type: "Acme::Test::A", in: $0) }
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test func outputAndParameterNamesAreAlphanumeric() {
    let found = findings { scope in
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      scope.output("jobs-url", a.ref)
      scope.output("", a.ref)
      _ = scope.parameter("image tag")
      _ = scope.condition("is-prod", .equals(.region, "x"))
      _ = scope.mapping("a.b", ["a": ["b": 1]])
      scope.output(String(repeating: "x", count: 256), a.ref)
      scope.output("Same", a.ref)
      scope.output("Same", a.ref)
    }
    #expect(
      found == [
        "LogicalIDTests.swift: error: Test/jobs-url: an output's name must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9, given \"jobs-url\" [output-form]",
        "LogicalIDTests.swift: error: Test/: an output's name must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9, given \"\" [output-form]",
        "LogicalIDTests.swift: error: Test/image tag: a parameter's name must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9, given \"image tag\" [parameter-form]",
        "LogicalIDTests.swift: error: Test/is-prod: a condition id must have letters A to Z and digits alone; expected a name such as Jobs, given \"is-prod\" [invalid-id]",
        "LogicalIDTests.swift: error: Test/a.b: the name of a mapping must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9, given \"a.b\" [mapping-form]",
        "LogicalIDTests.swift: error: Test/\(String(repeating: "x", count: 256)): an output's name must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9, given \"\(String(repeating: "x", count: 60))…\" [output-form]",
        "LogicalIDTests.swift: error: Test/Same: the output id Same is that of Test/Same as well [duplicate-id]\n"
          + "  note: LogicalIDTests.swift: the other is declared here\n  hint: give one of them another id",
      ])
  }
}
