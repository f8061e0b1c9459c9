// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sample-service",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "sample-service", targets: ["SampleServiceTool"])],
  dependencies: [.package(url: "https://example.com/strata.git", from: "0.1.0")],
  targets: [
    .target(
      name: "SampleService",
      dependencies: [
        .product(name: "Strata", package: "strata"),
        .product(name: "StrataEnvironments", package: "strata"),
      ],
      exclude: ["Profiles"]),
    .executableTarget(
      name: "SampleServiceTool",
      dependencies: ["SampleService", .product(name: "StrataCLI", package: "strata")]),
    .testTarget(
      name: "SampleServiceTests",
      dependencies: ["SampleService", .product(name: "StrataTesting", package: "strata")]),
  ])
