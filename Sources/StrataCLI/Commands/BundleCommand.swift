import StrataFiles
import StrataJSON
import StrataScaffolding
import StrataText

/// `synth bundle`.
struct BundleCommand {
  /// The word for what was done, for machines.
  enum Deed: String, CaseIterable {
    /// A bundle was made, and the manifest takes it.
    case made
    /// The manifest takes a bundle that was there already.
    case taken
    /// The manifest takes the package itself.
    case off
    /// All bundles were removed.
    case removed
    /// Nothing was done but to look.
    case none
  }

  private static let off = OptionSyntax(name: "--off", summary: "take the package itself again, as before")
  private static let status = OptionSyntax(name: "--status", summary: "say which bundles there are, and which is taken")
  private static let remove = OptionSyntax(name: "--remove", summary: "take the package itself, and remove all bundles")
  private static let service = OptionSyntax(
    name: "--service", value: "S", repeats: true,
    summary: "a service to have, such as SQS, beside those of the constructs; all unless given")

  static let command = Command(
    "bundle", summary: "build Strata once, so that later builds compile and link less",
    details: [
      "Builds the package that Package.swift takes Strata from into a bundle in your cache, for",
      "the compiler that is in the PATH, and lets Package.swift take that: each later build",
      "compiles your own sources alone, and links what they use. Where such a bundle is there,",
      "it's taken as it is. It takes some minutes and some gigabytes while it's made, is there",
      "whole or not at all, and asks no network. What is built with it loads its libraries, and so",
      "runs on this machine alone, while it's there.",
      "",
      "Package.swift must be as `init` makes it. What is written there is for this machine:",
      "--off puts back what was there before, and belongs before a commit. Another compiler",
      "refuses the bundle with a word, and this command makes one for it.",
    ],
    options: [off, status, remove, service, .json]
  ) { try BundleCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let modes = [Self.off, Self.status, Self.remove].filter(invocation.has)
    if modes.count > 1 { throw UsageError("\(modes[0].name) and \(modes[1].name) exclude each other") }
    if let mode = modes.first, invocation.has(Self.service) {
      throw UsageError("\(mode.name) and \(Self.service.name) exclude each other")
    }
    let cache = try BundleCache(variables: console.variables)
    switch modes.first {
    case Self.off: return try takePackage(cache)
    case Self.status: return try tell(cache)
    case Self.remove: return try removeAll(cache)
    default: return try take(cache)
    }
  }

  // MARK: What it does

  private func take(_ cache: BundleCache) throws -> ExitCode {
    let manifest = try PackageManifest(console)
    let compiler = try SwiftCompiler(console)
    let services = invocation.values(Self.service)
    let build = BundleBuild(
      source: try BundleSource(of: manifest), compiler: compiler,
      services: services.isEmpty ? nil : Set(services), console: console)
    if let bundle = Bundle(in: "\(cache.folder)/\(build.name)"), build.isServed(by: bundle) {
      try manifest.take(bundle)
      return say(.taken, manifest, bundle, "took \(text(of: bundle))\n" + Self.caution(manifest, invocation.tool.name))
    }
    return try Interrupt.throwing {
      do {
        let directory = try cache.hold()
        let bundle = try build.make(in: cache, directory)
        try manifest.take(bundle)
        return say(.made, manifest, bundle, "made \(text(of: bundle))\n" + Self.caution(manifest, invocation.tool.name))
      } catch is Interruption {
        if console.showsProgress { console.errors("\n") }
        return .interrupted
      }
    }
  }

  private func takePackage(_ cache: BundleCache) throws -> ExitCode {
    let manifest = try PackageManifest(console)
    if manifest.manifest.bundle == nil {
      return say(.none, manifest, nil, "\(manifest.shown) takes no bundle\n")
    }
    try manifest.takePackage()
    return say(.off, manifest, nil, "\(manifest.shown) takes the package itself again\n")
  }

  private func removeAll(_ cache: BundleCache) throws -> ExitCode {
    let manifest = try? PackageManifest(console)
    if manifest?.manifest.bundle != nil { try manifest?.takePackage() }
    let bundles = cache.bundles
    if !bundles.isEmpty {
      let directory = try cache.hold()
      for bundle in bundles {
        do throws(SystemError) {
          try directory.removeTree(FolderPath(bundle.folder).name)
        } catch {
          throw BundleCache.failure(error, bundle.folder)
        }
      }
    }
    return say(.removed, manifest, nil, "removed \(Count.of(bundles.count, "bundle"))\n")
  }

  private func tell(_ cache: BundleCache) throws -> ExitCode {
    let manifest = try? PackageManifest(console)
    let taken = manifest?.bundle
    var lines = cache.bundles.map { text(of: $0) + ($0 == taken ? ", which \(manifest?.shown ?? "") takes" : "") }
    if lines.isEmpty { lines = ["there is no bundle"] }
    let problem = try problem(of: manifest)
    return say(
      .none, manifest, taken, lines.joined(separator: "\n") + "\n" + (problem.map { "\($0)\n" } ?? ""), problem)
  }

  /// The reason why the bundle that a manifest takes is of no use; nil where there is none.
  private func problem(of manifest: PackageManifest?) throws -> String? {
    guard let manifest, let wanted = manifest.manifest.bundle else { return nil }
    guard let bundle = manifest.bundle else { return "\(displayable(wanted.folder)) isn't there any more" }
    let compiler = try SwiftCompiler(console)
    if bundle.compiler == compiler { return nil }
    return "the bundle is for Swift \(bundle.compiler.version), and here is \(compiler.version)"
  }

  // MARK: What is printed

  private func text(of bundle: Bundle) -> String {
    "a bundle of Strata \(bundle.version) for Swift \(bundle.compiler.version) in "
      + displayable(console.shown(bundle.folder))
  }

  private static func caution(_ manifest: PackageManifest, _ tool: String) -> String {
    "\(manifest.shown) takes it, on this machine alone; before a commit, say \(tool) bundle --off\n"
  }

  private func say(
    _ deed: Deed, _ manifest: PackageManifest?, _ taken: Bundle?, _ text: String, _ problem: String? = nil
  ) -> ExitCode {
    invocation.say(text)
    if invocation.isJSON {
      let bundles = (try? BundleCache(variables: console.variables).bundles) ?? []
      let json: JSONValue = [
        "done": .string(deed.rawValue),
        "manifest": manifest.map { .string("\($0.folder)/Package.swift") } ?? .null,
        "taken": taken?.json ?? .null, "bundles": .array(bundles.map(\.json)),
        "problem": problem.map(JSONValue.string) ?? .null,
      ]
      console.output(Report.text(of: json))
    }
    return ExitCode(isWell: problem == nil)
  }
}
