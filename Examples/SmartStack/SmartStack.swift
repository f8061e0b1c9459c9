public import Strata
import StrataBorders
import StrataDatabases
public import StrataEnvironments
import StrataModels

/// SmartStack: one account, three environments that share nothing in it, and that IAM keeps apart.
public let smartStack = System(
  "smartstack", environments: [.required("dev"), .required("staging"), .required("prod")], profiles: "Profiles",
  isolation: .required, declareSmartStack)

/// What an account has once, for all systems in it: an administrator deploys it to each account.
public let smartStackAccount = App("smartstack-account") { app in
  app.stack("smartstack-account", description: "What an account trusts for all systems in it") {
    GitHubProvider("GitHub", in: $0)
  }
}

/// The modules of each environment.
private func declareSmartStack(_ app: AppScope, _ environments: [Environment<SmartStackProfile>]) {
  app.names = NamingPolicy("smartstack-{env}-{service}")
  for environment in environments { declare(environment, in: app) }
}

private func declare(_ environment: Environment<SmartStackProfile>, in app: AppScope) {
  let profile = environment.profile
  @discardableResult func module<Made>(_ name: String, _ purpose: String, _ declare: (Scope) -> Made) -> Made {
    app.stack(name, for: environment, env: profile.place, description: "SmartStack, \(purpose)") { scope in
      scope.tags["Environment"] = .literal(environment.name)
      return declare(scope)
    }
  }
  let boundary = module("access", "what its roles may do at most") { scope in
    PermissionBoundary(
      "Boundary", in: scope, permissions: [BedrockModel(.literal(profile.model)).invoking])
  }
  let network = module("networking", "its network") { Networking(profile, in: $0) }
  let database = module("database", "its database") { Databases(profile, on: network.vpc, in: $0) }
  let storage = module("storage", "its objects, jobs, settings and alerts") { Storage(profile, in: $0) }
  module("ai-services", "what asks a model") { AIServices(profile, storage, in: $0) }
  module("compute", "its API") { Compute(profile, storage, in: $0) }
  module("pipeline", "who deploys it") { scope in
    DeploymentRole(
      "Role", in: scope, from: .environment(environment.name, of: profile.repository), within: boundary,
      permissions: [database.main.querying()], name: scope.name("role"))
  }
}
