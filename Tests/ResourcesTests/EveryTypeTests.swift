import Foundation
import StrataFacts
import Testing

/// Every type that the facts know has its Swift, and no other does.
@Suite struct EveryTypeTests {
  private let resources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Resources")

  @Test func everyTypeHasAFile() throws {
    var files = Set<String>()
    for service in try FileManager.default.contentsOfDirectory(atPath: resources.path) {
      for file in try FileManager.default.contentsOfDirectory(atPath: resources.appending(path: service).path)
      where file != "\(service).swift" {
        files.insert("\(service)::\(file.dropLast(".swift".count))")
      }
    }
    // The provider, mostly AWS, isn't part of the path.
    let types = FactsIndex.embedded.typeNames.map { $0.split(separator: "::").dropFirst().joined(separator: "::") }
    #expect(types.count >= 1_890)
    #expect(Set(types) == files)
    #expect(Set(types).count == types.count)
  }

  @Test func everyFileDeclaresItsType() throws {
    for type in FactsIndex.embedded.typeNames {
      let parts = type.split(separator: "::")
      let file = resources.appending(path: "\(parts[1])/\(parts[2]).swift")
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(text.contains("type: \"\(type)\""), "\(type)")
    }
  }
}
