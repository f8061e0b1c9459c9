import StrataEnvironments
import StrataLanguage
import StrataPlatform

/// A system of two stacks whose releases go from staging to production, with its sources in the folder that `SHOP` names.
let shop = System(
  "shop", environments: [.required("staging"), .required("production")], profiles: "Profiles",
  health: [.address("https://shop.example.com/health")],
  promotion: Promotion(["staging", "production"], gates: ["production": [.noDataAtRisk]]),
  file: (getenv("SHOP").map { String(cString: $0) } ?? "") + "/Sources/Shop.swift"
) { (app: AppScope, environments: [Environment<ShopProfile>]) in
  for environment in environments {
    let topic = app.stack("Data", for: environment) { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
    app.stack("Web", for: environment) { scope in
      let tag = scope.parameter("Tag", default: environment.profile.tag)
      let page = Resource(
        "Page", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": "\(tag) \(topic.ref)"])
      scope.output("Endpoint", page.ref)
    }
  }
}

struct ShopProfile: Decodable, Sendable {
  var tag: String
}
