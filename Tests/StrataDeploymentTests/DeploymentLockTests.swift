import Foundation
import Testing

@testable import StrataDeployment

/// One run of a system's deployments at a time.
@Suite struct DeploymentLockTests {
  private let folder: RecordFolder

  init() throws { folder = try RecordFolder() }

  @Test func oneHasIt() throws {
    var first: DeploymentLock? = try DeploymentLock(in: folder.store, for: "deploys prod of shop")
    #expect(throws: DeploymentError.self) { try DeploymentLock(in: folder.store, for: "deploys dev of shop") }
    withExtendedLifetime(first) {}
    first = nil
    _ = try DeploymentLock(in: folder.store, for: "deploys dev of shop")
    #expect(folder.files == [])
  }

  @Test func whatAKilledRunLeftIsNoLock() throws {
    try folder.write("prod of shop", to: ".deploying")
    _ = try DeploymentLock(in: folder.store, for: "deploys dev of shop")
    #expect(folder.files == [])
  }

  @Test func whatIsInTheWayIsSaid() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.directory + "/.deploying", withDestinationPath: folder.directory + "/x")
    do {
      _ = try DeploymentLock(in: folder.store, for: "deploys dev of shop")
      Issue.record("it's held")
    } catch {
      #expect("\(error)".contains("can't be written to: its path has too many symbolic links"), "\(error)")
    }
    #expect(folder.files == [".deploying"])
  }
}
