import Testing

/// The floors of the house: a module imports only what stands below it.
@Suite struct FloorTests {
  /// The modules from the ground up; those of one floor may import those before them.
  static let floors: [(name: String, modules: [String])] = [
    ("words, JSON, files", ["StrataPlatform", "StrataText", "StrataJSON", "StrataFiles"]),
    (
      "findings, facts, YAML, drawings, files of new packages",
      ["StrataFindings", "StrataFacts", "StrataYAML", "StrataGraph", "StrataScaffolding"]
    ),
    ("finished templates, resource types in Swift", ["StrataTemplate", "StrataSchema", "StrataResourceModel"]),
    (
      "declaring, rendering, checking, comparing",
      [
        "StrataLanguage", "StrataPackages", "StrataReleases", "StrataSynthesis", "StrataChecks", "StrataTemplateFiles",
        "StrataDiff", "StrataIsolation", "StrataCost", "StrataReport", "StrataCertificates", "StrataMigration",
        "StrataPermissions", "StrataAdvice",
      ]
    ),
    ("constructs", constructs),
    ("from declarations to checked templates, constructs in templates", ["StrataPipeline", "StrataLifting"]),
    ("what people import, files, environments", ["Strata", "StrataOutput", "StrataEnvironments"]),
    ("deploying, the command line, tests of users", ["StrataDeployment", "StrataCLI", "StrataTesting"]),
    ("tools", ["synth", "StrataTool", "Benchmarks", "resource-generator"]),
  ]

  /// The modules of constructs, each of which may import those before it.
  static let constructs = [
    "StrataConstructs", "StrataIdentity", "StrataStorage", "StrataTables", "StrataObservability", "StrataMessaging",
    "StrataDomains", "StrataNetwork", "StrataInstances", "StrataContainers", "StrataEventBridge", "StrataGovernance",
    "StrataFunctions", "StrataDatabases", "StrataWorkflows", "StrataParameters", "StrataBorders",
    "StrataAPI", "StrataFirewalls", "StrataStreams", "StrataModels", "StrataHttpApis",
  ]

  /// The modules that stand on finished templates alone, and know nothing of how they are declared.
  static let overTemplates: Set = [
    "StrataAdvice", "StrataChecks", "StrataCost", "StrataDiff", "StrataIsolation", "StrataMigration",
    "StrataPermissions", "StrataReport", "StrataTemplateFiles",
  ]

  private static let files = SourceFile.all.filter { $0.module != "Resources" }

  /// The modules that each module imports.
  private static let imports = Dictionary(grouping: files, by: \.module).mapValues { files in
    files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
  }

  @Test func everyModuleHasAFloor() {
    #expect(Self.files.count > 500)
    #expect(Set(Self.imports.keys) == Set(Self.floors.flatMap(\.modules)))
  }

  @Test func importsGoDown() {
    let broken = Self.files.flatMap { file in
      file.imports.filter { !Self.mayImport(file.module, $0) }.map { "\(file.path) imports \($0)" }
    }
    #expect(broken == [], "\(Self.drawing)")
  }

  @Test func whatLooksAtTemplatesKnowsNothingOfDeclaring() {
    let broken = Self.files.filter { Self.overTemplates.contains($0.module) && $0.imports.contains("StrataLanguage") }
    #expect(broken.map(\.path) == [])
  }

  /// A change of how templates are made mustn't compile constructs, or the services they stand on, anew.
  @Test func constructsStandOnTheLanguageAlone() {
    let order = Self.floors.flatMap(\.modules)
    let broken = Self.files.filter { Self.constructs.contains($0.module) || $0.module == "StrataLanguage" }.flatMap {
      file in
      file.imports.filter { order.contains($0) && !Self.underConstructs.contains($0) && !Self.constructs.contains($0) }
        .map { "\(file.path) imports \($0)" }
    }
    #expect(broken == [])
  }

  /// The modules that constructs stand on, beside those of services.
  private static let underConstructs: Set = [
    "StrataPlatform", "StrataText", "StrataJSON", "StrataFindings", "StrataLanguage",
  ]

  /// That the tests above can fail.
  @Test(
    arguments: [
      ("StrataText", "StrataJSON", false), ("StrataJSON", "StrataText", true),
      ("StrataChecks", "StrataPipeline", false),
      ("StrataTemplate", "StrataSchema", false), ("StrataDiff", "StrataChecks", true), ("StrataCLI", "StrataSQS", true),
    ])
  func anImport(from module: String, of other: String, isRight: Bool) {
    #expect(Self.mayImport(module, other) == isRight)
  }

  /// Whether a module may import another; those of services stand on the language, below all that use them.
  private static func mayImport(_ module: String, _ other: String) -> Bool {
    let order = floors.flatMap(\.modules)
    guard let place = order.firstIndex(of: module) else { return false }
    guard let otherPlace = order.firstIndex(of: other) else {
      return place > (order.firstIndex(of: "StrataLanguage") ?? 0)
    }
    return otherPlace < place
  }

  /// The house as it is, from the roof down.
  private static var drawing: String {
    var lines: [String] = []
    for (index, floor) in floors.enumerated().reversed() {
      lines.append("floor \(index + 1): \(floor.name)")
      for module in floor.modules.reversed() {
        lines.append("  \(module) ─▶ \((imports[module] ?? []).sorted().joined(separator: ", "))")
      }
    }
    return lines.joined(separator: "\n")
  }
}
