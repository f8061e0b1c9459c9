import StrataEnvironments
import StrataLanguage

/// Systems in several versions, for comparisons.
enum DiffSystems {
  /// Queues; what's given is as it was.
  static func queues(timeout: Int64 = 30, name: String = "Jobs", keyed key: String? = nil) -> System {
    System(
      App("queues") { app in
        app.stack("Queues") { scope in
          var properties: Properties = ["VisibilityTimeout": .value(IntegerValue.literal(Int(timeout)))]
          if let key { properties["QueueName"] = .value(StringValue.literal(key)) }
          Resource(name, type: "AWS::SQS::Queue", in: scope, properties: properties)
        }
      })
  }

  /// Two stacks, of which one uses what the other exports, or not any more.
  static func wired(isUsed: Bool) -> System {
    System(
      App("wired") { app in
        let topic = app.stack("Data") { scope in Resource("Topic", type: "AWS::SNS::Topic", in: scope) }
        app.stack("Web") { scope in
          Resource(
            "Name", type: "AWS::SSM::Parameter", in: scope,
            properties: ["Type": "String", "Value": isUsed ? .value(topic.ref) : "none"])
        }
      })
  }

  /// A system that can't be synthesized.
  static let broken = System(
    App("queues") { app in
      app.stack("Queues", file: "/sources/Queues.swift", line: 1) { scope in
        Resource(
          "Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["Timeout": 3], file: "/sources/Queues.swift", line: 3
        )
      }
    })
}
