import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import TestSupport
import Testing

@Suite struct LimitTests {
  private static let split =
    "\n  hint: move some to another stack; values pass from stack to stack by exports and imports"

  @Test func resources() {
    @Sendable func declare(_ count: Int) -> @Sendable (Scope) -> Void {
      { scope in for index in 0..<count { Resource("R\(index)", type: "Acme::Test::A", in: scope) } }
    }
    #expect(findings(declare(399)) == [])
    #expect(
      findings(declare(500)) == [
        "LimitTests.swift: warning: Test: Resources: the template has 500 of the 500 resources that it may have; expected fewer than 400, given 500 [near-limit]\n"
          + "  hint: advise proposes stacks to split it into, with the fewest values across"
      ])
    #expect(
      findings(declare(501)) == [
        "LimitTests.swift: error: Test: Resources: a template must have 500 resources at most; expected 500 or fewer, given 501 [limit]"
          + Self.split
      ])
    #expect(
      findings { _ in } == [
        "LimitTests.swift: error: Test: a template must have resources; expected a section Resources with at least one [template-form]\n"
          + "  hint: declare a resource, or leave the template out"
      ])
  }

  @Test func sections() {
    #expect(
      findings { scope in
        let a = Resource("A", type: "Acme::Test::A", in: scope)
        for index in 0..<201 {
          _ = scope.parameter("P\(index)")
          _ = scope.mapping("M\(index)", ["a": ["b": 1]])
          scope.output("O\(index)", a.ref)
        }
      } == [
        "LimitTests.swift: error: Test: Mappings: a template must have 200 mappings at most; expected 200 or fewer, given 201 [limit]"
          + Self.split,
        "LimitTests.swift: error: Test: Outputs: a template must have 200 outputs at most; expected 200 or fewer, given 201 [limit]"
          + Self.split,
        "LimitTests.swift: error: Test: Parameters: a template must have 200 parameters at most; expected 200 or fewer, given 201 [limit]"
          + Self.split,
      ])
  }

  @Test func keysOfAMapping() {
    let found = findings { scope in
      let keys = Dictionary(uniqueKeysWithValues: (0..<201).map { ("k\($0)", 1 as AnyValue) })
      _ = scope.mapping("Wide", ["a": MapValue(keys)])
      _ = scope.mapping("Long", MapValue(keys.mapValues { _ in ["b": 1] }))
      Resource("A", type: "Acme::Test::A", in: scope)
    }
    #expect(
      found == [
        "LimitTests.swift: error: Test/Wide: a: the row of a mapping must have 1 to 200 values; expected 1 to 200, given 201 [mapping-form]\n"
          + "  hint: split the mapping",
        "LimitTests.swift: error: Test/Long: a mapping must have 1 to 200 rows; expected 1 to 200, given 201 [mapping-form]\n"
          + "  hint: split the mapping",
      ])
  }

  @Test func dynamicReferences() {
    @Sendable func declare(_ count: Int) -> @Sendable (Scope) -> Void {
      { scope in
        let texts = (0..<count).map { StringValue.parameterStore("/p/\($0)/\(.region)") }
        Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": .value(ListValue(texts))])
      }
    }
    #expect(findings(declare(47)) == [])
    #expect(
      findings(declare(60)) == [
        "LimitTests.swift: warning: Test: Resources: the template has 60 of the 60 dynamic references that it may have; expected fewer than 48, given 60 [near-limit]\n"
          + "  hint: advise proposes stacks to split it into, with the fewest values across"
      ])
    #expect(
      findings(declare(61)) == [
        "LimitTests.swift: error: Test: Resources: a template must have 60 dynamic references at most; expected 60 or fewer, given 61 [limit]"
          + Self.split
      ])
  }

  @Test func texts() {
    let long = String(repeating: "é", count: 513)
    let stack = Stack("Test", description: long) { scope in
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      scope.output("O", a.ref, description: long)
      _ = scope.parameter(
        "P", default: String(repeating: "x", count: 4_097), description: String(repeating: "x", count: 4_001))
    }
    #expect(
      findings(App(stack)) == [
        "LimitTests.swift: error: Test: Description: a template's description must have 1,024 bytes at most; expected 1,024 or fewer, given 1,026 [limit]",
        "LimitTests.swift: error: Test/O: Description: an output's description must have 1,024 bytes at most; expected 1,024 or fewer, given 1,026 [limit]",
        "LimitTests.swift: error: Test/P: Default: the default of a parameter must have 4,096 bytes at most; expected 4,096 or fewer, given 4,097 [parameter-form]",
        "LimitTests.swift: error: Test/P: Description: the description of a parameter must have 4,000 bytes at most; expected 4,000 or fewer, given 4,001 [parameter-form]",
      ])
  }

  /// White space isn't sent.
  @Test func theSizeIsThatWithoutWhiteSpace() throws {
    let stack = Stack("Test") { scope in
      for number in 0..<390 {
        Resource(
          "R\(number)", type: "Acme::Test::A", in: scope,
          properties: ["V": .literal(String(repeating: "x", count: 58)), "W": .value(["a", "b"] as AnyValue)])
      }
    }
    let template = try stack.synthesize()
    #expect(try template.json.bytes(keyOrder: .given, layout: .pretty).count > 51_200)
    #expect(findings(App(stack)) == [])
  }

  @Test func sizes() {
    @Sendable func declare(_ bytes: Int) -> @Sendable (Scope) -> Void {
      { scope in
        Resource(
          "A", type: "Acme::Test::A", in: scope, properties: ["V": .literal(String(repeating: "x", count: bytes))])
      }
    }
    #expect(findings(declare(51_000)) == [])
    let warning = findings(declare(51_200))
    #expect(warning.count == 1)
    #expect(
      warning.first?.hasPrefix(
        "LimitTests.swift: warning: Test: a template of more than 51,200 bytes is taken only from S3; expected 51,200 or fewer, given 51,3"
      ) == true)
    #expect(
      warning.first?.hasSuffix(
        "hint: deploy it by way of a bucket, as with aws cloudformation deploy --s3-bucket BUCKET") == true)
    #expect(
      findings { scope in
        declare(51_200)(scope)
        scope.accept(.strata("limit"), because: "it's deployed by way of a bucket")
      } == [])
    #expect(
      findings(declare(1_000_000)).first?.hasPrefix(
        "LimitTests.swift: error: Test: a template must have 1,000,000 bytes at most;") == true)
  }

  @Test(
    arguments: [
      (
        "AWS::ElasticLoadBalancingV2::LoadBalancer", "Name", ["a", "my-balancer-1"],
        ["-a", "a-", "internal-a", "a_b", String(repeating: "a", count: 33)]
      ),
      ("AWS::ElasticLoadBalancingV2::TargetGroup", "Name", ["targets", "internal-api"], ["", "a.b"]),
      ("AWS::ECS::Service", "ServiceName", ["my_service-1"], ["a b", String(repeating: "a", count: 256)]),
      ("AWS::ECS::Cluster", "ClusterName", ["c"], ["c/d"]),
      ("AWS::ECS::TaskDefinition", "Family", ["f"], ["f.g"]),
      (
        "AWS::SQS::Queue", "QueueName", ["q_1-x", String(repeating: "q", count: 80)],
        ["q.fifo", "", "q!", String(repeating: "q", count: 81)]
      ),
    ] as [(String, String, [String], [String])])
  func physicalNames(type: String, property: String, good: [String], bad: [String]) {
    @Sendable func declare(_ name: String) -> @Sendable (Scope) -> Void {
      { Resource("A", type: type, in: $0).rawProperties[property] = .literal(name) }
    }
    func names(_ name: String) -> [String] { findings(declare(name)).filter { $0.contains("[physical-name]") } }
    for name in good { #expect(names(name) == [], "\(name)") }
    for name in bad {
      let found = names(name)
      #expect(found.count == 1, "\(name)")
      #expect(found.first?.contains("Test/A: \(property): ") == true, "\(found)")
      let isLong = name.isEmpty || name.count > 32
      #expect(
        found.first?.contains(
          "given \(isLong ? "\(name.count)" : "\"\(name)\"") [physical-name]\n"
            + "  hint: leave \(property) out, and AWS makes a name that fits") == true, "\(found)")
    }
  }

  @Test func namesOfFIFOQueues() {
    #expect(
      findings { scope in
        Resource("A", type: "AWS::SQS::Queue", in: scope, properties: ["FifoQueue": true, "QueueName": "a.fifo"])
        Resource("C", type: "AWS::SQS::Queue", in: scope, properties: ["FifoQueue": "true", "QueueName": "c.fifo"])
        Resource("B", type: "AWS::SQS::Queue", in: scope, properties: ["FifoQueue": true, "QueueName": "b"])
      } == [
        "LimitTests.swift: error: Test/B: QueueName: the text doesn't match the pattern where FifoQueue is true; "
          + "expected ^.*\\.fifo$, given \"b\" [wrong-pattern]"
      ])
  }
}
