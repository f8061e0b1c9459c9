import StrataJSON
import StrataTemplate

/// Reads ids, addresses and rules of networks from resources' properties.
struct NetworkReader {
  let world: IsolationWorld
  /// The resources that a custom resource or a nested stack is given, which may add rules and routes to them.
  let handled: Set<Int>

  init(_ world: IsolationWorld) {
    self.world = world
    var handled: Set<Int> = []
    for resource in world.resources where Self.isOpaque(resource.type) && !world.isRead(resource) {
      for reference in TemplateReference.all(in: .object(resource.resource.properties)) {
        guard let target = world.resource(reference.target, in: resource.stack) else { continue }
        if ["AWS::EC2::SecurityGroup", "AWS::EC2::RouteTable"].contains(target.type) { handled.insert(target.index) }
      }
    }
    self.handled = handled
  }

  /// Whether what a resource of a type does isn't to be seen in the template.
  static func isOpaque(_ type: String) -> Bool {
    // The one that CDK makes only takes rules away.
    if type == "Custom::VpcRestrictDefaultSG" { return false }
    return type.hasPrefix("Custom::")
      || ["AWS::CloudFormation::CustomResource", "AWS::CloudFormation::Stack"].contains(type)
  }

  /// An id, with its place.
  struct PlacedID {
    let id: NetworkID
    let place: WorldPlace
  }

  /// The ids that a property gives, one or a list of them, in all alternatives.
  func ids(_ property: PlacedValue?, in stack: Int) -> [PlacedID] {
    (property?.elements ?? []).flatMap { element in
      ids(of: element.value, in: stack).map { PlacedID(id: $0, place: WorldPlace(stack: stack, element.pointer)) }
    }
  }

  /// The ids of a property of a resource.
  func ids(_ property: String, of resource: WorldResource) -> [NetworkID] {
    ids(resource.resource.placed(property), in: resource.stack).map(\.id)
  }

  /// The one id of a property; unknown where there are none or several.
  func id(_ property: String, of resource: WorldResource) -> NetworkID {
    let ids = ids(property, of: resource)
    return ids.count == 1 ? ids[0] : .unknown
  }

  /// The ids that a value may be, or that a list may have which is split from a text.
  private func ids(of value: JSONValue, in stack: Int) -> [NetworkID] {
    if let call = value.call, call.function == .split, let delimiter = call.arguments.first?.string,
      call.arguments.count == 2
    {
      return world.texts(of: call.arguments[1], in: stack).flatMap { $0.split(by: delimiter) }.map(id)
    }
    // A parameter's list is given as one text.
    return world.texts(of: value, in: stack).flatMap { $0.literal == nil ? [$0] : $0.split(by: ",") }.map(id)
  }

  private func id(of text: SymbolicText) -> NetworkID {
    if text.parts.contains(.unknown) { return .unknown }
    guard let attribute = text.attribute else { return .text(text) }
    let type = world.resources[attribute.resource].type
    if type == "AWS::EC2::VPC", attribute.name == "DefaultSecurityGroup" {
      return .defaultGroup(of: .resource(attribute.resource))
    }
    if attribute.name == "VpcId", type != "AWS::EC2::VPC" {
      return self.id("VpcId", of: world.resources[attribute.resource])
    }
    // What a nested stack or a custom resource gives isn't itself, and an address is no id.
    let isOwn = Self.ownIDs[attribute.name].map { $0.isEmpty || $0.contains(type) } ?? false
    return isOwn && type.hasPrefix("AWS::") && !Self.isOpaque(type) ? .resource(attribute.resource) : .text(text)
  }

  /// The attributes that are ids of the resource itself, with the types of which they are; all where none is named.
  private static let ownIDs: [String: [String]] = [
    "": [], "Id": [], "Arn": [], "GroupId": ["AWS::EC2::SecurityGroup"], "VpcId": ["AWS::EC2::VPC"],
    "SubnetId": ["AWS::EC2::Subnet"], "RouteTableId": ["AWS::EC2::RouteTable"],
    "InternetGatewayId": ["AWS::EC2::InternetGateway"], "NatGatewayId": ["AWS::EC2::NatGateway"],
    "PrefixListId": ["AWS::EC2::PrefixList"], "TransitGatewayRouteTableId": ["AWS::EC2::TransitGatewayRouteTable"],
    "LoadBalancerArn": ["AWS::ElasticLoadBalancingV2::LoadBalancer"],
    "ListenerArn": ["AWS::ElasticLoadBalancingV2::Listener"],
    "TargetGroupArn": ["AWS::ElasticLoadBalancingV2::TargetGroup"], "ServiceId": ["AWS::EC2::VPCEndpointService"],
    "LaunchTemplateId": ["AWS::EC2::LaunchTemplate"],
  ]

  /// Whether a property says yes; nil where that isn't known.
  func flag(_ property: String, of resource: WorldResource, unlessGiven standard: Bool) -> Bool? {
    guard let value = resource.resource[property] else { return standard }
    let texts = Set(world.texts(of: value, in: resource.stack).map { $0.literal?.lowercased() })
    return texts == ["true"] ? true : texts == ["false"] ? false : nil
  }

  /// The text of a property, where it's one that is known.
  func text(_ property: String, of resource: WorldResource) -> String? {
    guard let value = resource.resource[property] else { return nil }
    let texts = world.texts(of: value, in: resource.stack)
    return texts.count == 1 ? texts[0].literal : nil
  }

  /// The place of a property, or of a resource.
  func place(of resource: WorldResource, _ path: String...) -> WorldPlace {
    let pointer = path.reduce(resource.resource.pointer()) { $0.appending($1) }
    return WorldPlace(stack: resource.stack, pointer)
  }
}

extension SymbolicText {
  /// The pieces between a delimiter.
  fileprivate func split(by delimiter: String) -> [SymbolicText] {
    if delimiter.isEmpty { return [SymbolicText([.unknown])] }
    var pieces = [SymbolicText()]
    for part in parts {
      guard case .literal(let text) = part else {
        pieces[pieces.count - 1].append(part)
        continue
      }
      for (index, piece) in text.split(separator: delimiter, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { pieces.append(SymbolicText()) }
        pieces[pieces.count - 1].append(.literal(String(piece)))
      }
    }
    return pieces
  }
}
