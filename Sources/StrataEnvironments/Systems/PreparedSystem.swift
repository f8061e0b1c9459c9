import StrataJSON
public import StrataLanguage
package import StrataPackages
import StrataText

/// A system that is ready to be synthesized: its app, for the environments that have profiles.
public struct PreparedSystem: Sendable {
  /// The app.
  public let app: App

  /// The environments in it, each with its profile, in order.
  public let chosen: [ChosenProfile]

  /// The environments that are left out, since they have no profile.
  public let leftOut: [EnvironmentDeclaration]

  /// The folder that the profiles are in; nil for a system without profiles.
  public let store: ProfileStore?

  /// Whether the profiles are the samples that come with the system.
  public let usesSamples: Bool

  /// The user's own files that make something other than the committed profiles do, secrets aside.
  public let overrides: [String]

  /// Whether the templates are those of profiles in the repository, or of none, so that they can be committed as well.
  public let isOfRepository: Bool

  /// The warnings about the profiles that a person should look at.
  public let warnings: [Finding]

  /// The profiles of the environments in it, with what they inherit, by the environments' names.
  let chains: [String: ProfileChain]

  /// The texts that must not be in anything that's written.
  let sensitive: [SensitiveText]

  /// The same, made ready for being looked for.
  let secrets: PreparedSecrets

  init(
    app: App, chosen: [ChosenProfile] = [], leftOut: [EnvironmentDeclaration] = [], store: ProfileStore? = nil,
    usesSamples: Bool = false, overrides: [String] = [], isOfRepository: Bool = true, warnings: [Finding] = [],
    chains: [String: ProfileChain] = [:], sensitive: [SensitiveText] = []
  ) {
    (self.app, self.chosen, self.leftOut, self.store) = (app, chosen, leftOut, store)
    (self.usesSamples, self.overrides, self.isOfRepository) = (usesSamples, overrides, isOfRepository)
    (self.warnings, self.chains, self.sensitive) = (warnings, chains, sensitive)
    secrets = PreparedSecrets(sensitive)
  }
}

/// The profile that an environment has.
public struct ChosenProfile: Sendable, Hashable {
  /// The environment's name.
  public let environment: String
  /// The profile's name.
  public let profile: String
  /// The path of the profile's file.
  public let path: String
}

/// A text of a profile that must not be in anything that's written.
struct SensitiveText: Sendable, Hashable {
  let text: String
  /// The profile and the key.
  let origin: String
  let site: CallSite?
}

