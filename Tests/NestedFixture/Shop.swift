import StrataEnvironments
import StrataLanguage
import StrataPlatform

/// A system of one stack, in which each environment has stacks of its own and all have one, with its sources in the folder
/// that `SHOP` names.
let shop = System(
  "shop", environments: [.optional("dev"), .optional("prod")], profiles: "Profiles",
  file: (getenv("SHOP").map { String(cString: $0) } ?? "") + "/Sources/Shop.swift"
) { (app: AppScope, environments: [Environment<ShopProfile>]) in
  app.stack("Shop") { scope in
    let topic = scope.nested("Common") { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
    for environment in environments {
      let own = Scope(environment.title, in: scope, environment: environment.name)
      let queue = own.nested("Work") { scope in
        let queue = Resource(
          "Jobs", type: "AWS::SQS::Queue", in: scope,
          properties: ["VisibilityTimeout": .value(IntegerValue.literal(environment.profile.patience))])
        scope.nested("Notes") { scope in
          Resource(
            "Topic", type: "AWS::SSM::Parameter", in: scope, properties: ["Type": "String", "Value": .value(topic.ref)])
        }
        return queue
      }
      own.output("JobsArn", queue.attribute("Arn"))
    }
  }
}

struct ShopProfile: Decodable, Sendable {
  var patience: Int
}
