import Foundation
import TestSupport
import Testing

/// What pages show in Swift compiles, each piece by itself.
@Suite struct DocumentSnippetTests {
  @Test(arguments: try Document.all.filter { !$0.blocks(of: "swift").isEmpty })
  func everySnippetCompiles(page: Document) throws {
    let modules = try BuildProducts.modules()
    for block in page.blocks where block.language == "swift" {
      let result =
        block.code.contains("import PackageDescription")
        ? try Compiler.check(manifest: block.code) : try Compiler.check(block.code, against: modules)
      #expect(result.status == 0, "\(page.path):\(block.line)\n\(result.output)")
    }
  }

  @Test func aManifestThatIsWrongDoesNot() throws {
    let result = try Compiler.check(manifest: "import PackageDescription\nlet package = Package(nane: \"a\")\n")
    #expect(result.status != 0)
    #expect(result.output.contains("error:"), "\(result.output)")
  }
}
