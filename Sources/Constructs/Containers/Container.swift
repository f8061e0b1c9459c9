internal import StrataECS
import StrataText

/// A container that runs beside a service's own, such as a proxy or a collector of traces.
///
/// ```swift
/// let collector = Container("collector", image: .ecr(ImportedRepository(name: "tools/collector"), tag: "0.43.3"))
/// ```
public struct Container {
  let name: String
  let image: ContainerImage
  let port: Int?
  let command: [StringValue]
  let environment: NamedValues<StringValue>
  let secrets: NamedValues<any ContainerSecret>
  let isEssential: Bool
  let rootFilesystem: RootFilesystem

  /// Describes a container.
  ///
  /// - Parameters:
  ///   - name: The container's name, 1 to 255 letters, digits, hyphens and underscores.
  ///   - image: The image.
  ///   - port: The port it listens at, 1 to 65,535; none unless given.
  ///   - command: The command that runs; the image's own unless given.
  ///   - environment: Environment variables in plain sight, where secrets don't belong; none unless given.
  ///   - secrets: Environment variables whose values are looked up when a task starts; none unless given.
  ///   - isEssential: Whether the task stops when this container does; true unless given.
  ///   - rootFilesystem: The files of its own that the container may write to; everything unless given.
  public init(
    _ name: String, image: ContainerImage, port: Int? = nil, command: [StringValue] = [],
    environment: NamedValues<StringValue> = [:], secrets: NamedValues<any ContainerSecret> = [:],
    isEssential: Bool = true, rootFilesystem: RootFilesystem = .writable
  ) {
    self.name = name
    self.image = image
    self.port = port
    self.command = command
    self.environment = environment
    self.secrets = secrets
    self.isEssential = isEssential
    self.rootFilesystem = rootFilesystem
  }
}

/// The files of its own that a container may write to.
///
/// Whatever it writes is gone when its task stops.
public struct RootFilesystem: Sendable {
  let isReadOnly: Bool
  let writablePaths: [String]

  /// Everything.
  public static let writable = RootFilesystem(isReadOnly: false, writablePaths: [])

  /// Nothing, but for some folders.
  ///
  /// The folders are volumes that belong to root unless the image says otherwise with `VOLUME`. See
  /// [Bind mounts](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html).
  ///
  /// - Parameter paths: The folders it may write to, each an absolute path such as `/tmp`.
  /// - Returns: The files that the container may write to.
  public static func readOnly(writable paths: String...) -> RootFilesystem {
    RootFilesystem(isReadOnly: true, writablePaths: paths)
  }
}

extension Container {
  /// The volumes of the folders it may write to, by their paths.
  var volumes: [(name: String, path: String)] {
    rootFilesystem.writablePaths.enumerated().map { ("\(name)-\($0.offset + 1)", $0.element) }
  }

  /// The permissions that the execution role needs to start it.
  var starting: [Permission] {
    [image.pulling].compactMap { $0 } + secrets.members.map(\.value.reading)
  }

  /// The container as a task definition has it, with mistakes where it can't be.
  func definition(logs: LogGroup, _ declaration: Declaration) -> ECS.TaskDefinition.ContainerDefinition {
    check(declaration)
    var names: Set<String> = []
    let environment = distinct(environment, "environment", &names, declaration)
    let secrets = distinct(secrets, "secrets", &names, declaration)
    return .init(
      image: image.reference, name: .literal(name),
      command: command.isEmpty ? nil : ListValue(command),
      environment: environment.isEmpty
        ? nil : ListValue(environment.map { .init(name: .literal($0.name), value: $0.value) }),
      essential: .literal(isEssential),
      logConfiguration: .init(
        logDriver: "awslogs",
        options: [
          "awslogs-group": logs.name, "awslogs-region": .region, "awslogs-stream-prefix": .literal(name),
        ]),
      mountPoints: volumes.isEmpty
        ? nil : ListValue(volumes.map { .init(containerPath: .literal($0.path), sourceVolume: .literal($0.name)) }),
      portMappings: port.map { [.init(containerPort: declaration.port($0), protocol: "tcp")] },
      readonlyRootFilesystem: rootFilesystem.isReadOnly ? true : nil,
      secrets: secrets.isEmpty
        ? nil : ListValue(secrets.map { .init(name: .literal($0.name), valueFrom: $0.value.valueFrom) }))
  }

  private func check(_ declaration: Declaration) {
    if !(1...255).contains(name.utf8.count) || !name.consistsOfAlphanumerics(and: "-_") {
      declaration.report(
        "this can't be a container's name", property: "name",
        expected: "1 to 255 letters, digits, hyphens and underscores", given: "\"\(name)\"")
    }
    var folders: Set<String> = []
    for path in rootFilesystem.writablePaths {
      if !path.hasPrefix("/") || path == "/" {
        declaration.report(
          "the container \(name) must name writable folders by their absolute paths", property: "rootFilesystem",
          expected: "a path such as /tmp", given: "\"\(path)\"")
      } else if !folders.insert(path).inserted {
        declaration.report(
          "the container \(name) has a writable folder twice", property: "rootFilesystem", expected: "each path once",
          given: "\"\(path)\"", hint: "remove one of them")
      }
    }
  }

  /// The variables that have a name, each once, with mistakes for the others.
  private func distinct<Value>(
    _ variables: NamedValues<Value>, _ property: String, _ taken: inout Set<String>, _ declaration: Declaration
  ) -> [(name: String, value: Value)] {
    variables.members.filter { variable, _ in
      if variable.isEmpty {
        declaration.report(
          "the container \(name) gets a variable without a name", property: property, expected: "a name",
          given: "\"\"")
        return false
      }
      if taken.insert(variable).inserted { return true }
      declaration.report(
        "the container \(name) gets a variable twice", property: property,
        expected: "each name once among environment and secrets", given: "\"\(variable)\"", hint: "remove one of them")
      return false
    }
  }
}

extension [Container] {
  /// Reports containers of one task that have the same name or listen at the same port.
  func checkNames(_ declaration: Declaration) {
    for (index, container) in enumerated() {
      if self[..<index].contains(where: { $0.name == container.name }) {
        declaration.report(
          "two containers of a task have one name", property: "sidecars",
          expected: "different names", given: "\"\(container.name)\"",
          hint: container.name == self[0].name ? "that is the name of the service's own container" : nil)
      }
      if let port = container.port, self[..<index].contains(where: { $0.port == port }) {
        declaration.report(
          "two containers of a task listen at one port", property: "sidecars", expected: "different ports",
          given: "\(port)", hint: "the containers of a task share one network interface")
      }
    }
  }

  var volumes: ListValue<ECS.TaskDefinition.Volume>? {
    let volumes = flatMap(\.volumes)
    return volumes.isEmpty ? nil : ListValue(volumes.map { .init(name: .literal($0.name)) })
  }
}
