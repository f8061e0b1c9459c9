import Foundation
import TestSupport
import Testing

/// What the doc comments of the constructs show compiles.
@Suite struct SnippetTests {
  /// The modules of constructs.
  private static let imports = [
    "Strata", "StrataBorders", "StrataDatabases", "StrataDomains", "StrataEventBridge", "StrataFirewalls",
    "StrataFunctions",
    "StrataGovernance", "StrataHttpApis", "StrataInstances", "StrataModels", "StrataParameters", "StrataStreams",
    "StrataTables",
    "StrataWorkflows",
  ].map { "import \($0)\n" }.joined()

  /// What snippets may use without declaring it.
  private static let given = [
    "app: AppScope", "scope: Scope", "vpc: Vpc", "cluster: Cluster", "service: FargateService",
    "prodService: FargateService",
    "devService: FargateService", "repository: Repository", "image: ContainerImage", "secret: Secret",
    "token: ImportedSecret", "uploads: Bucket", "logs: Bucket", "alarms: Topic", "certificate: Certificate",
    "balancer: ApplicationLoadBalancer", "listener: Listener", "group: InstanceGroup",
    "identityARN: StringValue", "waiting: Metric", "failed: Metric",
  ].joined(separator: ", ")

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// The blocks of Swift in the doc comments of the constructs, each with the file's name.
  private static func snippets() throws -> [(file: String, code: String)] {
    let sources = Self.sources.appending(path: "Constructs")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
      let text = String(decoding: try Data(contentsOf: sources.appending(path: path)), as: UTF8.self)
      let plain = text.replacing(/(?m)^ *\/\/\/ ?/, with: "")
      return plain.components(separatedBy: "```swift\n").dropFirst().map { part in
        (path, part.components(separatedBy: "\n```")[0])
      }
    }
  }

  @Test func everySnippetOfADocCommentCompiles() throws {
    let snippets = try Self.snippets()
    #expect(snippets.count > 20)
    let functions = snippets.enumerated().map { index, snippet in
      """
      // \(snippet.file)
      func snippet\(index)(\(Self.given)) {
      \(snippet.code)
      }
      """
    }
    let source = Self.imports + functions.joined(separator: "\n")
    let result = try Compiler.check(source, against: BuildProducts.modules())
    #expect(result.status == 0, "\(result.output)")
  }

  /// What must not be possible to write.
  @Test(
    arguments: [
      ("gateway.stage(\"dev\")", "missing argument for parameter 'to'"),
      ("_ = Stage()", "initializer is inaccessible"),
      ("_ = Scaling.between(1...2)", "missing argument for parameter 'following'"),
      (#"_ = "\(service.name)" as String"#, "known only after deployment"),
    ])
  func whatMakesNoSenseDoesNotCompile(code: String, message: String) throws {
    let source = "import Strata\nfunc f(gateway: AlbApiGateway, service: FargateService) {\n  \(code)\n}\n"
    let result = try Compiler.check(source, against: BuildProducts.modules())
    #expect(result.status != 0)
    #expect(result.output.contains(message), "\(result.output)")
  }

  private static let variables = "import Strata\nfunc f(scope: Scope, name: String, count: Int, names: [String]) {\n"

  /// What the compiler says of a variable where a value is wanted, which the guide to values answers.
  @Test(
    arguments: [
      ("scope.output(\"A\", name)", "cannot convert value of type 'String' to expected argument type 'StringValue'"),
      (
        "_ = Container(\"A\", image: .ecr(ImportedRepository(name: \"a\"), tag: name))",
        "cannot convert value of type 'String' to expected argument type 'StringValue'"
      ),
      ("let _: IntegerValue = count", "cannot convert value of type 'Int' to specified type 'IntegerValue'"),
      ("let _: ListValue<StringValue> = names", "cannot convert value of type '[String]'"),
    ])
  func aVariableIsNoValue(code: String, message: String) throws {
    let result = try Compiler.check("\(Self.variables)\(code)\n}\n", against: BuildProducts.modules())
    #expect(result.status != 0)
    #expect(result.output.contains(message), "\(result.output)")
  }

  @Test func whatTheGuideAnswersCompiles() throws {
    let guide = String(
      decoding: try Data(contentsOf: Self.sources.appending(path: "Strata/Strata.docc/ValuesAndReferences.md")),
      as: UTF8.self)
    #expect(guide.contains("cannot convert value of type 'String' to expected argument type 'StringValue'"))
    for answer in [#""\(name)""#, ".literal(name)", ".literal(count)", ".literal(names)"] {
      #expect(guide.contains("`\(answer)`"))
    }
    let code = """
      scope.output("A", "\\(name)")
      scope.output("B", .literal(name))
      let _: IntegerValue = .literal(count)
      let _: ListValue<StringValue> = .literal(names)
      """
    let result = try Compiler.check("\(Self.variables)\(code)\n}\n", against: BuildProducts.modules())
    #expect(result.status == 0, "\(result.output)")
  }
}
