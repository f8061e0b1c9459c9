import StrataFiles
import StrataScaffolding

extension BundleAssembly {
  /// Puts the objects of each module into one, since those that nothing calls tell at run time what types conform to, and
  /// all of them into an archive, of which a link takes the modules that it needs.
  ///
  /// - Throws: ``CommandError`` where they can't be joined, and ``Interruption`` where the person interrupts.
  func archive() throws {
    let merged = "\(staging)/merged"
    _ = try BundleSteps.writing(merged) { () throws(SystemError) in try directory.makingDirectory("merged") }
    let linked = targets.filter { !$0.objects.isEmpty }
    for target in linked {
      try steps.run(["ld", "-r", "-o", "\(merged)/\(target.name).o"] + target.objects, "linking \(target.name)")
    }
    try steps.run(
      ["ar", "crs", "\(artifacts)/\(BundlePackage.archive)"] + linked.map { "\(merged)/\($0.name).o" }, "archiving")
  }
}
