// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sample-queue",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "sample-queue", targets: ["SampleQueueTool"])],
  dependencies: [.package(url: "https://example.com/strata.git", from: "0.1.0")],
  targets: [
    .target(
      name: "SampleQueue",
      dependencies: [
        .product(name: "Strata", package: "strata"),
        .product(name: "StrataEnvironments", package: "strata"),
      ],
      exclude: ["Profiles"]),
    .executableTarget(
      name: "SampleQueueTool",
      dependencies: ["SampleQueue", .product(name: "StrataCLI", package: "strata")]),
    .testTarget(
      name: "SampleQueueTests",
      dependencies: ["SampleQueue", .product(name: "StrataTesting", package: "strata")]),
  ])
