import Testing

@testable import StrataAdvice

@Suite struct ConstructGroupsTests {
  @Test func groupsAreDividedStepByStep() {
    var groups = ConstructGroups([["Api"], ["Api", "Role"], ["Api", "Role", "Policy"], ["Jobs"], []])
    #expect(groups.groups == [0, 0, 0, 1, nil])
    var steps: [[Int?]] = []
    for resources in [[1], [2], [2, 3]] {
      let isDivided = groups.divide(resources)
      #expect(isDivided)
      steps.append(groups.groups)
    }
    // What is a construct's own is in no group once the construct is divided.
    #expect(steps == [[nil, 0, 0, 1, nil], [nil, nil, 0, 1, nil], [nil, nil, nil, nil, nil]])
    let isDivided = groups.divide([0, 1, 2, 3, 4])
    #expect(!isDivided)
  }
}
