import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataSynthesis
import Synchronization
import TestSupport
import Testing

/// Stacks that are rendered while others are being declared: what it changes, which is nothing but the memory.
@Suite struct GradualRenderingTests {
  /// All that comes of an app.
  private struct Outcome: Equatable {
    var names: [String] = []
    var bytes: [[UInt8]] = []
    var dependencies: [[String]] = []
    var findings: [Finding]
    var accepted: [String] = []

    init(_ app: App, limit: Int) {
      var pipeline = Pipeline()
      pipeline.resourceLimit = limit
      do throws(SynthesisError) {
        let assembly = try pipeline.assemble(app)
        names = assembly.stacks.map(\.name)
        bytes = assembly.stacks.flatMap { stack in [stack.bytes] + stack.nested.map(\.bytes) }
        dependencies = assembly.stacks.map(\.dependencies)
        findings = assembly.warnings
        accepted = assembly.accepted.map { "\($0)" }
      } catch {
        findings = error.findings
      }
    }
  }

  /// The names of the stacks whose templates were given, for each declaration of an app, where few resources may wait.
  ///
  /// A stack that was given before all were declared has a star.
  private func rounds(_ app: App, applying aspects: [Aspect] = [], limit: Int = 1) -> [[String]] {
    var rounds: [[String]] = [[]]
    let isDeclared = Atomic(false)
    let observe: @Sendable (DeclarationObserver.Step) -> Void = { step in
      if case .app = step { isDeclared.store(false, ordering: .relaxed) }
      if case .end = step { isDeclared.store(true, ordering: .relaxed) }
    }
    DeclarationObserver.telling(observe) {
      _ = app.render(applying: aspects, limit: limit, startingOver: { rounds.append([]) }) { stack in
        rounds[rounds.count - 1].append(stack.name + (isDeclared.load(ordering: .relaxed) ? "" : "*"))
      }
    }
    return rounds
  }

  @discardableResult
  private static func addQueue(in scope: Scope) -> Resource { Resource("Jobs", type: "AWS::SQS::Queue", in: scope) }

