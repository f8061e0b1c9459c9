import StrataText

/// What the name of an instance type says.
///
/// See [Naming conventions](https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html).
enum InstanceType {
  /// The architecture of a type's processors; nil where the name isn't known yet or isn't one.
  static func architecture(of type: String) -> MachineImage.Architecture? {
    let parts = type.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let digit = parts[0].firstIndex(where: \.isNumber),
      digit != parts[0].startIndex
    else { return nil }
    let options = parts[0][digit...].drop(while: \.isNumber)
    return parts[0] == "a1" || options.contains("g") ? .arm64 : .x86
  }

  /// The image for instances of a type, with a mistake where its processors can't run it.
  static func image(_ image: MachineImage?, for type: StringValue, _ declaration: Declaration) -> MachineImage {
    guard let name = type.node.literalText else { return image ?? .amazonLinux2023() }
    guard let architecture = architecture(of: name) else {
      declaration.report(
        "this isn't the name of an instance type", property: "type", expected: "a name such as t3.medium",
        given: "\"\(name)\"", from: [type.node.origin])
      return image ?? .amazonLinux2023()
    }
    guard let image else { return .amazonLinux2023(architecture) }
    if let made = image.architecture, made != architecture {
      declaration.report(
        "the processors of \(name) can't run this image", property: "image",
        expected: "one for \(architecture.rawValue)", given: "one for \(made.rawValue)", from: [type.node.origin])
    }
    return image
  }
}
