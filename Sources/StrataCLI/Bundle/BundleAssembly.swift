import StrataFiles
import StrataScaffolding

/// Puts what was built into the package of a bundle.
struct BundleAssembly {
  let steps: BundleSteps
  /// What was built.
  let targets: [BuiltTarget]
  /// The folder of the sources that it was built of.
  let source: String
  /// The folder that SwiftPM built in.
  let built: String
  /// The folder in which everything is staged.
  let staging: String
  /// The same, held.
  let directory: DirectoryHandle

  /// The folder of the artifacts.
  var artifacts: String { "\(staging)/bundle/\(Bundle.package)/\(BundlePackage.artifacts)" }

  /// Writes the package.
  ///
  /// - Parameter bundle: What the package is.
  /// - Throws: ``CommandError`` where something can't be linked or written, and ``Interruption`` where the person
  ///   interrupts.
  func assemble(_ bundle: Bundle) throws {
    try steps.write([PackageFile(Bundle.note, Report.text(of: bundle.json))], "bundle", in: directory, staging)
    let modules = try BundleSteps.writing(artifacts) { () throws(SystemError) in
      try DirectoryHandle.making(SystemPath(artifacts), permissions: 0o777).makingDirectory(BundlePackage.modules)
    }
    // On macOS nobody has tried yet how a program finds shared libraries.
    let libraries = bundle.compiler.isForApple ? nil : try linkLibraries()
    if libraries == nil { try archive() }
    let package = BundlePackage(
      of: bundle.products,
      libraries: libraries.map { libraries in
        Dictionary(
          uniqueKeysWithValues: bundle.products.map { ($0, BundledLibrary.needed(by: $0, of: libraries)) })
      },
      version: bundle.version, compiler: bundle.compiler.version, platform: bundle.compiler.platform)
    try steps.write(
      package.files.map { PackageFile("\(Bundle.package)/\($0.path)", $0.text) }, "bundle", in: directory, staging)
    try moveModules(to: modules)
    for target in targets where !target.isSwift { try copyHeaders(of: target, to: modules) }
  }

  /// Moves what a compiler reads of modules in Swift.
  private func moveModules(to modules: DirectoryHandle) throws(CommandError) {
    let names = Set(targets.filter(\.isSwift).map(\.name))
    try BundleSteps.writing(artifacts) { () throws(SystemError) in
      let from = try DirectoryHandle(path: SystemPath("\(built)/Modules"))
      for file in try from.entryNames() where names.contains(String(file.prefix { $0 != "." })) {
        try from.moveFile(file, to: file, in: modules)
      }
    }
  }

  /// Copies the headers of a module in C, which modules in Swift import, and tells a compiler of them as SwiftPM does.
  private func copyHeaders(of target: BuiltTarget, to modules: DirectoryHandle) throws {
    let folder = "\(artifacts)/\(BundlePackage.modules)/\(target.name)"
    try steps.run(["cp", "-R", "\(source)/\(target.target.headers)", folder], "copying the headers of \(target.name)")
    try BundleSteps.writing(folder) { () throws(SystemError) in
      let headers = try DirectoryHandle(target.name, in: modules)
      if try headers.status(of: "module.modulemap") != nil { return }
      let map = "module \(target.name) {\n  umbrella \".\"\n  export *\n}\n"
      try headers.write(PackageFile("module.modulemap", map))
    }
  }
}
