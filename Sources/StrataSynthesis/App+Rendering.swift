import StrataFindings
package import StrataLanguage

extension App {
  /// Declares everything and renders the templates, at which nothing has looked yet.
  ///
  /// A stack is let go of as soon as its template is made, which is when all stacks that may use it are rendered.
  ///
  /// - Parameters:
  ///   - aspects: Work on resources, when everything else is declared.
  ///   - take: Is given each template once, in an order that is the same at each run but else means nothing.
  /// - Returns: What is known when all are rendered, such as the order of deployment.
  /// - Throws: What `take` throws.
  package func render<Failure>(
    applying aspects: [Aspect] = [], _ take: (RenderedStack) throws(Failure) -> Void
  ) throws(Failure) -> RenderedApp {
    let app = declared()
    defer { app.dismantle() }
    app.finalize()
    app.apply(aspects, finalizing: app.finalize)
    if app.stacks.isEmpty {
      app.report(
        Finding(.construct, "the app \"\(name)\" has no stack", expected: "at least one", given: "none"), path: nil,
        site: DeclarationSite(app.site))
    }
    return try Synthesis(app).render(take)
  }
}

extension Synthesis {
  /// Renders the templates of what is declared, and lets go of each stack as soon as its template is made.
  fileprivate func render<Failure>(
    _ take: (RenderedStack) throws(Failure) -> Void
  ) throws(Failure) -> RenderedApp {
    for stack in stacks { stack.assignPathIDs() }
    for stack in stacks { stack.assignContentIDs() }
    resolveDependencies()
    if !app.boundaries.isEmpty { for stack in stacks { stack.renderBoundaries() } }
    for group in renderingOrder() {
      let bodies = group.map { stacks[$0].withNested.map { TemplateRenderer(stack: $0).render() } }
      for (index, bodies) in zip(group, bodies) {
        try take(stacks[index].rendered(from: bodies))
        for stack in stacks[index].withNested { stack.finish() }
      }
    }
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
}
