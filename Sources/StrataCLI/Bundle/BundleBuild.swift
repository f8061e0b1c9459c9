import StrataFiles
import StrataJSON
import StrataPlatform
import StrataScaffolding
import StrataText

/// Makes a bundle: builds a package once, and puts what was built of it into a package of its own.
struct BundleBuild {
  /// The sources.
  let source: BundleSource
  /// The compiler.
  let compiler: SwiftCompiler
  /// The services that it has beside those of the constructs; nil for all.
  let services: Set<String>?
  let console: Console

  /// The name of the bundle's folder in the cache.
  var name: String {
    "\(Version.current)-\(source.stamp.text.prefix(12))-swift-\(compiler.version)-\(compiler.platform)"
  }

  /// Whether a bundle has what is wanted.
  func isServed(by bundle: Bundle) -> Bool {
    guard bundle.source.text == source.stamp.text, bundle.compiler == compiler else { return false }
    guard let services else { return bundle.isWhole }
    return services.allSatisfy { bundle.products.contains("Strata\($0)") }
  }

  /// Builds a bundle.
  ///
  /// - Parameters:
  ///   - cache: The folder of bundles.
  ///   - directory: The same, held.
  /// - Returns: The bundle, in its place.
  /// - Throws: ``CommandError`` where something can't be built or written, and ``Interruption`` where the person
  ///   interrupts; nothing is left of it then.
  func make(in cache: BundleCache, _ directory: DirectoryHandle) throws -> Bundle {
    let staging = "\(cache.folder)/\(BundleCache.staging)"
    try BundleSteps.writing(staging) { () throws(SystemError) in try directory.removeTree(BundleCache.staging) }
    defer { clear(directory) }
    do {
      let package = try package(staging)
      let folder = try BundleSteps.writing(staging) { () throws(SystemError) in
        try directory.makingDirectory(BundleCache.staging)
      }
      let everything = BundlePackage.building(try wanted(of: package), of: source.folder)
      try steps.write(everything, "everything", in: folder, staging)
      try steps.run(
        ["swift", "build", "--package-path", "\(staging)/everything", "--scratch-path", "\(staging)/build"]
          + Self.wholeModules,
        "building the bundle")
      let bundle = try assemble(package, in: folder, staging, "\(cache.folder)/\(name)")
      try BundleSteps.writing(bundle.folder) { () throws(SystemError) in
        try directory.removeTree(name)
        try folder.moveFile("bundle", to: name, in: directory)
      }
      return bundle
    } catch {
      if console.isInterrupted() { throw Interruption() }
      throw error
    }
  }

  /// What has each module compiled as a whole, by one start of the compiler: none of them is ever edited.
  private static let wholeModules = [
    "-wmo", "-num-threads", "1", "-disable-batch-mode", "-no-emit-module-separately-wmo",
  ].flatMap { ["-Xswiftc", $0] }

  private var steps: BundleSteps { BundleSteps(console: console) }

  /// Removes what is staged; a compiler that was interrupted may still write there while it ends.
  private func clear(_ directory: DirectoryHandle) {
    for _ in 0..<Self.attempts {
      if (try? directory.removeTree(BundleCache.staging)) != nil { return }
      console.wait(Self.pause)
    }
  }

  private static let attempts = 30
  /// In seconds.
  private static let pause = 0.1

  /// What SwiftPM tells of the sources.
  private func package(_ staging: String) throws -> PackageDump {
    // In a folder of its own, since whoever builds the sources themselves holds theirs.
    let told = try steps.run(
      ["swift", "package", "--package-path", source.folder, "--scratch-path", "\(staging)/build", "dump-package"],
      "reading the package")
    if let package = PackageDump(told), !package.libraries.isEmpty { return package }
    throw CommandError("\(console.shown(source.folder)) has no products to make a bundle of")
  }

  /// The products to build, which bring others along.
  private func wanted(of package: PackageDump) throws(UsageError) -> [String] {
    guard let services else { return package.libraries }
    let known = package.services
    if let unknown = services.subtracting(known.values).min(by: utf8Precedes) {
      let nearest = Suggestion.nearest(to: unknown, in: known.values.sorted(by: utf8Precedes))
      throw UsageError(
        "there is no service \(displayable(unknown))" + (nearest.map { "; did you mean \($0)?" } ?? ", as SQS is one"))
    }
    return package.libraries.filter { known[$0].map(services.contains) ?? true }
  }

  /// Puts what was built into the package of a bundle, which is to be in a folder.
  private func assemble(
    _ package: PackageDump, in directory: DirectoryHandle, _ staging: String, _ folder: String
  ) throws -> Bundle {
    let built = "\(staging)/build/debug"
    let targets = try BundleSteps.writing(built) { () throws(SystemError) in
      try BuiltTarget.all(of: package.targets, in: built)
    }
    let names = Set(targets.map(\.name))
    let bundle = Bundle(
      folder: folder, source: source.stamp, version: Version.current, compiler: compiler,
      products: package.libraries.filter(names.contains), isWhole: services == nil)
    let assembly = BundleAssembly(
      steps: steps, targets: targets, source: source.folder, built: built, staging: staging, directory: directory)
    try assembly.assemble(bundle)
    return bundle
  }
}
