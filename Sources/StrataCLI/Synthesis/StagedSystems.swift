import StrataEnvironments
import StrataLanguage
import StrataOutput
import StrataPipeline

/// The systems that are to be written, each of whose templates was put aside as soon as it was checked.
///
/// Nothing is replaced before ``commit()``; whoever lets go of this before leaves all folders as they were.
struct StagedSystems {
  private struct Member {
    let summary: SystemSummary
    let folder: TemplateFolder
    let writer: AssemblyWriter
  }

  private var members: [Member] = []
  private let folders = StagedFolders()
  /// What was found and written.
  private(set) var report: Report

  private let invocation: Invocation

  /// Stages the systems that the operands name, or all, by the options.
  ///
  /// - Throws: ``UsageError`` for what isn't there; mistakes in profiles and in systems are in the ``report``.
  init(_ invocation: Invocation) throws(UsageError) {
    self.invocation = invocation
    report = Report(console: invocation.console)
    let requests = try invocation.requests(isOfRepository: false)
    // Each folder is held against other runs, so that all runs take them in one order.
    var progress = ProgressLine(on: invocation.console)
    let folders = folders
    let staged = requests.sorted { $0.system.name < $1.system.name }.enumerated().map { index, request in
      progress.show("synthesizing \(request.system.name), \(index + 1) of \(requests.count)")
      return (request.system.name, Self.stage(request, in: folders, invocation))
    }
    progress.end()
    let results = Dictionary(staged, uniquingKeysWith: { first, _ in first })
    for result in requests.compactMap({ results[$0.system.name] }) {
      switch result {
      case .success(let member):
        members.append(member)
        let (system, app) = (member.summary, member.summary.app)
        report.add(system.prepared, warnings: system.warnings, accepted: app.accepted, by: invocation)
      case .failure(let error): report.add(error, by: invocation)
      }
    }
    if !report.hasErrors { finish() }
    if report.isWell { return }
    folders.discard()
    members = []
  }

  private static func stage(
    _ request: SystemRequest, in folders: StagedFolders, _ invocation: Invocation
  ) -> Result<Member, SystemAssemblyError> {
    var place: (folder: TemplateFolder, writer: AssemblyWriter)?
    do throws(SystemAssemblyError) {
      let summary = try request.summarize { prepared in
        let folder = TemplateFolder(for: prepared, output: invocation.value(.output))
        let writer = AssemblyWriter(
          folder.directory(of: prepared.app.name, isOverwritten: invocation.has(.overwrite)),
          keeping: invocation.otherEnvironments(than: prepared))
        place = (folder, writer)
        folders.add(writer)
        return { stack in folders.step { writer.stage(stack) } }
      }
      guard let place else { preconditionFailure("a system is summarized without being prepared") }
      return .success(Member(summary: summary, folder: place.folder, writer: place.writer))
    } catch {
      folders.step { place?.writer.discard() }
      return .failure(error)
    }
  }

  /// Finds out what is in the way of writing, of any system.
  private mutating func finish() {
    do throws(OutputError) {
      for member in members {
        report.findings += try member.folder.refusals(
          of: member.summary.prepared, with: member.summary.app.stacks.flatMap(\.environments),
          keeping: invocation.otherEnvironments(than: member.summary.prepared),
          except: invocation.values(.dropEnvironment))
      }
      if report.hasErrors { return }
      for member in members {
        try folders.step { () throws(OutputError) in try member.writer.finish(member.summary.app) }
      }
    } catch {
      report.outputError = error
    }
  }

  /// Writes the systems, each as a whole or not at all; none where anything stands in the way of one.
  mutating func commit() {
    folders.commit {
      do throws(OutputError) {
        for member in members { try commit(member) }
      } catch {
        report.outputError = error
      }
    }
  }

  private mutating func commit(_ member: Member) throws(OutputError) {
    let changes = try member.writer.commit()
    try member.folder.hideFromGit()
    let app = member.summary.app
    report.add(
      .init(
        app: app, profiles: member.summary.prepared.chosen, path: member.folder.path(of: app.app), changes: changes,
        tool: invocation.tool.name)
    )
  }
}
