// swift-tools-version: 6.2

import PackageDescription

/// No dependency, and no Foundation: the executable is small, and starts at once.
var settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A warning is an error in CI, and nowhere else: a newer compiler may know more of them.
if Context.environment["STRATA_STRICT"] != nil { settings.append(.treatAllWarnings(as: .error)) }

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
