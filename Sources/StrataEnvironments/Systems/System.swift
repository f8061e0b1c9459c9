public import StrataIsolation
public import StrataLanguage

/// An app with its environments, each of which a profile describes.
///
/// ```swift
/// let shop = System(
///   "shop", environments: [.required("prod"), .optional("dev")], profiles: "Profiles", declareShop)
///
/// func declareShop(_ app: AppScope, _ environments: [Environment<ShopProfile>]) {
///   for environment in environments {
///     app.stack("Shop", for: environment) { scope in … }
///   }
/// }
/// ```
///
/// A profile is a JSON file, such as `Profiles/dev.json` beside the sources, which is read into a type of the system's
/// own.
public struct System: Sendable {
  /// The system's name, which is that of its folder of profiles and of its folder of templates.
  public let name: String

  /// The environments that there may be, in order; none for an app that has no profiles.
  public let environments: [EnvironmentDeclaration]

  /// The questions to a person who makes a profile.
  public let form: ProfileForm

  /// The way that releases take through the environments; nil where there is none.
  public let promotion: Promotion?

  /// Whether the environments have to be apart from each other.
  public private(set) var isolation: IsolationRequirement

  /// The ways between environments that are accepted, each with its reason.
  public let shares: [SharedUse]

  /// The files of prices that win over those that come along, by their paths.
  package let prices: [String]

  /// The file of the policy that allows to deploy it, by its path; nil for a system that has committed none.
  package let deploymentPolicy: String?

  /// The folder of the profiles that are committed, over which a user's own are laid; nil where there are none.
  package let committed: String?

  /// The folder of the profiles that serve where a user has none of their own.
  package let samples: String?

  /// The folder in which what becomes of releases is recorded, beside the sources; nil for a system that keeps no records.
  package var records: String?

  let declare: @Sendable ([Choice]) -> Declaration
  let probes: @Sendable (Choice) throws(ProfileError) -> [HealthProbe]
  let inspect: @Sendable (ProfileChain) -> ProfileInspection
  package let fillsSecret: Bool
  let fillSecret: @Sendable (ProfileChain) throws(ProfileError) -> ProfileSecret?

  /// An environment and the profile that was chosen for it.
  struct Choice: Sendable {
    let name: String
    let order: Int
    let env: StackEnvironment?
    let chain: ProfileChain
  }

  /// The app for some environments, or the mistakes in their profiles.
  struct Declaration: Sendable {
    let app: App
    let inspections: [ProfileInspection]
    /// What is wrong with the checks of the environments' health.
    var healthMistakes: [Finding] = []
  }

  /// Describes a system whose profiles are committed beside its sources.
  ///
  /// They are reviewed, checked and deployed as they stand there. Each user has a folder of their own for secrets, which
  /// has to be where a committed profile has a ``Sensitive`` value, and for what they try out: a profile in it is laid
  /// over the committed one of its name, objects member by member, anything else as a whole, and null takes out.
  ///
  /// - Parameters:
  ///   - name: The name of its folders: letters, digits, hyphens and underscores.
  ///   - environments: The environments that there may be, in order. Keep the order, and add new ones at the end.
  ///   - profiles: The folder of the committed profiles, relative to the caller's file.
  ///   - form: The questions to a person who makes a profile; nothing unless given.
  ///   - secret: The secret that is filled from a profile; none unless given.
  ///   - health: The checks of the environments' health, which `synth health` asks; none unless given.
  ///   - promotion: The way that releases take through the environments; none unless given. What becomes of them is
  ///     recorded in a folder `Deployments` beside the caller's file, but for ephemeral environments.
  ///   - isolation: Whether the environments have to be apart from each other; not unless given.
  ///   - shares: The ways between environments that are accepted, each with its reason; none unless given.
  ///   - prices: The files of prices that win over those that come along, relative to the caller's file; none unless given.
  ///   - deploymentPolicy: The file of the policy that allows to deploy it, relative to the caller's file, which has to
  ///     allow all that it needs; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stacks for the environments that have a profile, of which there's at least one.
  public init<Profile: Decodable & Sendable>(
    _ name: String, environments: [EnvironmentDeclaration], profiles: String, form: ProfileForm = ProfileForm(),
    secret: (@Sendable (Profile) -> ProfileSecret)? = nil, health: HealthProbes<Profile> = [],
    promotion: Promotion? = nil, isolation: IsolationRequirement = .notRequired, shares: [SharedUse] = [],
    prices: [String] = [], deploymentPolicy: String? = nil, file: String = #filePath, line: Int = #line,
    _ declare: @escaping @Sendable (AppScope, [Environment<Profile>]) -> Void
  ) {
    self.init(
      name, environments, committed: Self.folder(profiles, besideFile: file), samples: nil, form, secret, health,
      promotion, isolation, shares, prices, deploymentPolicy, file, line, declare)
  }

