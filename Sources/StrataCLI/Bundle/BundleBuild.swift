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
    try Self.writing(staging) { () throws(SystemError) in try directory.removeTree(BundleCache.staging) }
    defer { clear(directory) }
    do {
      let (wanted, all) = try products(staging)
      let folder = try Self.writing(staging) { () throws(SystemError) in
        try directory.makingDirectory(BundleCache.staging)
      }
      try write(BundlePackage.building(wanted, of: source.folder), "everything", in: folder, staging)
      try build(staging)
      let bundle = Bundle(
        folder: "\(cache.folder)/\(name)", source: source.stamp, version: Version.current, compiler: compiler,
        products: all.filter { console.kind("\(staging)/build/debug/Modules/\($0).swiftmodule") != nil },
        isWhole: services == nil)
      try assemble(bundle, in: folder, staging)
      try Self.writing(bundle.folder) { () throws(SystemError) in
        try directory.removeTree(name)
        try folder.moveFile("bundle", to: name, in: directory)
      }
      return bundle
    } catch {
      if console.isInterrupted() { throw Interruption() }
      throw error
    }
  }

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

  // MARK: What is built

  /// The products that are libraries: those to build, which bring others along, and all there are.
  private func products(_ staging: String) throws -> (wanted: [String], all: [String]) {
    // In a folder of its own, since whoever builds the sources themselves holds theirs.
    let told = try run(
      ["swift", "package", "--package-path", source.folder, "--scratch-path", "\(staging)/build", "dump-package"],
      "reading the package")
    let products = (try? JSONValue(parsing: told))?["products"]?.array ?? []
    let all = products.compactMap { $0["type"]?["library"] == nil ? nil : $0["name"]?.string }.sorted(by: utf8Precedes)
    if all.isEmpty { throw CommandError("\(console.shown(source.folder)) has no products to make a bundle of") }
    guard let services else { return (all, all) }
    let service = { (product: String) -> String? in
      let name = String(product.dropFirst("Strata".count))
      return !name.isEmpty && console.kind("\(source.folder)/Sources/Resources/\(name)") == .directory ? name : nil
    }
    let known = all.compactMap(service)
    if let unknown = services.subtracting(known).min(by: utf8Precedes) {
      let nearest = Suggestion.nearest(to: unknown, in: known)
      throw UsageError(
        "there is no service \(displayable(unknown))" + (nearest.map { "; did you mean \($0)?" } ?? ", as SQS is one"))
    }
    return (all.filter { service($0).map(services.contains) ?? true }, all)
  }

  private func build(_ staging: String) throws {
    _ = try run(
      ["swift", "build", "--package-path", "\(staging)/everything", "--scratch-path", "\(staging)/build"],
      "building the bundle")
  }

  // MARK: What it's put into

  /// Puts the objects of each module into one, since those that nothing calls tell at run time what types conform to, and
  /// all of them into an archive, of which a link takes the modules that it needs.
  private func assemble(_ bundle: Bundle, in folder: DirectoryHandle, _ staging: String) throws {
    let built = "\(staging)/build/debug"
    let artifacts = "\(staging)/bundle/\(Bundle.package)/\(BundlePackage.artifacts)"
    let note = PackageFile(Bundle.note, Report.text(of: bundle.json))
    try write([note], "bundle", in: folder, staging)
    let (from, to, merged) = try Self.writing(staging) { () throws(SystemError) in
      let artifacts = try DirectoryHandle.making(SystemPath(artifacts), permissions: 0o777)
      return (
        try DirectoryHandle(path: SystemPath("\(built)/Modules")),
        try artifacts.makingDirectory(BundlePackage.modules), try folder.makingDirectory("merged")
      )
    }
    let files = try Self.writing(staging) { () throws(SystemError) in try from.entryNames() }
    let modules = files.filter { $0.hasPrefix("Strata") && $0.hasSuffix(".swiftmodule") }
      .map { String($0.dropLast(".swiftmodule".count)) }.sorted(by: utf8Precedes)
    let linker = program("ld.lld", "ld")
    var objects: [String] = []
    for module in modules {
      let folder = "\(built)/\(module).build"
      let parts = try Self.writing(folder) { () throws(SystemError) in
        try DirectoryHandle(path: SystemPath(folder)).entryNames()
      }.filter { $0.hasSuffix(".swift.o") }.sorted(by: utf8Precedes)
      // Beside them is what debuggers are told of a module, which the linker needn't copy at each edit.
      if parts.isEmpty { continue }
      let list = PackageFile("\(module).list", parts.map { "\(folder)/\($0)\n" }.joined())
      try Self.writing(staging) { () throws(SystemError) in try merged.write(list) }
      objects.append("\(staging)/merged/\(module).o")
      _ = try run(
        [linker, "-r", "-o", objects[objects.count - 1], "@\(staging)/merged/\(module).list"], "linking \(module)")
    }
    let archive = "\(artifacts)/\(BundlePackage.archive)"
    _ = try run([program("llvm-ar", "ar"), "crs", archive] + objects, "archiving")
    let package = BundlePackage(
      of: bundle.products, libraries: try libraries(of: archive, staging), version: bundle.version,
      compiler: compiler.version, platform: compiler.platform)
    try write(package.files.map { PackageFile("\(Bundle.package)/\($0.path)", $0.text) }, "bundle", in: folder, staging)
    let isOfModule = { (file: String) in modules.contains { file.hasPrefix("\($0).") } }
    try Self.writing(artifacts) { () throws(SystemError) in
      for file in files where isOfModule(file) { try from.moveFile(file, to: file, in: to) }
    }
  }

  /// The libraries that the objects of an archive ask for, and the C library's of numbers, which they don't; on macOS the
  /// linker reads them itself.
  private func libraries(of archive: String, _ staging: String) throws -> [String] {
    if compiler.platform.contains(bytesOf: "-apple-") { return [] }
    let list = "\(staging)/libraries"
    _ = try run(["swift-autolink-extract", archive, "-o", list], "reading what is linked")
    let bytes = try Self.writing(list) { () throws(SystemError) in
      try FileReader.readFile(at: SystemPath(list), limit: FileReader.usualLimit) ?? []
    }
    let options = bytes.split { $0 == 0 || $0 == UInt8(ascii: "\n") }.map { String(decoding: $0, as: UTF8.self) }
    let names = options.filter { $0.hasPrefix("-l") }.map { String($0.dropFirst(2)) }
    return Set(names + ["m"]).sorted(by: utf8Precedes)
  }

  /// The first of two programs where it's in the `PATH`, and else the second.
  private func program(_ first: String, _ second: String) -> String {
    let folders = console.variables["PATH"]?.split(separator: ":") ?? []
    return folders.contains { console.kind("\($0)/\(first)") == .regular } ? first : second
  }

  // MARK: Doing it

  private func write(
    _ files: [PackageFile], _ name: String, in folder: DirectoryHandle, _ path: String
  ) throws(CommandError) {
    try Self.writing("\(path)/\(name)") { () throws(SystemError) in
      let place = try folder.makingDirectory(name)
      for file in files { try place.write(file) }
    }
  }

  /// Runs a program to its end, or until the person interrupts.
  private func run(_ arguments: [String], _ word: String) throws -> [UInt8] {
    var progress = ProgressLine(on: console)
    let start = console.clock()
    let result = try console.runInterruptibly(ChildProcess(arguments: arguments)) {
      progress.show("\(word), \(Int(console.clock() - start)) s")
      return !console.isInterrupted()
    }
    progress.end()
    if console.isInterrupted() { throw Interruption() }
    if result.status == 0 { return result.output }
    let printed = String(decoding: result.output, as: UTF8.self) + "\n" + result.errors
    let said = CompilerErrors(in: printed, relativeTo: console.directory).lines.prefix(CompilerErrors.shownCount)
    throw CommandError(
      "\(word): \(arguments[0]) ended with \(result.status); no bundle was made\n\(said.joined(separator: "\n"))",
      hint: "the disk must have some gigabytes, and the package must build by itself")
  }

  private static func writing<Result>(
    _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(CommandError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw BundleCache.failure(error, path)
    }
  }
}