  /// An app of three stacks, with something done behind the second.
  private func app(_ change: @escaping @Sendable (AppScope) -> Void) -> App {
    App("app") { app in
      for name in ["A", "B"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
      change(app)
      app.stack("C") { scope in Self.addQueue(in: scope) }
    }
  }

  private func expectTheSame(_ app: App, sourceLocation: SourceLocation = #_sourceLocation) {
    let whole = Outcome(app, limit: .max)
    #expect(Outcome(app, limit: 1) == whole, sourceLocation: sourceLocation)
    #expect(Outcome(app, limit: 6) == whole, sourceLocation: sourceLocation)
  }

  // MARK: Random stacks

  @Test(arguments: 0..<150 as Range<UInt64>)
  func randomStacks(seed: UInt64) { expectTheSame(RandomStacks.app(seed)) }

  @Test func randomStacksAreOfAllKinds() {
    var counts = (early: 0, again: 0, third: 0, mistaken: 0)
    for seed in 0..<150 as Range<UInt64> {
      let rounds = rounds(RandomStacks.app(seed))
      if rounds.count == 1, rounds[0].contains(where: { $0.hasSuffix("*") }) { counts.early += 1 }
      if rounds.count > 1 { counts.again += 1 }
      if rounds.count == 2, rounds[1].contains(where: { $0.hasSuffix("*") }) { counts.third += 1 }
      if Outcome(RandomStacks.app(seed), limit: .max).findings.hasErrors { counts.mistaken += 1 }
    }
    #expect(min(counts.early, counts.third) > 2 && counts.again > 10, "\(counts)")
    #expect((10..<100).contains(counts.mistaken), "\(counts)")
  }

  // MARK: When a stack is rendered

  @Test func aStackThatNobodyHoldsIsRenderedBeforeTheNext() {
    #expect(rounds(app { _ in }) == [["A*", "B*", "C"]])
    #expect(rounds(app { _ in }, limit: 2) == [["A*", "B*", "C"]])
    #expect(rounds(app { _ in }, limit: 3) == [["A", "B", "C"]])
  }

  @Test func aStackOfWhichAConstructIsHeldWaits() {
    let app = App("app") { app in
      let jobs = app.stack("A") { Self.addQueue(in: $0) }
      let part = app.stack("B") { scope in
        Self.addQueue(in: scope)
        return Scope("Part", in: scope)
      }
      for name in ["C", "D", "E", "F"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
      jobs.rawProperties["DelaySeconds"] = 5
      Resource("Late", type: "AWS::SQS::Queue", in: part)
    }
    #expect(rounds(app) == [["C*", "D*", "A", "B", "E", "F"]])
    expectTheSame(app)
  }

  @Test func aStackWithWorkAtTheEndWaits() {
    let app = App("app") { app in
      app.stack("A") { scope in scope.atFinalization { Self.addQueue(in: scope) } }
      for name in ["B", "C"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
    }
    #expect(rounds(app) == [["B*", "A", "C"]])
    expectTheSame(app)
  }

  @Test func workAtTheEndHoldsItsConstruct() {
    let app = App("app") { app in
      app.stack("A") { scope in
        let jobs = Self.addQueue(in: scope)
        scope.atFinalization { [weak jobs] in jobs?.rawProperties["DelaySeconds"] = 5 }
      }
      for name in ["B", "C"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
    }
    #expect(rounds(app) == [["B*", "A", "C"]])
    expectTheSame(app)
  }

  @Test func aStackThatOthersWaitForWaitsForNothing() {
    let app = App("app") { app in
      var jobs: Resource? = app.stack("A") { Self.addQueue(in: $0) }
      app.stack("B") { scope in
        if let jobs { Self.addQueue(in: scope).depends(on: jobs) }
      }
      jobs = nil
      for name in ["C", "D"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
    }
    #expect(rounds(app) == [["B*", "A*", "C*", "D"]])
    expectTheSame(app)
  }

  @Test func aStackWithinAnothersClosureWaitsForThatOne() {
    let app = App("app") { app in
      app.stack("A") { scope in
        let jobs = Self.addQueue(in: scope)
        app.stack("B") { inner in inner.output("Jobs", jobs.ref) }
        jobs.keep(logicalID: "Kept")
      }
      app.stack("C") { scope in Self.addQueue(in: scope) }
    }
    #expect(rounds(app) == [["A*", "B*", "C"]])
    expectTheSame(app)
  }

  @Test func withAspectsAllStacksWait() {
    let aspect = Aspect("none", of: "AWS::SQS::Queue") { _ in }
    #expect(rounds(app { _ in }, applying: [aspect]) == [["A", "B", "C"]])
  }

  // MARK: What is found late

  @Test func aValueOfAStackThatWasGivenIsUsed() {
    let app = App("app") { app in
      let jobs = app.stack("A") { Self.addQueue(in: $0).ref }
      for name in ["B", "C"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
      app.stack("D") { scope in scope.output("Jobs", jobs) }
      for name in ["E", "F"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
    }
    // Nobody knew of D, and then that it's D.
    #expect(rounds(app) == [["A*", "B*", "C*"], ["B*", "C*", "A*", "D*", "E*", "F"]])
    expectTheSame(app)
  }

  @Test func aChain() {
    let app = App("app") { app in
      var last: StringValue = "none"
      for name in ["A", "B", "C", "D"] {
        last = app.stack(name) { scope in
          scope.output("Last", last)
          return Self.addQueue(in: scope).ref
        }
      }
    }
    #expect(rounds(app) == [["A*"], ["A*", "B*", "D", "C"]])
    expectTheSame(app)
  }

  @Test func aValueIsUsedByWorkAtTheEnd() {
    let app = App("app") { app in
      let jobs = app.stack("A") { Self.addQueue(in: $0).ref }
      app.stack("B") { scope in scope.atFinalization { scope.output("Jobs", jobs) } }
      app.stack("C") { scope in Self.addQueue(in: scope) }
    }
    #expect(rounds(app) == [["A*"], ["B", "A", "C"]])
    expectTheSame(app)
  }

  @Test func contentThatAnIDIsMadeOfIsUsed() {
    let app = App("app") { app in
      let jobs = app.stack("A") { Self.addQueue(in: $0).ref }
      app.stack("B") { scope in Self.addQueue(in: scope).identifiedByContent(of: [], values: [.value(jobs)]) }
      app.stack("C") { scope in Self.addQueue(in: scope) }
    }
    #expect(rounds(app).count == 2)
    expectTheSame(app)
  }

  @Test func tagsOfTheAppAreSetLate() {
    let app = app { $0.tags["team"] = "blue" }
    #expect(rounds(app) == [["A*"], ["A", "B", "C"]])
    expectTheSame(app)
  }

  @Test func namesAreSetLate() {
    let app = app { $0.names = NamingPolicy("app-{env}-{service}") }
    #expect(rounds(app).count == 2)
    expectTheSame(app)
  }

  @Test func aBoundaryIsDeclaredLate() {
    let app = App("app") { app in
      for name in ["A", "B"] { app.stack(name) { scope in Self.addQueue(in: scope) } }
      app.stack("C") { scope in
        let policy = Self.addQueue(in: scope)
        _ = scope.declare(
          DeclaredBoundary(
            environment: "dev", arn: policy.ref, document: [.allow("sqs:SendMessage", on: "*")], resource: policy))
      }
      app.stack("D") { scope in Self.addQueue(in: scope) }
    }
    #expect(rounds(app) == [["A*", "B*"], ["A", "B", "C", "D"]])
  }

  @Test func whatIsDeclaredOtherwiseTheSecondTimeIsRenderedAtTheEnd() {
    let count = Atomic(0)
    let app = App("app") { app in
      let isFirst = count.add(1, ordering: .relaxed).oldValue == 0
      let values = ["A", "B"].map { name in app.stack(name) { Self.addQueue(in: $0).ref } }
      app.stack("C") { scope in scope.output("Jobs", values[isFirst ? 0 : 1]) }
      app.stack("D") { scope in Self.addQueue(in: scope) }
    }
    #expect(rounds(app) == [["A*", "B*"], ["B*"], ["A", "C", "B", "D"]])
  }

  // MARK: Memory

  /// Remembers a resource of each stack without keeping it.
  private final class Watch: @unchecked Sendable {
    // Only the thread that declares and renders comes here.
    private var resources: [() -> Resource?] = []
    private(set) var peak = 0

    func add(_ resource: Resource) {
      resources.append { [weak resource] in resource }
      peak = max(peak, living)
    }

    var living: Int { resources.count { $0() != nil } }
  }

  private func many(_ watch: Watch, _ use: @escaping @Sendable (Resource) -> StringValue?) -> App {
    App("many") { app in
      var last: StringValue?
      for number in 0..<50 {
        last = app.stack("Stack\(number)") { scope in
          for number in 0..<9 { Resource("Thing\(number)", type: "Acme::Test::Thing", in: scope) }
          if let last { scope.output("Last", last) }
          let jobs = Self.addQueue(in: scope)
          watch.add(jobs)
          return use(jobs)
        }
      }
    }
  }

  @Test func fewOfManyStacksAreThereAtOnce() {
    let watch = Watch()
    let app = many(watch) { _ in nil }
    _ = app.render(limit: 20) { _ in }
    #expect(watch.peak <= 4)
    #expect(watch.living == 0)
  }

  @Test func fewOfAChainAreThereAtOnce() {
    let watch = Watch()
    let app = many(watch) { $0.ref }
    var rounds = 1
    _ = app.render(limit: 20, startingOver: { rounds += 1 }) { _ in }
    #expect(rounds == 2)
    #expect(watch.peak <= 4)
    #expect(watch.living == 0)
  }
}