  /// Describes a system whose profiles are each user's own.
  ///
  /// - Parameters:
  ///   - name: The name of its folders: letters, digits, hyphens and underscores.
  ///   - environments: The environments that there may be, in order. Keep the order, and add new ones at the end.
  ///   - samples: A folder with profiles that serve where a user has none of their own, relative to the caller's file.
  ///   - form: The questions to a person who makes a profile; nothing unless given.
  ///   - secret: The secret that is filled from a profile; none unless given.
  ///   - health: The checks of the environments' health, which `synth health` asks; none unless given.
  ///   - promotion: The way that releases take through the environments; none unless given. What becomes of them is
  ///     recorded in a folder `Deployments` beside the caller's file, but for ephemeral environments.
  ///   - isolation: Whether the environments have to be apart from each other; not unless given.
  ///   - shares: The ways between environments that are accepted, each with its reason; none unless given.
  ///   - prices: The files of prices that win over those that come along, relative to the caller's file; none unless given.
  ///   - deploymentPolicy: The file of the policy that allows to deploy it, relative to the caller's file, which has to
  ///     allow all that it needs; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stacks for the environments that have a profile, of which there's at least one.
  public init<Profile: Decodable & Sendable>(
    _ name: String, environments: [EnvironmentDeclaration], samples: String? = nil, form: ProfileForm = ProfileForm(),
    secret: (@Sendable (Profile) -> ProfileSecret)? = nil, health: HealthProbes<Profile> = [],
    promotion: Promotion? = nil, isolation: IsolationRequirement = .notRequired, shares: [SharedUse] = [],
    prices: [String] = [], deploymentPolicy: String? = nil, file: String = #filePath, line: Int = #line,
    _ declare: @escaping @Sendable (AppScope, [Environment<Profile>]) -> Void
  ) {
    self.init(
      name, environments, committed: nil, samples: samples.map { Self.folder($0, besideFile: file) }, form, secret,
      health, promotion, isolation, shares, prices, deploymentPolicy, file, line, declare)
  }

  private init<Profile: Decodable & Sendable>(
    _ name: String, _ environments: [EnvironmentDeclaration], committed: String?, samples: String?,
    _ form: ProfileForm, _ secret: (@Sendable (Profile) -> ProfileSecret)?, _ health: HealthProbes<Profile>,
    _ promotion: Promotion?, _ isolation: IsolationRequirement, _ shares: [SharedUse], _ prices: [String],
    _ deploymentPolicy: String?, _ file: String, _ line: Int,
    _ declare: @escaping @Sendable (AppScope, [Environment<Profile>]) -> Void
  ) {
    self.name = name
    self.environments = environments
    self.form = form
    self.committed = committed
    self.samples = samples
    self.promotion = promotion
    self.isolation = isolation
    self.shares = shares
    self.prices = prices.map { Self.folder($0, besideFile: file) }
    self.deploymentPolicy = deploymentPolicy.map { Self.folder($0, besideFile: file) }
    records = promotion.map { _ in Self.folder("Deployments", besideFile: file) }
    fillsSecret = secret != nil
    self.declare = { choices in
      // By loops of what isn't generic: an iterator over values of the profile's type is made only at run time, slowly.
      var inspections: [ProfileInspection] = []
      var chosen: [Environment<Profile>] = []
      for choice in choices {
        let reading = choice.chain.decode(as: Profile.self)
        inspections.append(reading.inspection)
        if let profile = reading.profile {
          chosen.append(Environment(choice.name, order: choice.order, env: choice.env, profile: profile))
        }
      }
      let ready = chosen
      let app = App(name, file: file, line: line) { app in
        DeclarationObserver.current?(.environments(ready.indices.map { ready[$0].name }))
        app.knows(environments: environments.map(\.name))
        declare(app, ready)
      }
      let healthMistakes = ready.indices.flatMap { index in
        health.probes(ready[index]).flatMap { $0.mistakes(of: "\(name)/\(ready[index].name)") }
      }
      return Declaration(app: app, inspections: inspections, healthMistakes: healthMistakes)
    }
    probes = { choice throws(ProfileError) in
      let reading = choice.chain.decode(as: Profile.self)
      guard let profile = reading.profile, reading.inspection.mistakes.isEmpty else {
        throw ProfileError(reading.inspection.refusal)
      }
      return health.probes(Environment(choice.name, order: choice.order, env: choice.env, profile: profile))
    }
    inspect = { $0.decode(as: Profile.self).inspection }
    fillSecret = { chain throws(ProfileError) in
      let reading = chain.decode(as: Profile.self, isForSecrets: true)
      guard let profile = reading.profile else { throw ProfileError(reading.inspection.refusal) }
      return secret?(profile)
    }
  }

  /// Takes an app that has no profiles as a system.
  public init(_ app: App) {
    name = app.name
    environments = []
    form = ProfileForm()
    committed = nil
    samples = nil
    promotion = nil
    isolation = .notRequired
    shares = []
    prices = []
    deploymentPolicy = nil
    fillsSecret = false
    declare = { _ in Declaration(app: app, inspections: []) }
    probes = { _ in [] }
    inspect = { $0.decode(as: [String: String].self).inspection }
    fillSecret = { _ in nil }
  }

  private static func folder(_ name: String, besideFile file: String) -> String {
    if name.hasPrefix("/") { return name }
    guard let slash = file.lastIndex(of: "/") else { return name }
    return String(file[...slash]) + name
  }
}

extension System {
  /// The same system, whose templates are made whether its environments are apart or not.
  var withoutRequiredIsolation: System {
    var system = self
    system.isolation = .notRequired
    return system
  }

  /// Reads a profile and says what is right and wrong with it, and what of it may be shown.
  public func inspection(of profile: String, in store: ProfileStore) throws(ProfileError) -> ProfileInspection {
    inspect(try store.read(profile))
  }

  /// Reads a profile that isn't written yet.
  package func inspection(of chain: ProfileChain) -> ProfileInspection { inspect(chain) }

  /// The secret that a profile fills, or nil where the system has none.
  ///
  /// - Throws: ``ProfileError`` where the profile can't be read.
  public func secret(_ profile: String, in store: ProfileStore) throws(ProfileError) -> ProfileSecret? {
    try fillSecret(try store.read(profile))
  }
}
