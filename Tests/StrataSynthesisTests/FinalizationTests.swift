import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

@Suite struct FinalizationTests {
  @Test func aPropertyCanBeSetWhenEverythingIsDeclared() throws {
    let template = try template { scope in
      let thing = Resource("Thing", type: "Acme::Test::Thing", in: scope, properties: ["Names": [], "Size": 1])
      var names: [StringValue] = []
      scope.atFinalization { thing.set("Names", to: ListValue(names)) }
      names.append("a")
    }
    #expect(template.resources["Thing"]?["Properties"] == ["Names": ["a"], "Size": 1])
  }

  @Test func whatIsSetIsCheckedLikeAnyProperty() {
    #expect(
      findings { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope).set("VisibilityTimeout", to: IntegerValue.literal(-1))
      } == [
        "FinalizationTests.swift: error: Test/Jobs: VisibilityTimeout: the number is outside the range; "
          + "expected 0 to 43200, given -1 [out-of-range]"
      ])
  }

  /// Collects what is added until all is declared.
  private final class Policy {
    var statements: [AnyValue] = []
  }

  @Test func workSeesEverythingDeclared() throws {
    let template = try template { scope in
      let policy = Policy()
      scope.atFinalization {
        Resource("Policy", type: "Acme::Test::Policy", in: scope, properties: ["Statements": .list(policy.statements)])
      }
      policy.statements.append("one")
      policy.statements.append("two")
    }
    #expect(template.resources["Policy"]?["Properties"] == ["Statements": ["one", "two"]])
  }

  @Test func workMayRegisterMore() throws {
    let template = try template { scope in
      scope.atFinalization {
        scope.atFinalization { Resource("Late", type: "Acme::Test::A", in: scope) }
        Resource("Early", type: "Acme::Test::A", in: scope)
      }
    }
    #expect(template.resources.keys == ["Early", "Late"])
  }

  @Test func anEndlessChainEnds() {
    @Sendable func again(_ scope: Scope) { scope.atFinalization { again(scope) } }
    #expect(
      findings { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        again(scope)
      } == [
        "FinalizationTests.swift: error: finalization never ends: the work of each of 100 rounds registered more [construct]\n"
          + "  hint: register work only once for each construct"
      ])
  }
}

extension AnyValue {
  fileprivate static func list(_ values: [AnyValue]) -> AnyValue { .value(ListValue(values)) }
}
