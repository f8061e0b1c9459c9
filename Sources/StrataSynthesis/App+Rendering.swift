import StrataFindings
package import StrataLanguage
import StrataPlatform

extension App {
  /// What was declared last.
  private static let last = LeftToEnd()

  /// Declares everything and renders the templates, at which nothing has looked yet.
  ///
  /// A stack is let go of as soon as its template is made, which is when all stacks that may use it are rendered. Where
  /// there are many resources, that is while other stacks are still being declared; see ``GradualRendering``.
  ///
  /// - Parameters:
  ///   - aspects: Work on resources, when everything else is declared.
  ///   - limit: The number of resources from which on stacks are rendered while others are being declared.
  ///   - startOver: Is told that all templates that were given are void and will be given again. What is declared is the
  ///     same then; what is known of it is more.
  ///   - take: Is given each template, in an order that is the same at each run but else means nothing.
  /// - Returns: What is known when all are rendered, such as the order of deployment.
  package func render(
    applying aspects: [Aspect] = [], limit: Int = GradualRendering.usualLimit, startingOver startOver: () -> Void = {},
    _ take: (RenderedStack) -> Void
  ) -> RenderedApp {
    withoutActuallyEscaping(take) { take in
      // Aspects are applied to all resources, when all are there.
      var plan: GradualRendering.Plan = aspects.isEmpty ? .guess : .wait
      while true {
        let app = begun()
        let rendering = GradualRendering(of: app, plan, limit: limit, take)
        defer { if rendering.synthesis.isLeftToEnd { Self.last.keep(app.dismantle) } else { app.dismantle() } }
        declare(into: app)
        app.finalize()
        app.apply(aspects, finalizing: app.finalize)
        if app.stacks.isEmpty { app.reportEmptiness() }
        guard let other = rendering.finish() else { return rendering.synthesis.renderedApp }
        plan = other
        startOver()
      }
    }
  }
}

extension Synthesis {
  /// What is known of the app when all its templates are rendered.
  fileprivate var renderedApp: RenderedApp {
    let order = deploymentOrder()
    let states = app.stacks
    return RenderedApp(
      name: app.identity.app, order: order,
      dependencies: states.map { stack in order.filter { stack.uses[$0] != nil }.map { states[$0].name } },
      findings: app.findings.sorted(), mistakenSites: app.mistakenSites)
  }
}

extension AppState {
  /// Does the work that waits until everything is declared.
  fileprivate func finalize() {
    // Work may register more work; a bound turns an endless chain into a message.
    for _ in 0..<100 {
      let work = takeFinalizers()
      if work.isEmpty { return }
      for item in work { item() }
    }
    if takeFinalizers().isEmpty { return }
    report(
      Finding(
        .construct, "finalization never ends: the work of each of 100 rounds registered more",
        hint: "register work only once for each construct"), path: nil, site: DeclarationSite(site))
  }

  fileprivate func reportEmptiness() {
    report(
      Finding(
        .construct, "the app \"\(identity.app)\" has no stack", expected: "at least one", given: "none"), path: nil,
      site: DeclarationSite(site))
  }
}
