import StrataJSON
import StrataLanguage
import Testing

/// Queues that two functions read.
@Suite struct SharedQueueRuleTests {
  private func found(_ mappings: [JSONValue]...) -> [String] {
    var resources: JSONObject = [
      "Jobs": ["Type": "AWS::SQS::Queue"], "Stream": ["Type": "AWS::Kinesis::Stream"],
      "One": ["Type": "AWS::Lambda::Function"], "Two": ["Type": "AWS::Lambda::Function"],
      "Live": ["Type": "AWS::Lambda::Alias", "Properties": ["FunctionName": ["Ref": "One"]]],
    ]
    for (index, mapping) in mappings.enumerated() {
      resources["M\(index)"] = [
        "Type": "AWS::Lambda::EventSourceMapping",
        "Properties": ["EventSourceArn": mapping[0], "FunctionName": mapping[1]],
      ]
    }
    return StrataChecksTests.found(by: "shared-queue", inResources: .object(resources))
  }

  private let jobs: JSONValue = ["Fn::GetAtt": ["Jobs", "Arn"]]

  private func finding(_ other: String, at place: Int = 1) -> String {
    """
    /Resources/M\(place)/Properties/EventSourceArn: \(other) reads this queue as well, so that each message comes to one of \
    the two alone; expected a queue that no other function reads (give each function a queue of its own, and have a topic \
    send to both)
    """
  }

  @Test func twoFunctions() {
    #expect(found([jobs, ["Ref": "One"]], [jobs, ["Ref": "Two"]]) == [finding("One")])
    #expect(found([jobs, ["Ref": "Live"]], [jobs, ["Fn::GetAtt": ["Two", "Arn"]]]) == [finding("One")])
    #expect(found([jobs, ["Ref": "One"]], [["Fn::GetAtt": "Jobs.Arn"], "resize"]) == [finding("One")])
    let written: JSONValue = "arn:aws:sqs:eu-west-1:123456789012:jobs"
    #expect(found([written, "count"], [written, "resize"]) == [finding("count")])
  }

  @Test func eachOfThree() {
    #expect(
      found([jobs, "a"], [jobs, "b"], [jobs, "c"]) == [finding("a"), finding("a", at: 2)])
  }

  @Test func oneFunctionOrNoQueue() {
    #expect(found([jobs, ["Ref": "One"]], [jobs, ["Ref": "Live"]]) == [])
    let stream: JSONValue = ["Fn::GetAtt": ["Stream", "Arn"]]
    #expect(found([stream, ["Ref": "One"]], [stream, ["Ref": "Two"]]) == [])
    #expect(found([jobs, ["Ref": "One"]], ["arn:aws:sqs:eu-west-1:123456789012:jobs", ["Ref": "Two"]]) == [])
    #expect(found([["Ref": "Queue"], ["Ref": "One"]], [["Ref": "Queue"], ["Ref": "Two"]]) == [])
  }
}
