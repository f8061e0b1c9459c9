import StrataLanguage
import TestSupport
import Testing

@Suite struct UnresolvedTextTests {
  @Test func aLiteralDescribesItself() {
    let text: StringValue = "abc"
    let number: IntegerValue = 5
    #expect(text.description == "abc")
    #expect(number.description == "5")
  }

  @Test func aReferenceThatBecameTextIsFound() {
    #expect(
      findings { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        let leaked = String(describing: queue.attribute("Arn"))
        Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": ["x": .literal("arn " + leaked)]])
      } == [
        "UnresolvedTextTests.swift: error: Test/A: V/x: this text contains Test/Jobs.Arn, which is known only after deployment;"
          + " expected a StringValue such as \"…\\(value)…\", given a plain String made of it [unresolved-text]"
      ])
  }

  @Test(arguments: 0..<23)
  func itIsFoundWhereverTextCanStand(place: Int) {
    let found = findings { scope in
      let leaked = Resource("Jobs", type: "AWS::SQS::Queue", in: scope).ref.description
      let other = Resource("Other", type: "AWS::SQS::Queue", in: scope, tagging: .list())
      switch place {
      case 0: _ = scope.parameter("P", allowedValues: [leaked])
      case 1: _ = scope.parameter("P", allowedPattern: leaked)
      case 2: scope.transform(leaked)
      case 3: other.rawProperties[leaked] = 1
      case 4: scope.tags[leaked] = "x"
      case 5: scope.output("O", other.attribute(leaked))
      case 6: other.metadata = ["Note": .literal(leaked)]
      case 7: scope.metadata(leaked, 1)
      case 8: _ = scope.mapping("M", ["a": ["b": .literal(leaked)]])
      case 9: _ = scope.condition("C", .equals(.region, .literal(leaked)))
      case 10: scope.rule("R", [.require(.equals("a", "b"), leaked)])
      case 11: other.creationPolicy = .signals(1, within: .literal(leaked))
      case 12: Resource("A", type: leaked, in: scope)
      case 13: Resource("A", type: "Acme::Test::A", in: scope, properties: [leaked: 1])
      case 14: Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": [.value(scope.region), [leaked: 1]]])
      case 15: Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": ["a", .literal(leaked)]])
      case 16: Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": "\(other.ref) and \(leaked)"])
      case 17: Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": "of \(other.attribute(leaked))"])
      case 18: Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": .value(other.attribute(leaked))])
      case 19: Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": .value(StringValue.json([leaked: 1]))])
      case 20: scope.tags["x"] = .literal(leaked)
      case 21: other.set("Tags", to: [["Key": .literal(leaked), "Value": "x"]] as AnyValue)
      default: other.accept(.checkov("CKV_1"), because: leaked)
      }
    }
    let isFound = found.contains { $0.contains("this text contains Test/Jobs, which is known only after deployment") }
    #expect(isFound, "\(found)")
  }

  @Test func itIsFoundInTheNameOfAStackWhoseValuesAreUsed() {
    let app = App("Test") { app in
      let leaked = app.stack("One") { scope in Resource("Jobs", type: "AWS::SQS::Queue", in: scope) }
      let other = app.stack("Two" + leaked.ref.description) { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      }
      app.stack("Three") { scope in
        Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": .value(other.attribute("Arn"))])
      }
    }
    let found = findings(app)
    let isFound = found.contains {
      $0.contains("Three/A: V/Fn::ImportValue: this text contains One/Jobs, which is known only after deployment")
    }
    #expect(isFound, "\(found)")
  }

  @Test func soAreThoseInDescriptionsAndParameters() {
    #expect(
      findings { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        scope.output("Jobs", queue.ref, description: String(describing: [queue.ref]))
        _ = scope.parameter("P", default: queue.ref.description)
      }.count == 2)
  }
}
