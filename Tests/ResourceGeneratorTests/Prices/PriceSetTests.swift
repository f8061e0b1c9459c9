import Foundation
import Testing

@testable import resource_generator

/// The prices that the package brings along.
@Suite struct PriceSetTests {
  private let header = "region\tservice\tusage type\toperation\tunit\tfrom\tusd\tsource\tdate\tnote\n"

  /// The text of some files, or what's wrong with them.
  private func text(_ files: [String: String]) throws -> String {
    let folder = try SchemaFolder([:])
    defer { folder.remove() }
    try folder.write("rows/README.md", "not read")
    for (name, text) in files { try folder.write("rows/\(name)", text) }
    do { return try PriceSet(directory: folder.url.appending(path: "rows")).text } catch {
      return error.description.replacing(folder.url.path, with: "DIR")
    }
  }

  @Test func aLineForEachPriceAndEachSource() throws {
    let text = try text([
      "b.tsv": header + "us-east-1\tAmazonSNS\tRequests-Tier1\t\trequest\t1000000\t0.0000005\ta page\t2026-07\t\n"
        + "us-east-1\tAmazonSNS\tRequests-Tier1\t\trequest\t0\t0\ta page\t2026-08\t\n",
      "a.tsv": header + "us-east-1\tAWSELB\tLCUUsage\tLoadBalancing:Network\tLCU-hour\t0\t0.0060\tZ, a file\t\t\n",
    ])
    #expect(
      text
        == "=0\tZ, a file\n=1\ta page\nus-east-1 AWSELB LCUUsage LoadBalancing:Network\tLCU-hour\t0:0.006\t0\t\n"
        + "us-east-1 AmazonSNS Requests-Tier1 \trequest\t0:0 1000000:0.0000005\t1\t2026-07\n")
  }

  @Test func whatCannotBeTrustedIsRefused() throws {
    #expect(
      try text([:]) == "DIR/rows: there are no prices in *.tsv; is this the directory of prices?")
    let row = "us-east-1\tAWSELB\tLCUUsage\tLoadBalancing:Network\tLCU-hour\t0\t0.006\ta page\t\t\n"
    #expect(
      try text(["a.tsv": header + row, "b.tsv": header + row])
        == "DIR/rows/b.tsv: us-east-1 AWSELB LCUUsage LoadBalancing:Network has a price in a.tsv as well; take one of them "
        + "out")
    #expect(
      try text(["a.tsv": header + row.replacing("0.006", with: "-1")])
        == "DIR/rows/a.tsv: a.tsv:2:60: error: usd is negative; expected 0 or more, given -1 [invalid-price-list]")
  }
}
