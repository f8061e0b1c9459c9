import StrataText

/// The image that instances start from.
///
/// ```swift
/// let image: MachineImage = .amazonLinux2023()
/// ```
public struct MachineImage: Sendable {
  /// The architecture of the processors that an image is made for.
  public enum Architecture: String, Sendable, Hashable, CaseIterable {
    /// 64 bits as made by Intel and AMD.
    case x86 = "x86_64"
    /// 64 bits as made by Arm.
    case arm64
  }

  enum Source: Sendable {
    case id(StringValue)
    case parameter(String)
  }

  let source: Source
  /// The path of cfn-signal on it; nil where it has none.
  let signalCommand: String?
  /// The architecture, where it's known.
  let architecture: Architecture?

  /// Amazon Linux 2023, the newest image at each deployment.
  ///
  /// The template has a parameter that is AWS's public one by default. An update takes the newest image, and replaces the
  /// instances where there is one; a deployment that gives `ami-…` by a parameter of one's own keeps it.
  ///
  /// - Parameter architecture: The architecture of the instances' processors; ``Architecture/x86`` unless given.
  /// - Returns: The image.
  ///
  /// See [Amazon Linux 2023](https://docs.aws.amazon.com/linux/al2023/ug/ec2.html#launch-via-aws-cli).
  public static func amazonLinux2023(_ architecture: Architecture = .x86) -> MachineImage {
    MachineImage(
      source: .parameter(
        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-\(architecture.rawValue)"),
      signalCommand: "/opt/aws/bin/cfn-signal", architecture: architecture)
  }

  /// An image by its id.
  ///
  /// - Parameters:
  ///   - id: The image's id, such as `ami-0123456789abcdef0`.
  ///   - command: The path of cfn-signal on the image, by which instances say that they work; it has none unless given.
  /// - Returns: The image.
  public static func id(_ id: StringValue, signalingBy command: String? = nil) -> MachineImage {
    MachineImage(source: .id(id.checkedID("ami", of: "an image")), signalCommand: command, architecture: nil)
  }

  /// The image that a parameter of Systems Manager names at each deployment.
  ///
  /// - Parameters:
  ///   - name: The parameter's name, such as `/images/web`; its value is an image's id.
  ///   - command: The path of cfn-signal on the image, by which instances say that they work; it has none unless given.
  /// - Returns: The image.
  public static func parameter(_ name: String, signalingBy command: String? = nil) -> MachineImage {
    MachineImage(source: .parameter(name), signalCommand: command, architecture: nil)
  }

  /// The image's id, by a parameter of the template where Systems Manager knows it.
  func id(_ declaration: Declaration) -> StringValue {
    switch source {
    case .id(let id): return id
    case .parameter(let name):
      if let mistake = Self.mistake(inParameter: name) {
        declaration.report(
          mistake.message, property: "image", expected: mistake.expected, given: "\"\(name)\"", hint: mistake.hint)
      }
      return declaration.scope.parameter(
        "Image", type: .aws("SSM::Parameter::Value<AWS::EC2::Image::Id>"), default: .literal(name),
        description: "The parameter of Systems Manager that names the image of \(declaration.scope.path)",
        file: declaration.file, line: declaration.line)
    }
  }

  /// What is wrong with the name of a parameter that should name an image.
  ///
  /// See [Public parameters](https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html).
  private static func mistake(inParameter name: String) -> (message: String, expected: String, hint: String?)? {
    if name.hasPrefix("ami-") {
      return (
        "this is an image, and no parameter that names one", "a name such as /images/web", "write .id(\"\(name)\")"
      )
    }
    if !name.hasPrefix("/") || !name.utf8.allSatisfy({ $0.isASCIIAlphanumeric || "_.-/".utf8.contains($0) }) {
      return ("Systems Manager has no parameter of such a name", "a name such as /images/web", nil)
    }
    guard name.hasPrefix("/aws/") else { return nil }
    let documents = [
      "/aws/service/ecs/optimized-ami/", "/aws/service/eks/optimized-ami/", "/aws/service/bottlerocket/",
    ]
    if documents.contains(where: name.hasPrefix), !name.hasSuffix("/image_id") {
      return ("this parameter's value isn't the id of an image", "a name that ends in /image_id", nil)
    }
    let images =
      documents
      + [
        "ami-amazon-linux-latest", "ami-windows-latest", "canonical", "debian", "deeplearning", "freebsd",
        "marketplace",
        "neuron", "suse",
      ].map { "/aws/service/\($0)/" }
    return images.contains(where: name.hasPrefix)
      ? nil
      : (
        "AWS's parameter of this name names no image", "one below /aws/service/ami-amazon-linux-latest/ or the like",
        nil
      )
  }
}

extension MachineImage.Architecture: Decodable, ProfileChoice {
  /// Reads the name of an architecture, such as `arm64`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
