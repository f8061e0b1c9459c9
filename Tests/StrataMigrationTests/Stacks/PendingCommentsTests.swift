import StrataJSON
import Testing

@testable import StrataMigration

@Suite struct PendingCommentsTests {
  private let comments: [JSONPointer: [String]] = [
    JSONPointer(["Resources"]): ["section"], JSONPointer(["Resources", "Jobs"]): ["jobs"],
    JSONPointer(["Resources", "Jobs", "Properties", "QueueName"]): ["name"],
    JSONPointer(["Resources", "Jobs", "Properties", "DelaySeconds"]): ["delay", "in seconds"],
    JSONPointer(["Resources", "Jobs2"]): ["more jobs"], JSONPointer(["Outputs", "Jobs"]): ["address"],
  ]

  @Test func commentsOfAPlaceAreTakenOnce() {
    var pending = PendingComments(comments)
    let name = JSONPointer(["Resources", "Jobs", "Properties", "QueueName"])
    #expect(pending.take(at: name) == ["name"])
    #expect(pending.take(at: name) == [])
    #expect(pending.take(at: JSONPointer(["Resources"])) == ["section"])
    #expect(pending.take(at: JSONPointer(["Resources", "Failed"])) == [])
  }

  @Test func commentsBelowAPlaceComeInTheOrderOfTheirPlaces() {
    var pending = PendingComments(comments)
    #expect(pending.take(below: JSONPointer(["Resources", "Jobs"])) == ["jobs", "delay", "in seconds", "name"])
    #expect(pending.take(below: JSONPointer(["Resources", "Jobs"])) == [])
    #expect(pending.take(below: JSONPointer(["Resources"])) == ["section", "more jobs"])
    #expect(pending.take(below: JSONPointer()) == ["address"])
  }

  @Test func aDeepPlaceLeavesWhatStandsBesideIt() {
    var pending = PendingComments(comments)
    #expect(pending.take(below: JSONPointer(["Resources", "Jobs", "Properties", "QueueName"])) == ["name"])
    #expect(pending.take(below: JSONPointer(["Resources", "Jobs", "Properties"])) == ["delay", "in seconds"])
  }
}
