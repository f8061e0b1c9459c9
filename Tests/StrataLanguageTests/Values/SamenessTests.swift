import StrataLanguage
import Synchronization
import TestSupport
import Testing

@Suite struct SamenessTests {
  /// Whether two values made in one stack are certainly the same.
  private func areSame(_ make: @escaping @Sendable (Scope, Resource) -> (AnyValue, AnyValue)) throws -> Bool {
    let result = Mutex(false)
    _ = try template { scope in
      let thing = Resource("Thing", type: "Acme::Test::Thing", in: scope)
      let (left, right) = make(scope, thing)
      result.withLock { $0 = left.node.isSame(as: right.node) && right.node.isSame(as: left.node) }
    }
    return result.withLock { $0 }
  }

  @Test func whatIsWrittenAlikeIsTheSame() throws {
    #expect(try areSame { _, thing in (.value(thing.ref), .value(thing.ref)) })
    #expect(
      try areSame { _, thing in ("a\(thing.attribute("Arn"))/\(.region)", "a\(thing.attribute("Arn"))/\(.region)") })
    #expect(try areSame { _, thing in (["a": [1, true, .value(thing.ref)]], ["a": [1, true, .value(thing.ref)]]) })
    #expect(
      try areSame { _, _ in (.value(StringValue.region.base64Encoded), .value(StringValue.region.base64Encoded)) })
  }

  @Test func whatDiffersIsNot() throws {
    #expect(try !areSame { _, thing in (.value(thing.ref), .value(thing.attribute("Arn"))) })
    #expect(
      try !areSame { scope, thing in
        (.value(thing.ref), .value(Resource("Other", type: "Acme::Test::Thing", in: scope).ref))
      })
    #expect(try !areSame { _, thing in ("a\(thing.ref)", "b\(thing.ref)") })
    #expect(try !areSame { _, thing in ("a\(thing.ref)", "a\(thing.ref)b") })
    #expect(try !areSame { _, _ in ([1, 2], [1]) })
    #expect(try !areSame { _, _ in (["a": 1], ["b": 1]) })
    #expect(try !areSame { _, _ in (1, "1") })
    #expect(try !areSame { _, _ in (.value(StringValue.region), .value(StringValue.accountID)) })
  }

  @Test func aStatementIsKeptOnce() {
    let (first, second) = (Statement.allow("s3:GetObject", on: "*"), Statement.allow("s3:PutObject", on: "*"))
    #expect([first, second, .allow("s3:GetObject", on: "*")].withoutRepetitions.count == 2)
  }
}
