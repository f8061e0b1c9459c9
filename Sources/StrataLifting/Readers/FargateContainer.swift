import StrataContainers
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataResourceModel
import StrataStorage
import StrataTemplate

/// The one container of a service's tasks, as arguments.
struct FargateContainer {
  typealias Text = (argument: Lift.Value, value: StringValue)

  let image: (argument: Lift.Value, image: ContainerImage)
  private(set) var command: [Text] = []
  private(set) var environment: [(name: String, value: Text)] = []

  /// Reads the container of a task definition.
  init(_ task: TemplateResource) throws(Unlike) {
    let containers = task.properties["ContainerDefinitions"]?.array ?? []
    guard containers.count == 1, let container = containers.first else { throw Unlike("it has several containers") }
    if container["Secrets"] != nil { throw Unlike("its container is given secrets") }
    if container["PortMappings"] != nil { throw Unlike("its container listens at a port") }
    guard let image = task.text("ContainerDefinitions", "0", "Image") else {
      throw Unlike("its container has no image")
    }
    self.image = try Self.image(image, container["Image"]?.argument(of: .sub)?.string)
    for index in (container["Command"]?.array ?? []).indices {
      if let word = task.text("ContainerDefinitions", "0", "Command", String(index)) { command.append(word) }
    }
    for (index, variable) in (container["Environment"]?.array ?? []).enumerated() {
      guard let name = variable["Name"]?.string,
        let value = task.text("ContainerDefinitions", "0", "Environment", String(index), "Value")
      else { throw Unlike("its environment isn't known now") }
      environment.append((name, value))
    }
  }

  /// The image: by its tag in a repository of the stack's account and region, or by its name.
  private static func image(
    _ text: Text, _ substitution: String?
  ) throws(Unlike) -> (argument: Lift.Value, image: ContainerImage) {
    let registry = "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/"
    guard let substitution, substitution.hasPrefix(registry) else {
      return (.call(".registry", [.init(nil, text.argument)]), .registry(text.value))
    }
    let words = substitution.dropFirst(registry.count).split(separator: ":", omittingEmptySubsequences: false)
    guard words.count == 2, !substitution.dropFirst(registry.count).utf8.contains(UInt8(ascii: "$")) else {
      throw Unlike("its image isn't known now")
    }
    let (name, tag) = (String(words[0]), String(words[1]))
    let repository = Lift.Value.call("ImportedRepository", [.init("name", .swift(SwiftLiteral.text(name)))])
    return (
      .call(".ecr", [.init(nil, repository), .init("tag", .swift(SwiftLiteral.text(tag)))]),
      .ecr(ImportedRepository(name: .literal(name)), tag: .literal(tag))
    )
  }
}
