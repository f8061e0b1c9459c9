import StrataFacts

/// The form of a text that stands for something of AWS, such as the id of a security group.
struct LiteralFormat: Sendable {
  /// The thing that the text stands for.
  let meaning: String
  /// The look of the text, in words.
  let shape: String
  let matches: @Sendable (String.UTF8View) -> Bool

  /// The formats whose texts can be told from others, by the name that schemas have for them.
  static let known: [String: LiteralFormat] = [
    // https://docs.aws.amazon.com/ec2/latest/userguide/resource-ids.html
    "AWS::EC2::SecurityGroup.GroupId": .id("security group", "sg-"),
    "AWS::EC2::SecurityGroup.Id": .id("security group", "sg-"),
    "AWS::EC2::Subnet.Id": .id("subnet", "subnet-"),
    "AWS::EC2::VPC.Id": .id("VPC", "vpc-"),
    // Where an instance is launched, a parameter can tell the image:
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
    "AWS::EC2::Image.Id": LiteralFormat(
      meaning: "the id of an image", shape: "ami- and 8 or 17 letters and digits",
      matches: { text in
        text.starts(with: "resolve:ssm:".utf8)
          || isID(text, "ami-", of: { TextFormat.isDigit($0) || TextFormat.isLowercase($0) })
      }),
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    "AWS::EC2::SecurityGroup.Name": LiteralFormat(
      meaning: "the name of a security group", shape: "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
      matches: { text in
        !text.isEmpty && text.allSatisfy { TextFormat.isAlphanumeric($0) || " ._-:/()#,@[]+=&;{}!$*".utf8.contains($0) }
      }),
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    "AWS::Logs::LogGroup.Name": LiteralFormat(
      meaning: "the name of a log group", shape: "1 to 512 letters, digits and ._-/#",
      matches: { text in
        (1...512).contains(text.count) && text.allSatisfy { TextFormat.isAlphanumeric($0) || "._-/#".utf8.contains($0) }
      }),
    "AWS::S3::Bucket.Name": LiteralFormat(
      meaning: "the name of a bucket",
      shape: "3 to 63 lowercase letters, digits, dots and hyphens, with a letter or a digit beside each dot",
      matches: isBucketName),
    // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
    "AWS::KMS::Key.Id": LiteralFormat(
      meaning: "the id of a key", shape: "a UUID, mrk- and 32 hexadecimal digits, or alias/ and a name",
      matches: { text in
        isUUID(text) || text.count == 36 && rest(of: text, behind: "mrk-")?.allSatisfy(TextFormat.isHexDigit) == true
          || isAlias(text)
      }),
    "AWS::KMS::Alias.AliasName": LiteralFormat(
      meaning: "the name of an alias", shape: "alias/ and letters, digits and :/_-", matches: isAlias),
    "AWS::KMS::Key.Arn": .arn("a key", "kms", behind: ["key/", "alias/"]),
    "AWS::IAM::Role.Arn": .arn("a role", "iam", isRegional: false, behind: ["role/"]),
    "AWS::SNS::Topic.Arn": .arn("a topic", "sns", behind: [""]),
    "AWS::ACM::Certificate.Arn": .arn("a certificate", "acm", behind: ["certificate/"]),
    "AWS::Lambda::Function.Arn": .arn("a function", "lambda", behind: ["function:"]),
  ]

  /// The format of a name as a schema has it, where it's known.
  static func known(_ name: TableText) -> LiteralFormat? {
    // No other format begins so, and few are known.
    guard name.bytes.first == UInt8(ascii: "A") else { return nil }
    return names.first { name == $0.name }?.format
  }

  private static let names = known.map { (name: $0.key, format: $0.value) }

  private static func id(_ thing: String, _ prefix: StaticString) -> LiteralFormat {
    let prefix = "\(prefix)"
    return LiteralFormat(meaning: "the id of a \(thing)", shape: "\(prefix) and 8 or 17 hexadecimal digits") { text in
      isID(text, prefix, of: TextFormat.isHexDigit)
    }
  }

  private static func arn(
    _ thing: String, _ service: String, isRegional: Bool = true, behind beginnings: [String]
  ) -> LiteralFormat {
    let shape = beginnings.map { "arn:aws:\(service):\(isRegional ? "REGION" : ""):ACCOUNT:\($0)NAME" }
    return LiteralFormat(meaning: "the ARN of \(thing)", shape: shape.joined(separator: " or ")) { text in
      isARN(text, service, isRegional: isRegional, behind: beginnings)
    }
  }
}

/// The forms of texts that stand for something of AWS.
package enum KnownFormat {
  /// The form that a text should have, in words, where it surely doesn't have that of a format such as `AWS::EC2::VPC.Id`.
  package static func missed(by text: String, _ format: String) -> String? {
    LiteralFormat.known[format].flatMap { $0.matches(text.utf8) ? nil : "\($0.meaning): \($0.shape)" }
  }
}

extension LiteralFormat {
  private static func rest(of text: String.UTF8View, behind prefix: String) -> Substring.UTF8View? {
    text.starts(with: prefix.utf8) ? text.dropFirst(prefix.utf8.count) : nil
  }

  private static func isID(_ text: String.UTF8View, _ prefix: String, of digit: (UInt8) -> Bool) -> Bool {
    guard let digits = rest(of: text, behind: prefix) else { return false }
    return (digits.count == 8 || digits.count == 17) && digits.allSatisfy(digit)
  }

  private static func isUUID(_ text: String.UTF8View) -> Bool {
    let groups = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(TextFormat.isHexDigit) }
  }

  private static func isAlias(_ text: String.UTF8View) -> Bool {
    guard let name = rest(of: text, behind: "alias/"), !name.isEmpty else { return false }
    return name.allSatisfy { TextFormat.isAlphanumeric($0) || ":/_-".utf8.contains($0) }
  }

  /// Whether a text can be the name of a bucket; no text at all is taken as if there were no property.
  ///
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  private static func isBucketName(_ text: String.UTF8View) -> Bool {
    if text.isEmpty { return true }
    guard (3...63).contains(text.count) else { return false }
    let dot = UInt8(ascii: ".")
    let hyphen = UInt8(ascii: "-")
    var last = dot
    for byte in text {
      switch byte {
      case dot: if last == dot || last == hyphen { return false }
      case hyphen: if last == dot { return false }
      default: if !TextFormat.isDigit(byte), !TextFormat.isLowercase(byte) { return false }
      }
      last = byte
    }
    return last != dot && last != hyphen
  }

  /// Whether a text is an ARN of a service, with more behind one of some beginnings of its last part.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  private static func isARN(
    _ text: String.UTF8View, _ service: String, isRegional: Bool, behind beginnings: [String]
  ) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0].elementsEqual("arn".utf8), parts[1].starts(with: "aws".utf8),
      parts[1].allSatisfy({ TextFormat.isLetter($0) || $0 == UInt8(ascii: "-") }),
      parts[2].elementsEqual(service.utf8), parts[3].isEmpty != isRegional,
      parts[3].allSatisfy({ TextFormat.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }), parts[4].count == 12,
      parts[4].allSatisfy(TextFormat.isDigit)
    else { return false }
    return beginnings.contains { parts[5].starts(with: $0.utf8) && parts[5].count > $0.utf8.count }
  }
}
