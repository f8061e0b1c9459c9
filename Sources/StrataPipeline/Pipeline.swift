import StrataChecks
package import StrataFindings
public import StrataLanguage
import StrataPlatform
import StrataSynthesis
package import StrataTemplate

/// The way from profiles to files, of which each stage is a type.
///
/// | stage | type | what is done |
/// |---|---|---|
/// | profiles | `PreparedSystem` | `System.prepare` reads the profiles of the environments that are wanted |
/// | declared | `App` | a closure declares constructs, for those environments |
/// | rendered | `RenderedStack` | a stack becomes a template; what no template shows is reported |
/// | checked | ``CheckedStack`` | the file's bytes are made, all rules are held against the template, and findings get their lines |
/// | staged | `AssemblyWriter.stage(_:)` | the bytes are beside the files that they'll replace |
/// | assembled | ``AppSummary``, ``Assembly`` | all stacks were checked, and there is no error in any |
/// | written | `AssemblyWriter.commit()` | all files are replaced, or none |
///
/// Stacks go through it one after the other, and of each nothing is kept but what those behind it need:
/// ``summarize(_:into:)`` gives them on, ``assemble(_:)`` collects them all. As only this makes the types from
/// ``CheckedStack`` on, nothing is written that wasn't checked.
///
/// In an app of many resources a stack is rendered, checked and given on while others are still being declared, as soon as
/// nobody holds a construct of it any more. That no later stack will read a value of it is a guess. Where one does, the app
/// is declared once more, with what was learned, and all stacks are given again; so it's where tags, names or boundaries of
/// the whole app change late. With aspects no stack goes before all are declared.
///
/// The whole of it, from profiles on, is `System.assemble` and `System.summarize`.
public struct Pipeline: Sendable {
  private static let lastChecker = LeftToEnd()

  private let checker: TemplateChecker
  private let aspects: [Aspect]
  private let inspect: @Sendable (CheckedStack) -> [Finding]
  /// The number of resources from which on stacks are rendered while others are being declared.
  package var resourceLimit = GradualRendering.usualLimit

  /// Makes the way, with rules and aspects of one's own beside what is the library's.
  public init(policies: [PolicyPack] = []) {
    self.init(policies: policies) { _ in [] }
  }

  /// Makes the way, with policies of one's own, and with something beside rules that finds what nobody can accept.
  package init(policies: [PolicyPack], inspecting inspect: @escaping @Sendable (CheckedStack) -> [Finding]) {
    checker = TemplateChecker(additional: policies.rules)
    aspects = policies.aspects
    self.inspect = inspect
  }

  /// Declares everything, checks it and makes the templates.
  ///
  /// - Parameter app: The app.
  /// - Returns: The templates in the order of deployment, warnings, and what is accepted.
  /// - Throws: Every mistake at once, sorted by place.
  public func assemble(_ app: App) throws(SynthesisError) -> Assembly {
    var stacks: [Int: CheckedStack] = [:]
    let (app, verdict) = try run(app, making: \.self) { stacks[$0.rendered.index] = $0 }
    return Assembly(
      app: app.name,
      stacks: app.order.compactMap { index in
        stacks[index].map { StackArtifact($0, dependencies: app.dependencies[index]) }
      }, verdict: verdict)
  }

  /// Declares everything, checks it, and gives each template on as soon as it's checked.
  ///
  /// Nothing may be done with a template but to put it aside until this returns, since the next may have a mistake.
  ///
  /// - Parameters:
  ///   - app: The app.
  ///   - take: Is given each stack, in no particular order; no more once there is a mistake. All stacks may be given again,
  ///     where a later one turns out to use one that was given: of each name the last counts.
  /// - Returns: What is kept of the stacks, in the order of deployment, warnings, and what is accepted.
  /// - Throws: Every mistake at once, sorted by place.
  public func summarize(_ app: App, into take: (CheckedStack) -> Void) throws(SynthesisError) -> AppSummary {
    var stacks: [Int: StackSummary] = [:]
    let (app, verdict) = try run(app, making: { ($0, StackSummary($0)) }) { stack, summary in
      stacks[stack.rendered.index] = summary
      take(stack)
    }
    return AppSummary(
      app: app.name,
      stacks: app.order.compactMap { index in
        var stack = stacks[index]
        stack?.dependencies = app.dependencies[index]
        return stack
      }, verdict: verdict)
  }

  /// Makes the same stacks with other templates, which are checked as all are.
  ///
  /// - Parameters:
  ///   - assembly: The stacks.
  ///   - templates: The other templates, by the names of their stacks.
  /// - Returns: The stacks, warnings, and what is accepted.
  /// - Throws: Every mistake at once, sorted by place.
  package func assemble(_ assembly: Assembly, replacing templates: [String: Template]) throws(SynthesisError)
    -> Assembly
  {
    var reports: [Int: StackReport] = [:]
    let stacks = assembly.stacks.enumerated().map { index, stack in
      let rendered = stack.checked.rendered
      let (checked, report) = check(templates[stack.name].map(rendered.replacing) ?? rendered)
      reports[index] = report
      return StackArtifact(checked, dependencies: stack.dependencies)
    }
    let app = RenderedApp(
      name: assembly.app, order: Array(stacks.indices), dependencies: stacks.map(\.dependencies))
    return Assembly(app: assembly.app, stacks: stacks, verdict: try CheckedApp(app, reports).verdict())
  }

  // MARK: The stages

  /// Renders, checks what is rendered on the other cores meanwhile, and makes something of each stack.
  private func run<Made: Sendable>(
    _ app: App, making make: @escaping @Sendable (CheckedStack) -> Made, take: (Made) -> Void
  ) throws(SynthesisError) -> (RenderedApp, CheckedApp.Verdict) {
    let checker = checker.remembering
    // What it remembers is as much as a template.
    defer { Self.lastChecker.keep { withExtendedLifetime(checker) {} } }
    typealias Checked = (round: Int, index: Int, made: Made, report: StackReport)
    let line = WorkLine<(round: Int, stack: RenderedStack), Checked>(Workers()) { round, stack in
      var (checked, report) = CheckedStack.checking(stack, with: checker, inspecting: inspect)
      checked.round = round
      return (round, stack.index, make(checked), report)
    }
    var round = 0
    var reports: [Int: StackReport] = [:]
    var hasErrors = false
    func startOver() {
      round += 1
      reports = [:]
      hasErrors = false
    }
    func collect(_ checked: [Checked]) {
      for stack in checked where stack.round == round {
        reports[stack.index] = stack.report
        hasErrors = hasErrors || stack.report.hasErrors
        if !hasErrors { take(stack.made) }
      }
    }
    let rendered = app.render(applying: aspects, limit: resourceLimit, startingOver: startOver) { stack in
      collect(line.add((round, stack)))
    }
    collect(line.finish())
    return (rendered, try CheckedApp(rendered, reports).verdict())
  }

  private func check(_ stack: RenderedStack) -> (stack: CheckedStack, report: StackReport) {
    CheckedStack.checking(stack, with: checker, inspecting: inspect)
  }
}
