import Foundation
import TestSupport
import Testing

/// What pages show in Swift compiles, each piece by itself.
@Suite struct DocumentSnippetTests {
  /// What the compiler says of a piece of code: a manifest, declarations, or a program of statements.
  private static func check(_ code: String) throws -> (status: Int32, output: String) {
    if code.contains("import PackageDescription") { return try Compiler.check(manifest: code) }
    let modules = try BuildProducts.modules()
    let result = try Compiler.check(code, against: modules)
    return result.output.contains("at the top level")
      ? try Compiler.check(code, against: modules, isProgram: true) : result
  }

  @Test(arguments: try Document.all.filter { !$0.blocks(of: "swift").isEmpty })
  func everySnippetCompiles(page: Document) throws {
    for block in page.blocks where block.language == "swift" {
      let result = try Self.check(block.code)
      #expect(result.status == 0, "\(page.path):\(block.line)\n\(result.output)")
    }
  }

  @Test(
    arguments: [
      "import PackageDescription\nlet package = Package(nane: \"a\")\n", "import StrataLanguage\nprint(App.absent)\n",
      "func f() -> Absent { f() }\n",
    ])
  func whatIsWrongDoesNot(code: String) throws {
    let result = try Self.check(code)
    #expect(result.status != 0)
    #expect(result.output.contains("error:"), "\(result.output)")
  }
}
