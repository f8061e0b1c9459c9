import Strata
import StrataJSON

// On Linux, all of Foundation would weigh on the start of each process that is measured.
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writing JSON, against a copy of the same bytes and against Foundation's writer of the same tree.
enum WriterBenchmark {
  static func run() throws {
    let templates = try SampleApp.make(resources: 10_000).synthesize().stacks.map(\.template.json)
    let files = try templates.map { try $0.bytes(keyOrder: .given, layout: .pretty) }
    let trees = templates.map(EncodableTree.init)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]

    // Both into memory of their own, as what is written has to be.
    let copying = Measurement(runs: 25) { for file in files { _ = copy(file) } }
    let given = try Measurement(runs: 25) {
      for template in templates { _ = try template.bytes(keyOrder: .given, layout: .pretty) }
    }
    let sorted = try Measurement(runs: 25) {
      for template in templates { _ = try template.bytes(keyOrder: .sorted, layout: .pretty) }
    }
    let parsing = try Measurement(runs: 25) { for file in files { _ = try JSONValue(parsing: file) } }
    let foundation = try Measurement(runs: 5) { for tree in trees { _ = try encoder.encode(tree) } }

    let size = files.reduce(0) { $0 + $1.count }
    print(
      "writer: \(files.count) templates of 400 resources, \(size / files.count / 1_000) kB each;"
        + " 1.00 is writing in given order")
    let widths = [38, 10, 10]
    print(Table.row(["", "MB/s", "ratio"], widths: widths))
    let rows = [
      ("memcpy of the same bytes", copying), ("given order, as templates are written", given),
      ("sorted", sorted), ("parsing", parsing), ("Foundation's JSONEncoder, sorted", foundation),
    ]
    for (name, measurement) in rows {
      let speed = Double(size) / measurement.seconds / 1e6
      print(Table.row([name, Table.number(speed, digits: 0), Table.number(measurement / given)], widths: widths))
    }
    print("")
  }

  private static func copy(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(target).copyMemory(from: $0) }
      count = bytes.count
    }
  }
}
