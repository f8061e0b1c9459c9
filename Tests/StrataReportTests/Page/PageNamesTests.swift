import StrataJSON
import Testing

@testable import StrataReport

@Suite struct PageNamesTests {
  private let queue: JSONValue = ["Type": "AWS::SQS::Queue"]

  @Test func resourcesAreNamedAfterTheirStackAndId() {
    let names = PageNames(ReportContents([SampleReports.queue]))
    #expect(names.of(ReportedPlace(stack: "Shop", logicalID: "Jobs"), in: 0) == "resource-Shop-Jobs")
    #expect(names.of(ReportedPlace(stack: "Shop", logicalID: "Gone"), in: 0) == nil)
    #expect(names.of(ReportedPlace(stack: "Shop", logicalID: "Jobs"), in: 1) == nil)
  }

  @Test func noNameIsGivenTwice() {
    var system = ReportedSystem(name: "shop")
    let long = String(repeating: "a", count: 1_000)
    system.stacks = [
      SampleReports.stack("./a b.json", ["x y": queue, "x-y": queue, "<script>": queue, "": queue, long: queue])
    ]
    let names = PageNames(ReportContents([system, system]))
    let all = (0...1).flatMap { index in
      ["x y", "x-y", "<script>", "", long].map {
        names.of(ReportedPlace(stack: "./a b.json", logicalID: $0), in: index)
      }
    }
    #expect(
      all == [
        "resource---a-b-json-x-y", "resource---a-b-json-x-y-2", "resource---a-b-json--script-", "resource---a-b-json-",
        "resource---a-b-json-\(long.prefix(80))", "resource---a-b-json-x-y-3", "resource---a-b-json-x-y-4",
        "resource---a-b-json--script--2", "resource---a-b-json--2", "resource---a-b-json-\(long.prefix(80))-2",
      ])
  }
}
