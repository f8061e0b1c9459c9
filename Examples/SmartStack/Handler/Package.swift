// swift-tools-version: 6.2

import PackageDescription

/// No dependency, and no Foundation: the executable is small, and starts at once.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "handler",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "bootstrap", targets: ["bootstrap"])],
  targets: [
    // Lambda's runtime interface, whatever the function does.
    .target(name: "LambdaRuntime", swiftSettings: settings),
    // What this function does, whatever calls it.
    .target(name: "OrdersApi", dependencies: ["LambdaRuntime"], swiftSettings: settings),
    // The name that Lambda looks for.
    .executableTarget(name: "bootstrap", dependencies: ["LambdaRuntime", "OrdersApi"], swiftSettings: settings),
    .testTarget(name: "LambdaRuntimeTests", dependencies: ["LambdaRuntime"], swiftSettings: settings),
    .testTarget(name: "OrdersApiTests", dependencies: ["LambdaRuntime", "OrdersApi"], swiftSettings: settings),
  ])
