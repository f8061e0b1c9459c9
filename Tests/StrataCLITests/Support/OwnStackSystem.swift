import StrataEnvironments
import StrataLanguage

/// A system whose environments have stacks of their own, beside one that is of none.
let fleet = System(
  "fleet",
  environments: [
    .required("staging"), .required("production", env: StackEnvironment(region: "eu-central-1")), .optional("dev"),
  ], { (app: AppScope, environments: [Environment<FleetProfile>]) in declareFleet(app, environments) })

struct FleetProfile: Decodable, Sendable {
  var tag: String
}

func declareFleet(_ app: AppScope, _ environments: [Environment<FleetProfile>]) {
  app.stack("FleetShared") { scope in Resource("Zone", type: "AWS::SNS::Topic", in: scope) }
  for environment in environments {
    let topic = app.stack("FleetData", for: environment) { scope in
      Resource("Topic", type: "AWS::SNS::Topic", in: scope)
    }
    app.stack("FleetWeb", for: environment) { scope in
      let tag = scope.parameter("ImageTag", default: environment.profile.tag)
      let name = Resource(
        "Name", type: "AWS::SSM::Parameter", in: scope,
        properties: ["Type": "String", "Value": "\(topic.ref) \(tag)"])
      scope.output("Endpoint", name.ref)
    }
  }
}

extension ToolRun {
  /// Writes the profiles of the fleet's two environments that have one.
  func fleetProfiles(staging: String = "1", production: String = "2") throws {
    try write("profiles/fleet/staging.json", #"{"tag": "\#(staging)"}"#)
    try write("profiles/fleet/production.json", #"{"tag": "\#(production)"}"#)
  }
}
