import Foundation
import StrataResourceModel
import Testing

@testable import resource_generator

/// What the committed facts say of every type, the committed Swift takes.
@Suite struct EveryTypeTests {
  private let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func everyTypeTakesAllFormsOfItsProperties() throws {
    let facts = try TypeFacts.committed(in: package)
    #expect(facts.count >= 1_890)
    for type in facts {
      let model = ModelBuilder(type).model()
      let failures = FormsProof(model, ProofSchema(facts: type)).failures
      #expect(failures == [])
      let module = ServicePart.module(of: type.shortName, in: type.service)
      let file = package.appending(path: "Sources/Resources/\(module)/\(type.shortName).swift")
      let text = try String(contentsOf: file, encoding: .utf8)
      let isSame = Self.code(of: text) == Self.code(of: SwiftWriter.text(of: model))
      #expect(isSame, "\(type.name) isn't what is made of its facts")
    }
  }

  /// The lines that aren't documentation, of which a part is made of what schemas alone tell.
  private static func code(of text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("///") }
  }
}
