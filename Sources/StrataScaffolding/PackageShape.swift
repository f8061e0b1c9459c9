/// The kind of system that a new package begins with.
package enum PackageShape: String, Hashable, Sendable, CaseIterable {
  /// A queue with dead letters, and what a worker needs.
  case queue
  /// A service of containers behind an API.
  case service
  /// A function behind an API, and its table.
  case functions

  /// One line, without a full stop.
  package var summary: String {
    switch self {
    case .queue: "a queue of jobs, another for those that failed, and a role for the worker"
    case .service: "a service on Fargate behind an API, in a network of its own"
    case .functions: "a function of Lambda behind an HTTP API, and its table"
    }
  }

  /// What is particular to the shape, in a package of some name.
  func contents(_ name: PackageName) -> ShapeContents {
    switch self {
    case .queue: .queue(name)
    case .service: .service(name)
    case .functions: .functions(name)
    }
  }
}
