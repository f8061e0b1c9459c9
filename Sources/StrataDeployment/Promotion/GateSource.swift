package import StrataEnvironments
package import StrataFiles
import StrataJSON
package import StrataReleases
import StrataText

/// The sources that the gates of a promotion are taken from: those that this tool was built of, or those of a branch.
///
/// Gates are code, so that nobody but the compiler knows what they say. Where a branch has other sources than this tool
/// was built of, its tool is built beside this one and asked, with the same evidence: so what is promoted can't take away
/// the gates before it.
package struct GateSource {
  /// The commit of the branch; nil where the gates are this tool's own.
  package let commit: String?

  private let revision: String?
  private let system: System
  private let tool: String
  /// The whole repository.
  private let whole: GitClient
  /// The folder of the system's sources, from the top of the repository on.
  private let prefix: String
  private let run: (ChildProcess) throws -> ChildProcess.Result

  /// Finds out whose gates are asked.
  ///
  /// - Parameters:
  ///   - system: The system, as this tool was built with it.
  ///   - revision: The branch whose gates count, such as `origin/main`; this tool's own where it's nil.
  ///   - tool: The name of the tool's executable in its package.
  ///   - folder: The folder of the system's sources.
  ///   - run: Runs a program to its end.
  /// - Throws: ``GitError`` where there is no such revision, or git can't tell what it has.
  package init(
    of system: System, at revision: String?, tool: String, in folder: String,
    run: @escaping (ChildProcess) throws -> ChildProcess.Result
  ) throws(GitError) {
    (self.system, self.revision, self.tool, self.run) = (system, revision, tool, run)
    let git = GitClient(in: folder, run: run)
    guard let revision else {
      (commit, whole, prefix) = (nil, git, "")
      return
    }
    // Of the whole repository, since a package may be made of others beside it.
    prefix = try git.pathFromTop()
    whole = GitClient(in: try git.top(), run: run)
    commit = try Self.other(revision, in: whole, apartFrom: "\(prefix)Deployments")
  }

  /// The commit of a revision that has other files than this tool was built of; nil where it has the same.
  private static func other(
    _ revision: String, in whole: GitClient, apartFrom records: String
  ) throws(GitError) -> String? {
    let (target, head) = (try whole.commit(revision), try whole.commit("HEAD"))
    let changed = try whole.changedFiles(excluding: [])
    // What isn't a record there may be compiled.
    let strays = try whole.paths(below: records, at: head) + changed.filter { $0.hasPrefix(records + "/") }
    if !strays.allSatisfy({ SystemRecords.isRecord($0, in: records) }) { return target }
    if changed.contains(where: { !$0.hasPrefix(records + "/") }) { return target }
    if target == head { return nil }
    let digests = (
      try whole.treeDigest(of: target, excluding: [records]), try whole.treeDigest(of: head, excluding: [records])
    )
    return digests.0 == digests.1 ? nil : target
  }

  /// Asks the gates of a step.
  ///
  /// - Parameters:
  ///   - evidence: What is known of the promotion.
  ///   - scratch: A folder in which the branch's sources are for the time of the call; what a killed run left there goes.
  ///   - builds: A folder in which what is built of them is kept for the next time.
  /// - Returns: The answers of all gates.
  /// - Throws: ``PromotionError`` where there is no such step, ``ProfileError`` where the promotion has mistakes;
  ///   ``GitError`` and ``DeploymentError`` where the branch's gates can't be asked.
  package func evaluation(
    on evidence: GateEvidence, scratch: String, builds: String
  ) throws -> GateEvaluation {
    guard let commit else {
      guard let promotion = try system.checkedPromotion() else {
        throw DeploymentError(
          "\(system.name) declares no promotion", hint: "declare one: System(…, promotion: Promotion([…]), …)")
      }
      return GateEvaluation(try promotion.step(from: evidence.from, to: evidence.to), on: evidence)
    }
    let package = try packagePath(at: commit)
    try whole.checkOut(commit, to: scratch)
    defer { whole.removeCheckout(scratch) }
    return try ask(in: package.isEmpty ? scratch : "\(scratch)/\(package)", evidence, builds)
  }

  /// The folder of the package that the system's sources are in, from the top of the repository on.
  private func packagePath(at commit: String) throws -> String {
    var parts = prefix.split(separator: "/")
    while true {
      let path = parts.joined(separator: "/")
      if try whole.content(of: path.isEmpty ? "Package.swift" : "\(path)/Package.swift", at: commit) != nil {
        return path
      }
      if parts.popLast() == nil { throw refusal("it has no package in the folder of the sources") }
    }
  }

  private func ask(_ reason: String, _ result: ChildProcess.Result) -> DeploymentError {
    let lines = (result.errors.isEmpty ? String(decoding: result.output, as: UTF8.self) : result.errors)
      .split(separator: "\n").map(String.init)
    let words = lines.first { $0.contains("error:") } ?? lines.last ?? "it ended with exit code \(result.status)"
    return refusal("\(reason): \(displayable(words))")
  }

  private func refusal(_ reason: String) -> DeploymentError {
    DeploymentError(
      "the gates of \(revision ?? "") can't be asked: \(reason)",
      hint: "what isn't asked doesn't let anything pass; mend \(revision ?? ""), or promote what it has", isGrave: true)
  }

  private func ask(in package: String, _ evidence: GateEvidence, _ builds: String) throws -> GateEvaluation {
    let build = ["swift", "build", "--package-path", package, "--scratch-path", builds, "--product", tool]
    let built = try run(ChildProcess(arguments: build))
    guard built.status == 0 else { throw ask("its tool can't be built", built) }
    let place = try run(ChildProcess(arguments: build + ["--show-bin-path"]))
    let path = String(decoding: place.output, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
    guard place.status == 0, path.hasPrefix("/") else { throw ask("its tool isn't found", place) }
    let input = try evidence.json.bytes(layout: .compact)
    let asked = try run(ChildProcess(arguments: ["\(path)/\(tool)", "gates", system.name], input: input))
    // Whatever they say, it's said in the answer.
    guard asked.status == 0 else { throw ask("its tool doesn't answer", asked) }
    let evaluation: GateEvaluation
    do {
      evaluation = try GateEvaluation(json: try JSONValue(parsing: asked.output))
    } catch {
      throw refusal("its tool's answer isn't one: \(error)")
    }
    guard evaluation.from == evidence.from, evaluation.to == evidence.to, !evaluation.answers.isEmpty else {
      throw refusal("its tool answers about something else")
    }
    return evaluation
  }
}
