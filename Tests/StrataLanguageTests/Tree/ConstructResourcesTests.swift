import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

/// The resources of a construct can be reached, however deep they are in it.
@Suite struct ConstructResourcesTests {
  @Test func ofAConstructAndNoOther() throws {
    let template = try template { scope in
      let (a, b) = (Pair("A", in: scope), Pair("B", in: scope))
      #expect(a.resources.map(\.path.description) == ["Test/A", "Test/A/Inner"])
      #expect(b.inner.resources.count == 1)
      #expect(scope.resources.count == 4)
      for resource in a.resources { resource.deletionPolicy = .retain }
    }
    let kept = template.resources.filter { $0.value["DeletionPolicy"] == "Retain" }
    #expect(kept.map(\.key) == ["A", "AInner"])
  }

  @Test func nothingIsThereBeforeItIsDeclared() throws {
    _ = try template { scope in
      #expect(scope.resources.isEmpty)
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      #expect(scope.resources.map(\.type) == ["AWS::SQS::Queue"])
    }
  }
}
