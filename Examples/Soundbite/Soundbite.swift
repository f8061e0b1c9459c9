import Strata
public import StrataEnvironments

/// Soundbite, which turns texts into speech: five environments, from one that is on a developer's machine to production.
public let soundbite = System(
  "soundbite",
  environments: [
    .ephemeral("dev-localstack", isLocal: true), .required("dev-aws"), .required("dev-aws-deployed"),
    .required("staging"), .required("production"),
  ], profiles: "Profiles", health: checks, promotion: wayOfReleases,
  isolation: .required, declareSoundbite)

/// Six stacks for each environment.
private func declareSoundbite(_ app: AppScope, _ environments: [Environment<SoundbiteProfile>]) {
  app.tags["System"] = "soundbite"
  for environment in environments {
    let others = environments.prefix { $0.name != environment.name }.map(\.profile.network)
    declare(environment, apartFrom: others, in: app)
  }
}

private func declare(_ environment: Environment<SoundbiteProfile>, apartFrom others: [CIDR], in app: AppScope) {
  let profile = environment.profile
  @discardableResult func part<Made>(_ name: String, _ purpose: String, _ declare: (Scope) -> Made) -> Made {
    app.stack(
      named: "soundbite-\(environment.name)-\(name)", for: environment, env: profile.place,
      description: "Soundbite, \(purpose)"
    ) { scope in
      // What a month cost is told apart by these, for each environment and part of it.
      scope.tags["Environment"] = .literal(environment.name)
      scope.tags["Part"] = .literal(name)
      return declare(scope)
    }
  }
  let infra = part("infra", "what all parts stand on") { Infra(profile, apartFrom: others, in: $0) }
  let storage = part("storage", "its audio") { Storage(profile, infra, in: $0) }
  let queue = part("queue", "its jobs") { JobQueue(profile, infra, in: $0) }
  let database = part("database", "what it knows of each sound") { Sounds(profile, infra, in: $0) }
  let api = part("api", "the way to its API") { Api(profile, infra, in: $0) }
  part("compute", "what runs it") { scope in
    Compute(profile, Parts(infra: infra, storage: storage, queue: queue, database: database, api: api), in: scope)
  }
}

extension Scope {
  /// The name of something of the scope's environment, such as `soundbite-staging-jobs`.
  ///
  /// No policy is about these names: those of `dev-aws` would match those of `dev-aws-deployed`.
  func named(_ thing: String) -> StringValue { "soundbite-\(environment ?? "")-\(thing)" }
}
