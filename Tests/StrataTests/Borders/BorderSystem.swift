import Strata
import StrataBorders
import StrataEnvironments
import StrataTesting
import TestSupport

/// An app of three environments in one account, each with a boundary in a stack of its own.
func borderApp(
  _ declare: @escaping @Sendable (Scope) -> Void = { _ in }, permissions: [Permission] = [],
  besides others: @escaping @Sendable (Scope, PermissionBoundary) -> Void = { _, _ in }
) -> App {
  App("smartstack") { app in
    app.names = NamingPolicy("smartstack-{env}-{service}", file: "/x/Shop.swift", line: 3)
    for (order, name) in ["dev", "staging", "production"].enumerated() {
      let environment = Environment(name, order: order, profile: 0)
      app.stack("identity", for: environment) { scope in
        others(
          scope, PermissionBoundary("Boundary", in: scope, permissions: permissions, file: "/x/Shop.swift", line: 5))
      }
      app.stack("compute", for: environment) { scope in
        Queue("Marker", in: scope)
        declare(scope)
      }
    }
  }
}

/// The templates of one of its environments, by the names of the stacks.
func borderTemplates(of environment: String, _ app: App) throws -> [String: Template] {
  let stacks = try app.synthesize().stacks.filter { $0.environment == environment }
  return Dictionary(uniqueKeysWithValues: stacks.map { ($0.name, $0.template) })
}
