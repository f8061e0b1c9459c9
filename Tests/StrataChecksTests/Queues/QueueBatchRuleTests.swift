import StrataJSON
import StrataLanguage
import Testing

@Suite struct QueueBatchRuleTests {
  private func found(_ source: JSONValue, _ members: JSONObject) -> [String] {
    let queues: JSONObject = [
      "Fifo": ["Type": "AWS::SQS::Queue", "Properties": ["FifoQueue": "true"]], "Plain": ["Type": "AWS::SQS::Queue"],
      "Open": ["Type": "AWS::SQS::Queue", "Properties": ["FifoQueue": ["Ref": "IsFifo"]]],
      "Stream": ["Type": "AWS::Kinesis::Stream"],
    ]
    func lines(_ type: String, _ property: String, _ place: String) -> [String] {
      var properties = members
      properties[property] = source
      var resources = queues
      resources["M"] =
        type == "AWS::Serverless::Function"
        ? [
          "Type": .string(type),
          "Properties": ["Events": ["E": ["Type": "SQS", "Properties": .object(properties)]]],
        ] : ["Type": .string(type), "Properties": .object(properties)]
      return StrataChecksTests.found(by: "queue-batch", inResources: .object(resources)).map {
        $0.replacing("/Resources/M/Properties/\(place)", with: "")
      }
    }
    let mapping = lines("AWS::Lambda::EventSourceMapping", "EventSourceArn", "")
    #expect(lines("AWS::Serverless::Function", "Queue", "Events/E/Properties/") == mapping)
    return mapping
  }

  @Test func fifoQueues() {
    let message = "BatchSize: a FIFO queue doesn't give so many messages at once; expected 10 or fewer; given 11"
    let sources: [JSONValue] = [
      ["Fn::GetAtt": ["Fifo", "Arn"]], ["Fn::Sub": "${Fifo.Arn}"], "arn:aws:sqs:eu-west-1:123456789012:jobs.fifo",
      ["Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Name}.fifo"],
    ]
    for source in sources {
      #expect(found(source, ["BatchSize": 11]) == [message])
      #expect(found(source, ["BatchSize": 10]) == [])
      #expect(
        found(source, ["BatchSize": 10, "MaximumBatchingWindowInSeconds": 5]) == [
          "MaximumBatchingWindowInSeconds: messages of a FIFO queue aren't gathered for a time; expected 0, or none; given 5"
        ])
    }
    #expect(found(["Fn::If": ["C", sources[0], sources[1]]], ["BatchSize": ["Fn::If": ["D", 11, 1]]]).count == 1)
  }

  @Test func otherQueues() {
    let plain: JSONValue = ["Fn::GetAtt": ["Plain", "Arn"]]
    #expect(
      found(plain, ["BatchSize": 100]) == [
        "BatchSize: without a window a queue doesn't give so many messages at once; expected 10 or fewer; given 100 (set MaximumBatchingWindowInSeconds to 1 or more)"
      ])
    #expect(found(plain, ["BatchSize": 100, "MaximumBatchingWindowInSeconds": 1]) == [])
    #expect(found(plain, ["BatchSize": 100, "MaximumBatchingWindowInSeconds": ["Ref": "W"]]) == [])
    #expect(found(plain, ["BatchSize": ["Ref": "Size"]]) == [])
    #expect(found(plain, [:]) == [])
  }

  @Test func whatIsNotKnown() {
    for source in [
      ["Ref": "Arn"], ["Fn::GetAtt": ["Open", "Arn"]], ["Fn::GetAtt": ["Stream", "Arn"]],
      ["Fn::Sub": "arn:aws:sqs:eu-west-1:123456789012:${Name}"],
      "arn:aws:kinesis:eu-west-1:123456789012:stream/s",
      ["Fn::If": ["C", ["Fn::GetAtt": ["Plain", "Arn"]], ["Ref": "A"]]],
    ] as [JSONValue] {
      #expect(found(source, ["BatchSize": 100]) == [])
    }
  }
}
