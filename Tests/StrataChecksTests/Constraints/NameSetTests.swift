import StrataText
import Testing

@testable import StrataChecks

/// Sets of names by a bit each.
@Suite struct NameSetTests {
  private func set(_ names: [String]) -> NameSet {
    var set = NameSet()
    for name in names { name.withUTF8Bytes { set.insert($0) } }
    return set
  }

  @Test func whatIsInItMayBe() {
    let names = ["QueueName", "KmsMasterKeyId", "FifoQueue", "Tags", "A"]
    for name in names { #expect(set(names).mayContain(set([name]))) }
    #expect(set(names).mayContain(set(names)))
    #expect(set(names).mayContain(set([])))
  }

  @Test func mostOfWhatIsNotInItIsNot() {
    let some = set(["QueueName", "VisibilityTimeout", "MessageRetentionPeriod"])
    let others = ["KmsMasterKeyId", "FifoQueue", "RedrivePolicy", "SqsManagedSseEnabled", "DeduplicationScope", "Tags"]
    #expect(others.count { !some.mayContain(set([$0])) } >= 5)
    #expect(!set([]).mayContain(set(["A"])))
  }

  @Test func ofSeveralEachMayBe() {
    #expect(!set(["FifoQueue"]).mayContain(set(["FifoQueue", "KmsMasterKeyId"])))
  }
}
