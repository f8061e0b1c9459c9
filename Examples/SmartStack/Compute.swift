import Strata
import StrataFunctions
import StrataHttpApis

/// The module compute: the API in Swift.
struct Compute {
  @discardableResult init(_ profile: SmartStackProfile, _ storage: Storage, in scope: Scope) {
    let function = Function(
      "Api", in: scope, code: .package("api", executable: "../../.build/handler/bootstrap"),
      environment: ["ENVIRONMENT": .literal(scope.environment ?? ""), "ORDERS": profile.orders],
      timeout: .seconds(10), memory: .mebibytes(256), architecture: .x86, isTraced: true, retention: profile.logs,
      description: "Answers requests about orders", name: scope.name("api"))
    let alarms = FunctionAlarms(
      "ApiAlarms", in: scope, of: function, notify: [storage.alerts], failures: profile.failures)
    let live = FunctionAlias("live", in: scope, of: function, rollout: profile.rollout, rollingBackOn: alarms.alarms)

    let api = HttpApi(
      "Http", in: scope, throttling: .perSecond(50, burst: 100), timeout: .seconds(15), retention: profile.logs)
    // Whoever has the address may ask: there is nothing about persons in it.
    for route in ["GET /health", "GET /orders/{id}", "POST /quotes"] { api.route(route, to: live, authorizer: .anyone) }
    HttpApiAlarms("HttpAlarms", in: scope, of: api, notify: [storage.alerts], failures: profile.failures)

    scope.output("Endpoint", api.url)
  }
}
