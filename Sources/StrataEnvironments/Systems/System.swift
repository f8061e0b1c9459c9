public import StrataLanguage

/// An app with its environments, each of which a profile describes.
///
/// ```swift
/// let shop = System("shop", environments: [.required("prod", profile: "default"), .optional("dev")], declareShop)
///
/// func declareShop(_ app: AppScope, _ environments: [Environment<ShopProfile>]) {
///   for environment in environments {
///     app.stack("Shop", for: environment) { scope in … }
///   }
/// }
/// ```
///
/// A profile is a JSON file, such as `~/.config/shop/dev.json`, which is read into a type of the system's own.
public struct System: Sendable {
  /// The system's name, which is that of its folder of profiles and of its folder of templates.
  public let name: String

  /// The environments that there may be, in order; none for an app that has no profiles.
  public let environments: [EnvironmentDeclaration]

  /// The questions to a person who makes a profile.
  public let form: ProfileForm

  /// The folder of the profiles that serve where a user has none of their own.
  package let samples: String?

  let declare: @Sendable ([Choice]) -> Declaration
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
  }

  /// Describes a system.
  ///
  /// - Parameters:
  ///   - name: The name of its folders: letters, digits, hyphens and underscores.
  ///   - environments: The environments that there may be, in order. Keep the order, and add new ones at the end.
  ///   - samples: A folder with profiles that serve where a user has none of their own, relative to the caller's file.
  ///   - form: The questions to a person who makes a profile; nothing unless given.
  ///   - secret: The secret that is filled from a profile; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stacks for the environments that have a profile, of which there's at least one.
  public init<Profile: Decodable & Sendable>(
    _ name: String, environments: [EnvironmentDeclaration], samples: String? = nil, form: ProfileForm = ProfileForm(),
    secret: (@Sendable (Profile) -> ProfileSecret)? = nil, file: String = #filePath, line: Int = #line,
    _ declare: @escaping @Sendable (AppScope, [Environment<Profile>]) -> Void
  ) {
    self.name = name
    self.environments = environments
    self.form = form
    self.samples = samples.map { Self.folder($0, besideFile: file) }
    fillsSecret = secret != nil
    self.declare = { choices in
      let readings = choices.map { ($0, $0.chain.decode(as: Profile.self)) }
      let chosen = readings.compactMap { choice, reading in
        reading.profile.map { Environment(choice.name, order: choice.order, env: choice.env, profile: $0) }
      }
      let app = App(name, file: file, line: line) { declare($0, chosen) }
      return Declaration(app: app, inspections: readings.map(\.1.inspection))
    }
    inspect = { $0.decode(as: Profile.self).inspection }
    fillSecret = { chain throws(ProfileError) in
      let reading = chain.decode(as: Profile.self)
      guard let profile = reading.profile else { throw ProfileError(reading.inspection.mistakes) }
      return secret?(profile)
    }
  }

  /// Takes an app that has no profiles as a system.
  public init(_ app: App) {
    name = app.name
    environments = []
    form = ProfileForm()
    samples = nil
    fillsSecret = false
    declare = { _ in Declaration(app: app, inspections: []) }
    inspect = { $0.decode(as: [String: String].self).inspection }
    fillSecret = { _ in nil }
  }

  private static func folder(_ name: String, besideFile file: String) -> String {
    if name.hasPrefix("/") { return name }
    guard let slash = file.lastIndex(of: "/") else { return name }
    return file[...slash] + name
  }
}

extension System {
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
