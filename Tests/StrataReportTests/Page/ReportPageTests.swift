import StrataDiff
import StrataFindings
import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataReport

@Suite struct ReportPageTests {
  private func views(of page: String) -> [String] {
    page.split(separator: #"<section id=""#).dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func thereAreViewsOfWhatThereIs() {
    var system = SampleReports.queue
    #expect(views(of: SampleReports.page(system)) == ["overview", "map", "findings", "resources"])
    system.costs = [ReportedCost(name: "dev", totals: [], lines: [], notPriced: [], notes: [])]
    system.promotion = ReportedPromotion(way: [], environments: [])
    #expect(views(of: SampleReports.page(system)) == ["overview", "map", "cost", "findings", "promotion", "resources"])
    #expect(views(of: SampleReports.page(ReportedSystem(name: "empty"))) == ["overview", "findings"])
  }

  @Test func theSameContentsGiveTheSameBytes() {
    #expect(SampleReports.page(SampleReports.queue) == SampleReports.page(SampleReports.queue))
  }

  @Test func mapsThatAreDrawnElsewhereAreAskedForOnce() {
    let contents = ReportContents([SampleReports.queue])
    let maps = ReportMaps(contents)
    var count = 0
    let page = ReportPage(contents) {
      count += 1
      return maps
    }
    #expect(page.bytes() == ReportPage(contents).bytes())
    #expect(count == 1)
  }

  @Test func aResourceHasItsPlacesAndItsTemplate() {
    let page = SampleReports.page(SampleReports.queue)
    let expected = [
      ##"<details id="resource-Shop-Jobs" class="item resource" data-environment="-" data-service="SQS"><summary>"##,
      ##"<span class="name">Jobs</span><span class="type">AWS::SQS::Queue</span></summary>"##,
      ##"<dl class="pairs"><dt>Construct</dt><dd>Shop/Jobs</dd>"##,
      ##"<dt>Line</dt><dd>Sources/Shop.swift:7</dd>"##,
      ##"<dt>Link</dt><dd><a href="#resource-Shop-Jobs">to this resource</a></dd></dl>"##,
      ##"<pre tabindex="0" role="group" aria-label="Template of Jobs"><code>"##,
      ##"{<b>"Type"</b>: "AWS::SQS::Queue", <b>"Properties"</b>: {<b>"VisibilityTimeout"</b>: 60}}</code></pre>"##,
    ].joined()
    #expect(page.contains(expected))
  }

  @Test func theNameOfASystemIsText() {
    let page = SampleReports.page(ReportedSystem(name: "</title><script>alert(1)</script>"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;: report</title>"))
    #expect(page.split(separator: "<script>").count == 2)
  }

  @Test func aFindingIsWithItsResource() {
    var system = SampleReports.queue
    let finding = Finding(
      "physical-name", "this isn't a name", path: "Shop/Jobs", site: CallSite(file: "/home/ann/Shop.swift", line: 9),
      expected: "letters", given: "a <b>", hint: "write another")
    let place = ReportedPlace(stack: "Shop", logicalID: "Jobs")
    system.findings = [
      ReportedFinding(finding, on: place, in: "/home/ann"),
      ReportedFinding(finding, acceptedBecause: "it's known", on: place, in: nil),
    ]
    let page = SampleReports.page(system)
    #expect(page.contains("<dt>Error</dt><dd>this isn't a name</dd>"))
    #expect(page.contains("<dt>Accepted</dt><dd>this isn't a name</dd>"))
    let expected = [
      ##"<li class="item entry" data-kind="error"><p class="entry-head"><span class="badge bad">error</span>"##,
      ##"<code>physical-name</code> at <a href="#resource-Shop-Jobs">Jobs</a></p>"##,
      ##"<p class="message">this isn't a name</p><dl class="pairs"><dt>Where</dt><dd>Shop/Jobs</dd>"##,
      ##"<dt>Line</dt><dd>Shop.swift:9</dd><dt>Expected</dt><dd>letters</dd>"##,
      ##"<dt>Given</dt><dd>a &lt;b&gt;</dd><dt>What to do</dt><dd>write another</dd></dl></li>"##,
    ].joined()
    #expect(page.contains(expected))
    #expect(page.contains("<dt>Accepted because</dt><dd>it's known</dd>"))
    #expect(page.contains(#"<span class="badge bad">1 error</span></p><p>1 accepted, with a reason</p>"#))
  }

  @Test func changesHaveTheirConsequences() throws {
    var system = SampleReports.queue
    let old: JSONValue = [
      "Resources": ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "a", "VisibilityTimeout": 30]]]
    ]
    let new = system.stacks[0].contents.json
    system.changes = ReportedChanges(try StackSetDifference(old: ["Shop": old], new: ["Shop": new]), from: "main")
    let page = SampleReports.page(system)
    #expect(page.contains(#"<span class="badge bad">grave</span> against main</p>"#))
    #expect(page.contains(#"<span class="badge bad">replaced</span>"#))
    let row = [
      ##"<tr><th scope="row"><span class="sign">~</span>VisibilityTimeout</th>"##,
      ##"<td><code><bdi>30 → 60</bdi></code></td><td></td></tr>"##,
    ].joined()
    #expect(page.contains(row))
    #expect(page.contains(#"<td class="grave">replaces it</td>"#))
  }

  @Test func severalSystemsAreToldApart() {
    var other = SampleReports.queue
    other.name = "mail"
    let page = SampleReports.page(SampleReports.queue, other)
    #expect(page.contains("2 systems · 2 stacks · 2 resources"))
    #expect(page.contains(#"<h3 class="system-name">mail</h3>"#))
    #expect(page.contains(#"id="resource-Shop-Jobs-2""#))
  }
}
