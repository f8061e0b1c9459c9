// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sample-functions",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "sample-functions", targets: ["SampleFunctionsTool"])],
  dependencies: [.package(url: "https://example.com/strata.git", from: "0.1.0")],
  targets: [
    .target(
      name: "SampleFunctions",
      dependencies: [
        .product(name: "Strata", package: "strata"),
        .product(name: "StrataEnvironments", package: "strata"),
        .product(name: "StrataFunctions", package: "strata"),
        .product(name: "StrataHttpApis", package: "strata"),
        .product(name: "StrataTables", package: "strata"),
      ],
      exclude: ["Profiles"]),
    .executableTarget(
      name: "SampleFunctionsTool",
      dependencies: ["SampleFunctions", .product(name: "StrataCLI", package: "strata")]),
    .testTarget(
      name: "SampleFunctionsTests",
      dependencies: ["SampleFunctions", .product(name: "StrataTesting", package: "strata")]),
  ])
