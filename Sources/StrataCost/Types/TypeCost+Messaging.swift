import StrataTemplate

extension TypeCost {
  static let messaging = [
    TypeCost("SQS::Queue") { queue throws(Undecided) in
      [.used(try queue.flag("FifoQueue") ? .fifoRequests : .queueRequests, .requests)]
    },
    TypeCost("SNS::Topic") { topic throws(Undecided) in
      try topic.flag("FifoTopic")
        ? [.undecided(.topicRequests, "what a FIFO topic costs isn't read")] : [.used(.topicRequests, .requests)]
    },
    TypeCost("SNS::Subscription") { subscription throws(Undecided) in
      switch try subscription.text("Protocol") {
      // Deliveries to queues and functions cost nothing here.
      case "sqs", "lambda": []
      case "http", "https": [.used(.webDeliveries, UsageQuantity.notifications)]
      case "email", "email-json": [.used(.mailDeliveries, UsageQuantity.notifications)]
      case let other: [.undecided(.webDeliveries, "what notifications by \(other) cost isn't read")]
      }
    },
    TypeCost("Events::EventBus") { _ in [.used(.busEvents, .events)] },
    TypeCost("Events::Archive") { _ in [.used(.archivedEvents, .storage)] },
    TypeCost("Events::ApiDestination") { _ in [.used(.destinationCalls, .requests)] },
    TypeCost("Pipes::Pipe") { _ in [.used(.pipeRequests, .requests)] },
    TypeCost("Scheduler::Schedule") { _ in [.used(.schedulerCalls, .requests)] },
    TypeCost("StepFunctions::StateMachine") { machine throws(Undecided) in
      try machine.text("StateMachineType", default: "STANDARD") == "EXPRESS"
        ? [.used(.expressRequests, .requests), .used(.expressDuration, .gigabyteSeconds)]
        : [.used(.transitions, UsageQuantity.transitions)]
    },
    TypeCost("Kinesis::Stream") { stream throws(Undecided) in
      try stream.text("StreamModeDetails/StreamMode", default: "PROVISIONED") == "ON_DEMAND"
        ? [.hours(.demandStream), .used(.demandStreamData, .data)]
        : [
          .hours(.shards, times: try stream.number("ShardCount")), .used(.shardPuts, UsageQuantity.puts),
        ]
    },
  ]
}

extension UsageQuantity {
  fileprivate static let notifications = UsageQuantity("notifications", .count("notifications"))
  fileprivate static let transitions = UsageQuantity("transitions", .count("transitions"))
  fileprivate static let gigabyteSeconds = UsageQuantity("duration", .count("GB-seconds"))
  fileprivate static let puts = UsageQuantity("puts", .count("units"))
}
