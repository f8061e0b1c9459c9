import StrataLanguage
import TestSupport
import Testing

@Suite struct ConsequencesTests {
  /// What refers to one of two things of a name leads to the other in the template, and may lead in a circle there.
  @Test func noCircleIsFoundBesideAnIdThatIsThereTwice() {
    let found = findings { scope in
      let first = Resource(
        "Thing", type: "Custom::Thing", in: scope,
        properties: ["ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:maker"])
      let other = Resource(
        "Other", type: "Custom::Thing", in: scope, properties: ["ServiceToken": "arn", "Of": .value(first.ref)])
      Resource("Thing", type: "Custom::Thing", in: scope, properties: ["ServiceToken": "arn", "Of": .value(other.ref)])
    }
    #expect(
      found == [
        """
        ConsequencesTests.swift: error: Test/Thing: a resource "Thing" is declared here already [duplicate-id]
          note: ConsequencesTests.swift: the other is declared here
          hint: give one of them another id
        """
      ])
  }

  @Test func aCircleByItselfIsFound() {
    let found = findings { scope in
      let thing = Resource(
        "Thing", type: "Custom::Thing", in: scope,
        properties: ["ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:maker"])
      let other = Resource(
        "Other", type: "Custom::Thing", in: scope,
        properties: ["ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:maker"])
      thing.depends(on: other)
      other.depends(on: thing)
    }
    #expect(found.count == 1 && found[0].contains("[dependency-cycle]"), "\(found)")
  }
}
