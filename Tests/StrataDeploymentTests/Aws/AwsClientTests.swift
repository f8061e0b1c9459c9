import StrataFiles
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// Calls that are made again, and those that aren't.
@Suite struct AwsClientTests {
  private final class Played {
    var answers: [ChildProcess.Result] = []
    var programs: [ChildProcess] = []
    var pauses: [Double] = []

    var client: AwsClient {
      AwsClient(
        run: {
          self.programs.append($0)
          return self.answers.count > 1 ? self.answers.removeFirst() : self.answers[0]
        }, wait: { self.pauses.append($0) })
    }
  }

  private let played = Played()

  @Test func readingIsDoneAgainWithGrowingPauses() throws {
    let throttled = PlayedAws.refused("Throttling", "slow down")
    played.answers = [throttled, throttled, PlayedAws.nothing, PlayedAws.answered(["A": 1])]
    #expect(try played.client.read("s", "get") { $0["A"] == nil ? "no A" : nil } == ["A": 1])
    #expect(played.pauses == [1, 2, 4])
    played.answers = [throttled]
    #expect(throws: AwsClient.Failure.self) { try played.client.read("s", "get") }
    #expect(played.pauses == [1, 2, 4, 1, 2, 4, 8, 16, 20, 20])
  }

  @Test func changingIsDoneOnce() {
    played.answers = [PlayedAws.refused("Throttling", "slow down")]
    #expect(throws: AwsClient.Failure.self) { try played.client.call("s", "put") }
    #expect(played.programs.count == 1 && played.pauses.isEmpty)
  }

  @Test func whatCannotPassIsNotWaitedFor() {
    played.answers = [PlayedAws.refused("AccessDenied", "no")]
    #expect(throws: AwsClient.Failure.self) { try played.client.read("s", "get") }
    #expect(played.pauses.isEmpty)
  }

  @Test func hiddenTextsStandInNothing() throws {
    played.answers = [PlayedAws.refused("ValidationError", "abc and abcdef are wrong")]
    let client = played.client.hiding(["abc", "", "abcdef"])
    #expect(client.shown("xabcdefx") == "x****x")
    #expect(played.client.hiding(["a\"b"]).shown(#"{"x": "a\"b"} a"b"#) == #"{"x": "****"} ****"#)
    do {
      try client.call("s", "put")
    } catch let failure as AwsClient.Failure {
      #expect(failure.message == "**** and **** are wrong")
    }
  }

  @Test func theRegionIsNamed() throws {
    played.answers = [PlayedAws.nothing]
    try played.client.working(in: "eu-west-1").call("s", "get", arguments: ["a"], input: [1])
    #expect(
      played.programs == [
        ChildProcess(arguments: ["aws", "s", "get", "a", "--output", "json", "--region", "eu-west-1"], input: [1])
      ])
  }
}
