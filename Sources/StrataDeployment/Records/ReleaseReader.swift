import StrataEnvironments
import StrataPipeline
import StrataReleases
import StrataText

/// Finds out what release something is deployed from.
struct ReleaseReader {
  let target: DeploymentTarget
  let records: SystemRecords

  /// The release, or why there is none.
  ///
  /// - Parameter synthesized: What is to be deployed.
  /// - Returns: The release, or the reason.
  func release(of synthesized: SystemAssembly) -> RecordedRelease {
    do throws(RecordedRelease.Absence) {
      return .release(try read(synthesized))
    } catch {
      return .none(error)
    }
  }

  private func read(_ synthesized: SystemAssembly) throws(RecordedRelease.Absence) -> Release {
    guard synthesized.prepared.isOfRepository, !synthesized.prepared.usesSamples else {
      throw .init("it wasn't made with the environment's committed profile alone")
    }
    guard let (git, excluded) = target.store.recorder.repository(around: records) else {
      throw .init("git wasn't asked")
    }
    let (commit, tree, changed): (String, String, [String])
    do throws(GitError) {
      commit = try git.commit("HEAD")
      changed = try git.changedFiles(excluding: excluded)
      tree = try git.treeDigest(of: commit, excluding: excluded)
    } catch {
      throw .init("\(error)")
    }
    if !changed.isEmpty {
      throw .init(
        "\(Count.of(changed.count, "file")) \(changed.count == 1 ? "isn't" : "aren't") as committed", files: changed)
    }
    return Release(
      tree: tree, commit: commit, tool: target.store.recorder.tool,
      artifacts: synthesized.prepared.app.packages.packages.mapValues(\.sha256), templates: try templates())
  }

  /// The digests of the templates of every environment that has a profile.
  private func templates() throws(RecordedRelease.Absence) -> [String: [String: String]] {
    let all: SystemAssembly
    do {
      all = try target.everyEnvironment().assemble()
    } catch {
      let line = "\(error)".split(separator: "\n").first.map(String.init) ?? ""
      throw .init("the templates of all environments can't be made: \(displayable(line))")
    }
    var templates: [String: [String: String]] = [:]
    for stack in all.assembly.stacks {
      let digest = SHA256.hexDigest(of: stack.bytes)
      for chosen in all.prepared.chosen where stack.isPart(of: chosen.environment) {
        templates[chosen.environment, default: [:]][stack.name] = digest
      }
    }
    return templates
  }
}