extension System {
  /// Chooses environments and their profiles, and reads those.
  ///
  /// - Parameters:
  ///   - source: The source of the profiles.
  ///   - names: The environments that are wanted; all that have a profile where none is named.
  ///   - profiles: The profiles to take for environments instead of their own, by the environments' names.
  ///   - trusted: The environments whose profile may be the one that another environment has by default.
  /// - Returns: The system, ready to be synthesized.
  /// - Throws: ``ProfileError`` with every mistake in all profiles.
  public func prepare(
    _ source: ProfileSource, environments names: [String] = [], profiles: [String: String] = [:],
    trusted: Set<String> = []
  ) throws(ProfileError) -> PreparedSystem {
    if environments.isEmpty {
      return PreparedSystem(app: try locked(declare([]).app))
    }
    if let unknown = names.first(where: { name in !environments.contains { $0.name == name } }) {
      let known = environments.map(\.name)
      throw ProfileError(
        name, "there is no environment \(unknown)",
        hint: Suggestion.nearest(to: unknown, in: known).map { "did you mean \($0)?" }
          ?? "there are \(known.joined(separator: ", "))")
    }
    _ = try checkedPromotion()
    try checkRollbackTriggers()
    try checkShares()
    let (store, usesSamples) = try store(source)
    let available = try (store.committedAlone ?? store).names()
    var choices: [Choice] = []
    var leftOut: [EnvironmentDeclaration] = []
    for (order, environment) in environments.enumerated() where names.isEmpty || names.contains(environment.name) {
      let chosen = profiles[environment.name] ?? environment.profile
      if !available.contains(chosen), !environment.isRequired, names.isEmpty, profiles[environment.name] == nil {
        leftOut.append(environment)
        continue
      }
      if !trusted.contains(environment.name) { try check(chosen, for: environment) }
      choices.append(Choice(name: environment.name, order: order, env: environment.env, chain: try store.read(chosen)))
    }
    guard !choices.isEmpty else {
      throw ProfileError(
        name, "no environment has a profile in \(store.directory)",
        hint: "make one: profile create \(name) \(environments[0].profile)")
    }
    let declaration = declare(choices)
    let mistakes = declaration.inspections.flatMap(\.mistakes)
    if !mistakes.isEmpty { throw ProfileError(declaration.inspections.flatMap(\.refusal).withoutRepetitions) }
    if !declaration.healthMistakes.isEmpty { throw ProfileError(declaration.healthMistakes) }
    let overrides = declaration.inspections.flatMap { $0.overrides(in: store) }
    let isOther = choices.contains { profiles[$0.name] != nil && profiles[$0.name] != environments[$0.order].profile }
    return PreparedSystem(
      app: try locked(declaration.app),
      chosen: choices.map {
        ChosenProfile(
          environment: $0.name, profile: $0.chain.name,
          path: ($0.chain.files.first { $0.isCommitted } ?? $0.chain.files[0]).path)
      },
      leftOut: leftOut, store: store, usesSamples: usesSamples, overrides: overrides.withoutRepetitions,
      isOfRepository: usesSamples || store.keepsSecretsApart && overrides.isEmpty && !isOther,
      warnings: declaration.inspections.flatMap { usesSamples ? $0.unknownKeys : $0.warnings }.withoutRepetitions,
      chains: Dictionary(choices.map { ($0.name, $0.chain) }, uniquingKeysWith: { first, _ in first }),
      sensitive: Set(declaration.inspections.flatMap(\.sensitiveTexts)).sorted { $0.origin < $1.origin })
  }

  /// The app with the packages that the lock file beside its sources has; those it was given where there's none.
  private func locked(_ app: App) throws(ProfileError) -> App {
    let file = lockFile(of: app)
    var app = app
    do throws(PackageError) {
      let lock = try file.read()
      if app.packages.packages.isEmpty || !lock.packages.isEmpty { app.packages = lock }
    } catch {
      throw ProfileError(name, error.message, expected: error.expected, given: error.given, hint: error.hint)
    }
    return app
  }

  /// The lock file beside the sources of an app.
  package func lockFile(of app: App) -> PackageLockFile {
    PackageLockFile(of: name, besideFile: app.site.file)
  }

  /// Refuses a profile that is another environment's own, which is most likely a slip.
  private func check(_ profile: String, for environment: EnvironmentDeclaration) throws(ProfileError) {
    guard environment.profile != profile, let other = environments.first(where: { $0.profile == profile }) else {
      return
    }
    throw ProfileError(
      "\(name)/\(environment.name)", "the profile \(profile) is that of \(other.name)",
      expected: environment.profile, given: profile, hint: "if you mean it, say --allow-other-profile")
  }
}

extension [Finding] {
  /// The findings sorted, and what several profiles inherit once.
  fileprivate var withoutRepetitions: [Finding] {
    var seen = Set<String>()
    return sorted().filter { finding in
      guard let site = finding.site else { return true }
      return seen.insert("\(site) \(finding.property ?? "") \(finding.message)").inserted
    }
  }
}

extension [String] {
  fileprivate var withoutRepetitions: [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}

extension ProfileInspection {
  fileprivate var sensitiveTexts: [SensitiveText] {
    sensitive.compactMap { pointer, text in
      if text.isEmpty { return nil }
      // A text that is inherited is that of the profile it's in, and said once.
      let file = chain.files(of: pointer).first
      return SensitiveText(
        text: text, origin: (file?.name ?? chain.name) + pointer.description, site: file?.site(of: pointer))
    }
  }
}
