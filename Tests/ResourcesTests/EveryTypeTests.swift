import Foundation
import StrataFacts
import Testing

/// Every type that the facts know has its Swift, and no other does.
@Suite struct EveryTypeTests {
  private let resources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Resources")

  /// The services that modules of their own have a part of, by these modules.
  private static let parts = ["EC2Network": "EC2"]

  @Test func everyTypeHasAFile() throws {
    var files = Set<String>()
    for folder in try FileManager.default.contentsOfDirectory(atPath: resources.path) {
      let service = Self.parts[folder] ?? folder
      for file in try FileManager.default.contentsOfDirectory(atPath: resources.appending(path: folder).path) {
        let name = String(file.dropLast(".swift".count))
        if name != service, Self.parts[name] == nil { files.insert("\(service)::\(name)") }
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
      let folders = [String(parts[1])] + Self.parts.filter { $0.value == parts[1] }.keys.sorted()
      let files = folders.map { resources.appending(path: "\($0)/\(parts[2]).swift") }
      let file = files.first { FileManager.default.fileExists(atPath: $0.path) } ?? files[0]
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(text.contains("type: \"\(type)\""), "\(type)")
    }
  }
}
