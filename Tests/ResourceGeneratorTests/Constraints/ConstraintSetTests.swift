import Foundation
import Testing

@testable import resource_generator

/// The constraints of resource types as files declare them.
@Suite struct ConstraintSetTests {
  private func set(_ files: [String: String]) throws -> ConstraintSet {
    let folder = FileManager.default.temporaryDirectory.appending(path: "constraints-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try ConstraintSet(directory: folder)
  }

  private let queue = """
    AWS::SQS::Queue:
      page: https://docs.aws.amazon.com/sqs
      sample: { DelaySeconds: 5, MaximumMessageSize: 2048 }
      rules:
        - id: long-delay
          because: it is so
          expect: { DelaySeconds: { max: 10 } }
          bad: { DelaySeconds: 11 }
          good: { DelaySeconds: null }

    """

  @Test func aWholeFile() throws {
    let set = try set(["sqs.yaml": queue])
    #expect(set.failures == [])
    #expect(set.sampleFailures() == [])
    #expect(set.count == 1)
    #expect(set.typeCount == 1)
    #expect(
      set.linesText
        == "AWS::SQS::Queue\t{\"page\":\"https://docs.aws.amazon.com/sqs\"}\tDelaySeconds\t{\"id\":\"long-delay\",\"because\":\"it is so\",\"expect\":{\"DelaySeconds\":{\"max\":10}}}\n"
    )
    #expect(set.namesText == "long-delay\tAWS::SQS::Queue\n")
    #expect(
      set.samplesText
        == "AWS::SQS::Queue\t{\"long-delay\":{\"good\":{\"Resources\":{\"Queue\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"MaximumMessageSize\":2048}}}},\"bad\":{\"Resources\":{\"Queue\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"DelaySeconds\":11,\"MaximumMessageSize\":2048}}}}}}\n"
    )
  }

  @Test func samplesThatAreNotWhatTheyShouldBe() throws {
    func failures(_ bad: String, _ good: String) throws -> [String] {
      try set([
        "sqs.yaml": queue.replacing("bad: { DelaySeconds: 11 }", with: "bad: \(bad)")
          .replacing("good: { DelaySeconds: null }", with: "good: \(good)")
      ]).sampleFailures()
    }
    #expect(try failures("{ DelaySeconds: 9 }", "{}") == ["sqs.yaml:5: the bad sample of long-delay isn't found"])
    let good = try failures("{ DelaySeconds: 11 }", "{ DelaySeconds: 12 }")
    #expect(good.first?.hasPrefix("sqs.yaml:5: the good sample of long-delay isn't good: ") == true, "\(good)")
    let other = try failures("{ DelaySeconds: 11, Colour: red }", "{}")
    #expect(other.first?.hasPrefix("sqs.yaml:5: the bad sample of long-delay has another error: ") == true, "\(other)")
  }

  @Test(
    arguments: [
      ("AWS::SQS::Queeue", "there is no type AWS::SQS::Queeue"),
      ("AWS::SQS::Queue:\n  rules: [{ id: Long }]\nAWS::SNS::Topic", "Long: because is missing"),
    ])
  func faultsOfFiles(first: String, text: String) throws {
    let failures = try set(["a.yaml": queue.replacing("AWS::SQS::Queue", with: first)]).failures
    #expect(failures.contains { $0.contains(text) }, "\(failures)")
  }

  @Test func faultsHaveTheirPlace() throws {
    #expect(
      try set(["a.yaml": queue, "b.yaml": queue]).failures == [
        "b.yaml:1: AWS::SQS::Queue is in two places", "b.yaml:5: AWS::SQS::Queue has long-delay already",
      ])
    #expect(
      try set(["a.yaml": queue.replacing("long-delay", with: "Long_Delay")]).failures == [
        "a.yaml:5: Long_Delay must be lowercase words joined by hyphens"
      ])
    #expect(
      try set(["a.yaml": queue.replacing("https://docs.aws.amazon.com/sqs", with: "https://example.com")]).failures == [
        "a.yaml:5: long-delay must have a page of https://docs.aws.amazon.com/"
      ])
    #expect(try set(["a.yaml": "a: [1"]).failures.first?.hasPrefix("a.yaml:1:") == true)
    #expect(
      try set(["a.yaml": "lists:\n  l: { date: today, page: x, values: [1] }\n"]).failures == [
        "a.yaml:2: l must have a date, a page of docs.aws.amazon.com and values that are texts"
      ])
  }
}
