import Foundation
import Testing

@testable import StrataScaffolding

@Suite struct ReservedNamesTests {
  /// A target of this package makes its name nobody else's.
  @Test func allTargetsOfThisPackageAreReserved() throws {
    let root = NewPackageTests.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let names = manifest.matches(of: #/\.(?:executableTarget|target)\(\s*name: "([^"\\]+)"/#).map { String($0.1) }
    let others = names.filter { !$0.hasPrefix("Strata") }
    #expect(names.count > 40)
    #expect(others.filter { !ReservedNames.own.contains($0) } == [])
    #expect(ReservedNames.own.filter { !others.contains($0) && !$0.hasPrefix("Sample") } == [])
    #expect(ReservedNames.own == ReservedNames.own.sorted())
  }

  @Test func theSamplesAreReserved() throws {
    let modules = try PackageShape.allCases.map { try NewPackageTests.package($0).name }
    #expect(
      Set(modules.flatMap { [$0.module, $0.toolModule] }) == Set(ReservedNames.own.filter { $0.hasPrefix("Sample") }))
  }

  @Test(arguments: ["MhtApi", "mhtapi", "health-check", "Testing", "STRATA", "stratascaffolding"])
  func caseDoesNotCount(name: String) {
    #expect(ReservedNames.reason(against: [name]) != nil)
  }
}
