import StrataReleases
import Testing

@Suite struct PackageFolderTests {
  @Test func thePackageIsAboveItsSources() throws {
    let bench = try Workbench(isRepository: false)
    #expect(
      PackageFolder.around("\(bench.folder)/Sources/Shop/Deployments") == "\(bench.folder)/Sources/Shop/Deployments")
    try bench.write("", to: "Package.swift")
    #expect(PackageFolder.around("\(bench.folder)/Sources/Shop/Deployments") == bench.folder)
    #expect(PackageFolder.around(bench.folder) == bench.folder)
    try bench.write("", to: "Sources/Shop/Package.swift")
    #expect(PackageFolder.around("\(bench.folder)/Sources/Shop/Deployments") == "\(bench.folder)/Sources/Shop")
  }
}
