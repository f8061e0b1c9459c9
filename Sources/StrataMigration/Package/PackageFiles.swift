import StrataJSON
import StrataResourceModel
import StrataText

/// The files of a package that aren't about one stack alone.
enum PackageFiles {
  struct Stack {
    let name: String
    /// The function that declares what is in it.
    let function: String
    let description: JSONValue?
    /// The account and the region that it's meant for, where constructs ask for them.
    let account: String?
    let region: String?
  }

  /// The name of the package's target.
  static func target(_ package: String) -> String { Names.type(package) }

  /// The name of a system that has no better one: the package's, as far as a system can have it.
  static func systemName(_ package: String) -> String {
    let words = package.utf8.split { !$0.isASCIIAlphanumeric }.map { String(Substring($0)) }
    return words.isEmpty ? "system" : words.joined(separator: "-")
  }

  static func all(
    package: String, location: String, services: Set<String>, _ stacks: [Stack], _ systems: [ProfileFiles]
  ) -> [(path: String, text: String)] {
    let target = target(package)
    return [
      ("Package.swift", manifest(package, target, location, services, systems)),
      ("Sources/\(target)/\(target)Tool.swift", tool(package, target, stacks, systems)),
    ]
  }

  private static func manifest(
    _ package: String, _ target: String, _ location: String, _ services: Set<String>, _ systems: [ProfileFiles]
  ) -> String {
    let modules = ["CLI", "Language"] + (systems.isEmpty ? [] : ["Environments"]) + services
    let products = modules.map { "Strata\($0)" }.sorted(by: utf8Precedes)
    let folders = systems.map { Code(TextLiteral.line($0.folder)) }
    let excluded = Code.labeled("exclude", .array(folders)).text(indentation: 6)
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: \(TextLiteral.line(package)),
        platforms: [.macOS(.v15)],
        dependencies: [.package(name: "strata", path: \(TextLiteral.line(location)))],
        targets: [
          .executableTarget(
            name: "\(target)",
            dependencies: [
      \(products.map { "        .product(name: \"\($0)\", package: \"strata\")," }.joined(separator: "\n"))
            ]\(systems.isEmpty ? "" : ",\n\(excluded)"))
        ])

      """
  }

  private static func tool(
    _ package: String, _ target: String, _ stacks: [Stack], _ systems: [ProfileFiles]
  ) -> String {
    let declarations = stacks.map { stack -> String in
      var arguments = [Code(TextLiteral.line(stack.name))]
      let environment = [("account", stack.account), ("region", stack.region)].compactMap { label, value in
        value.map { Code.labeled(label, Code(TextLiteral.line($0))) }
      }
      if !environment.isEmpty { arguments.append(.labeled("env", .call("StackEnvironment", environment))) }
      if let description = stack.description?.string {
        arguments.append(.labeled("description", TextLiteral.code([.literal(description)])))
      }
      return Code.call("app.stack", arguments + [Code(stack.function)]).text(indentation: 6)
    }
    let app = systems.contains { $0.family.name == package } ? package + "-others" : package
    let apps = """
        static let apps = [
          App(\(TextLiteral.line(app))) { app in
      \(declarations.joined(separator: "\n"))
          }
        ]

      """
    let list = Code.array(systems.map { Code($0.constant) }).text(indentation: 2, prefix: "static let systems = ")
    return """
      import StrataCLI
      \(systems.isEmpty ? "" : "import StrataEnvironments\n")import StrataLanguage

      /// The tool that makes the templates.
      @main struct \(target)Tool: SynthTool {
      \(stacks.isEmpty && !systems.isEmpty ? "" : apps)\(systems.isEmpty ? "" : list + "\n")}

      """
  }
}
