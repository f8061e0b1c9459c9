import Foundation
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI
@testable import StrataEnvironments

/// What is said where a declaration ends the process.
@Suite struct CrashReportTests {
  @Test func thePlaceIsThatOfWhatWasDeclaredLast() {
    var place = CrashReport.Place()
    #expect(place.text == nil)
    place.take(.app("shop", at: CallSite(file: "/Shop.swift", line: 1)))
    #expect(
      place.text == """
        error: the code that declares shop ended the process
          note: /Shop.swift:1: no stack was declared yet
          hint: what Swift says of it names the line; a value of a profile may not be what it takes
        """)
    place.take(.environments(["prod", "dev"]))
    place.take(.stack("Shop", at: CallSite(file: "/Shop.swift", line: 4)))
    place.take(.scope(environment: "dev", at: CallSite(file: "/Shop.swift", line: 6)))
    #expect(
      place.text == """
        error: the code that declares shop ended the process
          note: its environments are prod, dev
          note: /Shop.swift:4: the stack Shop was declared last
          note: /Shop.swift:6: the part of the environment dev was last
          hint: what Swift says of it names the line; a value of a profile may not be what it takes
        """)
    place.take(.stack("Other", at: CallSite(file: "/Shop.swift", line: 9)))
    #expect(place.text?.contains("environment dev") == false)
    place.take(.end)
    #expect(place.text == nil)
  }

  @Test func declaringTellsWhatIsDeclared() throws {
    final class Steps: @unchecked Sendable { var all: [String] = [] }
    let steps = Steps()
    let system = System("shop", environments: [.required("prod")], profiles: "/nowhere") {
      (app: AppScope, environments: [StrataEnvironments.Environment<[String: String]>]) in
      app.stack("Shop", file: "/Shop.swift", line: 2) { scope in
        for environment in environments {
          _ = Scope("Own", in: scope, environment: environment.name, file: "/Shop.swift", line: 3)
        }
      }
    }
    let chain = try ProfileStore(system: "shop", directory: "/nowhere").preview("prod", ["tag": "1"])
    let app = system.declare([.init(name: "prod", order: 0, env: nil, chain: chain)]).app
    DeclarationObserver.$current.withValue({ steps.all.append("\($0)") }) { app.declared().dismantle() }
    #expect(steps.all.count == 5)
    #expect(steps.all[1] == #"environments(["prod"])"#)
    #expect(steps.all[2].hasPrefix(#"stack("Shop""#) && steps.all[3].hasPrefix(#"scope(environment: "prod""#))
    #expect(steps.all[4] == "end")
  }

  // MARK: Processes that end

  /// Swift's own report takes seconds for all the symbols of the tests.
  private static func forgetBacktraces() {
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS] { signal(number, SIG_DFL) }
  }

  private func said(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  private static let text = """
    error: the code that declares broken ended the process
      note: /Broken.swift:2: the stack Broken was declared last
      hint: what Swift says of it names the line; a value of a profile may not be what it takes

    """

  /// Declares an app whose stack does something that can't be done.
  private static func declare(_ work: @escaping @Sendable () -> Void) {
    forgetBacktraces()
    CrashReport.saying {
      let app = App("broken", file: "/Broken.swift", line: 1) { app in
        app.stack("Broken", file: "/Broken.swift", line: 2) { _ in work() }
      }
      app.declared().dismantle()
    }
  }

  @Test func aRangeThatEndsBeforeItBegins() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CrashReportTests.declare {
        let (first, last) = (Int("4") ?? 0, Int("3") ?? 0)
        print(first...last)
      }
    }
    #expect(said(result).contains(Self.text), "\(said(result))")
  }

  @Test func anIndexThatIsOutOfRange() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CrashReportTests.declare {
        let zones = ["a"].filter { $0 != "b" }
        print(zones[Int("3") ?? 0])
      }
    }
    #expect(said(result).contains(Self.text), "\(said(result))")
  }

  @Test func aFatalError() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CrashReportTests.declare { fatalError("no such size") }
    }
    #expect(said(result).contains("no such size"))
    #expect(said(result).contains(Self.text), "\(said(result))")
  }

  @Test func aFunctionThatCallsItselfForEver() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CrashReportTests.declare { print(CrashReportTests.depth(of: Int("1") ?? 0)) }
    }
    #expect(said(result).contains(Self.text), "\(said(result))")
  }

  private static func depth(of number: Int) -> Int { number == 0 ? 0 : 1 + depth(of: number + 1) }

  @Test func whatEndsOtherwiseSaysNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CrashReportTests.forgetBacktraces()
      CrashReport.saying {
        App("fine") { $0.stack("Fine") { _ in } }.declared().dismantle()
        fatalError("later")
      }
    }
    #expect(!said(result).contains("the code that declares"), "\(said(result))")
  }
}
