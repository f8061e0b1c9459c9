// swift-tools-version: 6.2

import PackageDescription

/// What every target of this package is compiled with: a warning is an error, and what a later Swift will ask for is asked for now.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "strata",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Strata", targets: ["Strata"]),
    .library(name: "StrataTesting", targets: ["StrataTesting"]),
    .library(name: "StrataCLI", targets: ["StrataCLI"]),
    .executable(name: "synth", targets: ["synth"]),
  ],
  targets: [
    // Floor 1: JSON, knowing nothing of AWS.
    .target(name: "StrataJSON", swiftSettings: strict),
    // Floor 2: the template language and synthesis.
    .target(
      name: "StrataCore", dependencies: ["StrataJSON"], swiftSettings: strict,
      // Rounding a Double is a call of the C library, which without Foundation nothing else links.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Floor 4: what people import.
    .target(name: "Strata", dependencies: ["StrataCore"], swiftSettings: strict),
    // Floor 5: files.
    .target(name: "StrataOutput", dependencies: ["StrataCore", "StrataJSON"], swiftSettings: strict),
    // Floor 6: the command line.
    .target(name: "StrataCLI", dependencies: ["StrataCore", "StrataJSON", "StrataOutput"], swiftSettings: strict),
    // Floor 7: this repository's own tool.
    .executableTarget(name: "synth", dependencies: ["Orders", "StrataCLI", "StrataCore"], swiftSettings: strict),

    .target(name: "StrataTesting", dependencies: ["StrataCore", "StrataJSON"], swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Strata", "StrataCore", "StrataJSON"], swiftSettings: strict),

    .target(
      name: "Orders", dependencies: ["Strata"], path: "Examples/Orders", exclude: ["README.md"], swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "output-writer-fixture", dependencies: ["StrataOutput"], path: "Tests/OutputWriterFixture",
      swiftSettings: strict),
    .testTarget(name: "StrataJSONTests", dependencies: ["StrataJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataCoreTests", dependencies: ["StrataCore", "StrataJSON", "StrataTesting", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "StrataOutputTests",
      dependencies: ["StrataCore", "StrataJSON", "StrataOutput", "TestSupport", "output-writer-fixture"],
      swiftSettings: strict),
    .testTarget(
      name: "StrataCLITests", dependencies: ["StrataCLI", "StrataCore", "StrataJSON", "TestSupport", "synth"],
      swiftSettings: strict),
    .testTarget(
      name: "StrataTestingTests", dependencies: ["StrataCore", "StrataJSON", "StrataTesting"], swiftSettings: strict),
    .testTarget(
      name: "ReadmeTests", dependencies: ["Strata", "StrataCLI", "StrataTesting", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "OrdersTests", dependencies: ["Orders", "StrataTesting"], swiftSettings: strict),
  ]
)
