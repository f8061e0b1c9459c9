import StrataFindings
import StrataJSON
import StrataTemplate

/// What an instance is told at its start fits in what EC2 keeps of it.
struct UserDataSizeRule: TemplateRule {
  let about = RuleDescription(
    "user-data-size", .error, reason: "EC2 refuses user data of more than 16 KiB before it's encoded",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
    good: UserDataSizeRule.sample(16_384), bad: UserDataSizeRule.sample(16_385))

  /// The types with user data, and the path to it.
  private static let places: [(type: String, path: [String])] = [
    ("AWS::EC2::Instance", ["UserData"]), ("AWS::EC2::LaunchTemplate", ["LaunchTemplateData", "UserData"]),
    ("AWS::AutoScaling::LaunchConfiguration", ["UserData"]),
  ]

  private static let most = 16_384

  func check(_ template: TemplateContents) -> [Finding] {
    Self.places.flatMap { place in
      template.resources(of: place.type).flatMap { resource -> [Finding] in
        var values = resource.all(place.path[0])
        for key in place.path.dropFirst() { values = values.flatMap { $0.all(key) } }
        return values.compactMap { value in
          let size = Self.size(of: value.value)
          return size <= Self.most
            ? nil
            : finding(
              "the user data is too long", at: value.pointer, expected: "at most \(Self.most) bytes", given: "\(size)",
              hint: "fetch the rest from a bucket when the instance starts")
        }
      }
    }
  }

  /// The bytes of what is written out, of text that is encoded there or was before.
  private static func size(of value: JSONValue) -> Int {
    if let inner = value.argument(of: .base64) {
      return PartialText(inner).parts.reduce(0) { size, part in
        if case .literal(let text) = part { size + text.utf8.count } else { size }
      }
    }
    guard let text = value.string else { return 0 }
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return text.utf8.count / 4 * 3 - padding
  }

  private static func sample(_ size: Int) -> JSONValue {
    [
      "Host": [
        "Type": "AWS::EC2::Instance",
        "Properties": [
          "ImageId": "ami-12345678", "InstanceType": "t3.micro",
          "UserData": ["Fn::Base64": .string(String(repeating: "#", count: size))],
        ],
      ]
    ]
  }
}
