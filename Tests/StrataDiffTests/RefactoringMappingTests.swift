import StrataDiff
import StrataJSON
import Testing

@Suite struct RefactoringMappingTests {
  @Test func mappingsAreWhatTheCommandTakes() {
    let mapping = RefactoringMapping(
      from: .init(stack: "Shop", logicalID: "Jobs"), to: .init(stack: "Shop-2", logicalID: "Work"))
    #expect(
      [mapping].json == [
        [
          "Source": ["StackName": "Shop", "LogicalResourceId": "Jobs"],
          "Destination": ["StackName": "Shop-2", "LogicalResourceId": "Work"],
        ]
      ])
  }
}
