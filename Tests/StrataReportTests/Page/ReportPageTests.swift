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
    #expect(views(of: SampleReports.page(system)) == ["overview", "findings", "resources"])
    system.costs = [ReportedCost(name: "dev", totals: [], lines: [], notPriced: [], notes: [])]
    system.promotion = ReportedPromotion(way: [], environments: [])
    #expect(views(of: SampleReports.page(system)) == ["overview", "cost", "findings", "promotion", "resources"])
    #expect(views(of: SampleReports.page(ReportedSystem(name: "empty"))) == ["overview", "findings"])
  }

  @Test func theSameContentsGiveTheSameBytes() {
    #expect(SampleReports.page(SampleReports.queue) == SampleReports.page(SampleReports.queue))
  }

  @Test func aResourceHasItsPlacesAndItsTemplate() {
    let page = SampleReports.page(SampleReports.queue)
    let expected = [
      ##"<details id="resource-Shop-Jobs" class="item resource" data-environment="-" data-service="SQS"><summary>"##,
      ##"<span class="name"><bdi>Jobs</bdi></span><span class="type"><bdi>AWS::SQS::Queue</bdi></span></summary>"##,
      ##"<dl class="pairs"><dt>Construct</dt><dd><bdi>Shop/Jobs</bdi></dd>"##,
      ##"<dt>Line</dt><dd><bdi>Sources/Shop.swift:7</bdi></dd>"##,
      ##"<dt>Link</dt><dd><a href="#resource-Shop-Jobs">#resource-Shop-Jobs</a></dd></dl>"##,
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
    let place = ResourcePlace(stack: "Shop", logicalID: "Jobs")
    system.findings = [
      ReportedFinding(finding, on: place, in: "/home/ann"),
      ReportedFinding(finding, acceptedBecause: "it's known", on: place, in: nil),
    ]
    let page = SampleReports.page(system)
    #expect(page.contains("<dt>Error</dt><dd><bdi>this isn't a name</bdi></dd>"))
    #expect(page.contains("<dt>Accepted</dt><dd><bdi>this isn't a name</bdi></dd>"))
    let expected = [
      ##"<li class="item entry" data-kind="error"><p class="entry-head"><span class="badge bad"><bdi>error</bdi></span>"##,
      ##"<code>physical-name</code> at <a href="#resource-Shop-Jobs"><bdi>Jobs</bdi></a></p>"##,
      ##"<p class="message"><bdi>this isn't a name</bdi></p><dl class="pairs"><dt>Where</dt><dd><bdi>Shop/Jobs</bdi></dd>"##,
      ##"<dt>Line</dt><dd><bdi>Shop.swift:9</bdi></dd><dt>Expected</dt><dd><bdi>letters</bdi></dd>"##,
      ##"<dt>Given</dt><dd><bdi>a &lt;b&gt;</bdi></dd><dt>What to do</dt><dd><bdi>write another</bdi></dd></dl></li>"##,
    ].joined()
    #expect(page.contains(expected))
    #expect(page.contains("<dt>Accepted because</dt><dd><bdi>it's known</bdi></dd>"))
    #expect(page.contains(#"<span class="badge bad"><bdi>1 error</bdi></span></p><p>1 accepted, with a reason</p>"#))
  }

  @Test func changesHaveTheirConsequences() throws {
    var system = SampleReports.queue
    let old: JSONValue = [
      "Resources": ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "a", "VisibilityTimeout": 30]]]
    ]
    let new = system.stacks[0].contents.json
    system.changes = ReportedChanges(try StackSetDifference(old: ["Shop": old], new: ["Shop": new]), from: "main")
    let page = SampleReports.page(system)
    #expect(page.contains(#"<span class="badge bad"><bdi>grave</bdi></span> against <bdi>main</bdi></p>"#))
    #expect(page.contains(#"<span class="badge bad"><bdi>replaced</bdi></span>"#))
    let row = [
      ##"<tr><th scope="row"><span class="sign">~</span><bdi>VisibilityTimeout</bdi></th>"##,
      ##"<td><code><bdi>30 → 60</bdi></code></td><td class=""><bdi></bdi></td></tr>"##,
    ].joined()
    #expect(page.contains(row))
    #expect(page.contains(#"<td class="grave"><bdi>replaces it</bdi></td>"#))
  }

  @Test func severalSystemsAreToldApart() {
    var other = SampleReports.queue
    other.name = "mail"
    let page = SampleReports.page(SampleReports.queue, other)
    #expect(page.contains("2 systems · 2 stacks · 2 resources"))
    #expect(page.contains(#"<h3 class="system-name"><bdi>mail</bdi></h3>"#))
    #expect(page.contains(#"id="resource-Shop-Jobs-2""#))
  }
}
