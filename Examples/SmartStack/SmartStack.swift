import Strata
import StrataBorders
import StrataDatabases
public import StrataEnvironments
import StrataModels

/// SmartStack: one account, three environments that share nothing in it, and that IAM keeps apart.
public let smartStack = System(
  "smartstack", environments: [.required("dev"), .required("staging"), .required("prod")], profiles: "Profiles",
  declareSmartStack)

/// For each environment who may do what, and the modules; for each account what it has once.
private func declareSmartStack(_ app: AppScope, _ environments: [Environment<SmartStackProfile>]) {
  app.names = NamingPolicy("smartstack-{env}-{service}")
  for environment in environments { declare(environment, in: app) }
  var accounts: [StackEnvironment] = []
  for place in environments.map(\.profile.place) where !accounts.contains(where: { $0.account == place.account }) {
    accounts.append(place)
    app.stack("smartstack-account-\(place.account ?? "")", env: place, description: "What an account has once") {
      GitHubProvider("GitHub", in: $0)
    }
  }
}

private func declare(_ environment: Environment<SmartStackProfile>, in app: AppScope) {
  let profile = environment.profile
  @discardableResult func module<Made>(_ name: String, _ purpose: String, _ declare: (Scope) -> Made) -> Made {
    app.stack(name, for: environment, env: profile.place, description: "SmartStack, \(purpose)") { scope in
      scope.tags["Environment"] = .literal(environment.name)
      return declare(scope)
    }
  }
  let network = module("networking", "its network") { Networking(profile, in: $0) }
  let database = module("database", "its database") { Databases(profile, on: network.vpc, in: $0) }
  let storage = module("storage", "its objects, jobs, settings and alerts") { Storage(profile, in: $0) }
  let models = module("ai-services", "what asks models") { AIServices(profile, storage, in: $0) }
  module("compute", "its API and what prepares the database") { Compute(profile, storage, database, in: $0) }
  module("access", "what its roles may do at most, and who deploys it") { scope in
    let boundary = PermissionBoundary(
      "Boundary", in: scope, permissions: [models.model.invoking, database.main.querying()],
      name: scope.name("boundary"))
    DeploymentRole(
      "Role", in: scope, from: .environment(environment.name, of: profile.repository), within: boundary,
      name: scope.name("role"))
  }
}
