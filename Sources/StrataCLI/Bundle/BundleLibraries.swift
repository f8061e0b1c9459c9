import StrataScaffolding

extension BundleAssembly {
  /// Links shared libraries, of which a link at an edit copies nothing.
  ///
  /// - Returns: The libraries, each behind those that it's linked with.
  /// - Throws: ``CommandError`` where one can't be linked, and ``Interruption`` where the person interrupts.
  func linkLibraries() throws -> [BundledLibrary] {
    let byName = Dictionary(uniqueKeysWithValues: targets.map { ($0.name, $0) })
    let libraries = BundledLibrary.dividing(
      byName.mapValues(\.target.dependencies), services: Set(targets.map(\.target).filter(\.isService).map(\.name)))
    for library in libraries {
      let objects = library.modules.flatMap { byName[$0]?.objects ?? [] }
      try steps.run(
        ["swiftc", "-emit-library"] + (steps.has("ld.lld") ? ["-use-ld=lld"] : [])
          + ["-o", "\(artifacts)/lib\(library.name).so", "-L\(artifacts)"] + objects
          + library.dependencies.map { "-l\($0)" } + ["-lm"] + Self.options(of: library).flatMap { ["-Xlinker", $0] },
        "linking \(library.name)")
    }
    return libraries
  }

  /// What a linker is told: the library's name, that it finds the others beside it, and that its own symbols are bound
  /// now, which else are looked for in all libraries when a program starts.
  private static func options(of library: BundledLibrary) -> [String] {
    ["-soname=lib\(library.name).so", "-rpath=$ORIGIN", "-Bsymbolic"]
  }
}
