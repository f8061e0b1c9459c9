import StrataTemplate

extension TypeCost {
  static let instances = [
    TypeCost("EC2::Instance") { instance throws(Undecided) in
      let data = try instance.template ?? instance.properties
      return try instance.instanceCharges(of: data, count: .one, stated: nil)
        + instance.addressCharges(of: data, in: instance.properties.choices("SubnetId"), count: .one, stated: nil)
    },
    TypeCost("AutoScaling::AutoScalingGroup") { group throws(Undecided) in
      let kind = Dimension("AmazonEC2", Dimension.instances, per: "hour", "instance")
      if try group.has("MixedInstancesPolicy") {
        return [.undecided(kind, "the group has instances of several types or prices")]
      }
      guard let template = try group.template else { throw Undecided("LaunchTemplate isn't in the template") }
      let count = Bounds(try group.number("MinSize").least, try group.number("MaxSize").most)
      let subnets = try group.properties.elements("VPCZoneIdentifier").map { Optional($0.element) }
      return try group.instanceCharges(of: template, count: count, stated: .instances)
        + group.addressCharges(of: template, in: subnets, count: count, stated: .instances)
    },
    TypeCost("EC2::Volume") { volume throws(Undecided) in
      try volume.volumeCharges(of: volume.properties, size: "Size", count: .one, stated: nil)
    },
  ]
}

extension CostedResource {
  /// The data of the launch template that this resource names; nil where it names none.
  fileprivate var template: ValueReading? {
    get throws(Undecided) {
      guard try has("LaunchTemplate") else { return nil }
      let path = try has("LaunchTemplate/LaunchTemplateId") ? "LaunchTemplateId" : "LaunchTemplateName"
      let template = try target("LaunchTemplate/\(path)", "EC2::LaunchTemplate")
      guard let data = template.properties.choices("LaunchTemplateData").first ?? nil else {
        throw Undecided("the launch template has no LaunchTemplateData")
      }
      return data
    }
  }

  /// The charges of instances, by what declares them: hours, volumes, and metrics of each minute.
  fileprivate func instanceCharges(
    of data: ValueReading, count: Bounds, stated usage: UsageQuantity?
  ) throws(Undecided) -> [Charge] {
    let kind = try properties.has("InstanceType") == .always ? text("InstanceType") : data.text("InstanceType")
    if try data.text("InstanceMarketOptions/MarketType", default: "") == "spot" {
      return [.undecided(.instance(kind), "it runs on spare capacity, whose prices change and are in no price list")]
    }
    let tenancy = data.has("Placement/Tenancy") == .never ? "Tenancy" : "Placement/Tenancy"
    if try data.text(tenancy, default: "default") != "default" {
      return [.undecided(.instance(kind), "what it costs on hardware of one's own isn't read")]
    }
    var charges: [Charge] = [.hours(.instance(kind), times: count, stated: usage)]
    for (mapping, number) in try data.elements("BlockDeviceMappings") {
      guard let disk = mapping.choices("Ebs").first ?? nil else { continue }
      guard let disks = number.times(count) else { throw Undecided("there are more volumes than can be counted") }
      charges += try volumeCharges(of: disk, size: "VolumeSize", count: disks, stated: usage)
    }
    // A template has an object where an instance has the flag itself.
    let isWatched = data.has("Monitoring/Enabled") == .never ? "Monitoring" : "Monitoring/Enabled"
    if try data.flag(isWatched) {
      charges.append(.monthly(.metrics, times: count, each: FixedDecimal(7), stated: usage))
    }
    return charges
  }

  /// The charges of instances' public addresses: those of their interfaces, or else as their subnets say.
  fileprivate func addressCharges(
    of data: ValueReading, in subnets: [ValueReading?], count: Bounds, stated usage: UsageQuantity?
  ) throws(Undecided) -> [Charge] {
    let interfaces = try data.elements("NetworkInterfaces").filter {
      $0.element.has("AssociatePublicIpAddress") != .never
    }
    if !interfaces.isEmpty {
      var charges: [Charge] = []
      for (interface, number) in interfaces where try interface.flag("AssociatePublicIpAddress") {
        charges.append(.hours(.address, times: number.times(count) ?? count, stated: usage))
      }
      return charges
    }
    var isPublic: Set<Bool> = []
    for subnet in subnets {
      guard let target = subnet.flatMap({ stack.contents.target(of: $0.value) }), target.type == "AWS::EC2::Subnet"
      else {
        isPublic = [false, true]
        break
      }
      isPublic.insert(try CostedResource(target, in: stack).flag("MapPublicIpOnLaunch"))
    }
    if isPublic == [false] { return [] }
    guard isPublic == [true] else {
      return [.undecided(.address, "whether its subnets give public addresses isn't in the template")]
    }
    return [.hours(.address, times: count, stated: usage)]
  }

  /// The charges of a volume: its size, and what is beyond what its type brings along.
  fileprivate func volumeCharges(
    of volume: ValueReading, size: String, count: Bounds, stated usage: UsageQuantity?
  ) throws(Undecided) -> [Charge] {
    let kind = try volume.text("VolumeType", default: "gp2")
    guard Dimension.volumeTypes.contains(kind) else { throw Undecided("VolumeType is none that has a price: \(kind)") }
    func charge(_ dimension: Dimension, _ number: Bounds, above included: Int = 0) -> [Charge] {
      let more = Bounds(
        max(.zero, number.least - FixedDecimal(included)), max(.zero, number.most - FixedDecimal(included)))
      if more.most == .zero { return [] }
      guard more.isFixed else { return [.undecided(dimension, "\(size) isn't known before deployment")] }
      return [.monthly(dimension, times: count, each: more.least, stated: usage)]
    }
    var charges = charge(.volume(kind), try volume.number(size, default: nil))
    switch kind {
    case "gp3":
      charges += charge(.gp3Operations, try volume.number("Iops", default: .zero), above: 3_000)
      charges += charge(.gp3Throughput, try volume.number("Throughput", default: .zero), above: 125)
    case "io1": charges += charge(.io1Operations, try volume.number("Iops", default: .zero))
    case "io2": charges += charge(.io2Operations, try volume.number("Iops", default: .zero))
    default: break
    }
    return charges
  }
}
