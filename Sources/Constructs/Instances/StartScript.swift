import StrataText

/// The commands that an instance runs when it starts for the first time.
///
/// ```swift
/// let start: StartScript = .script("dnf install -y docker && systemctl enable --now docker")
/// ```
public struct StartScript: Sendable {
  let text: StringValue?

  /// Nothing but what the image does.
  public static let none = StartScript(text: nil)

  /// Commands of bash, of which the first that fails ends the script.
  ///
  /// Whoever may describe the launch template reads them, so secrets don't belong here: let the script fetch them.
  ///
  /// - Parameter text: The commands, at most 15,000 bytes.
  /// - Returns: The script.
  ///
  /// See [User data](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html).
  public static func script(_ text: StringValue) -> StartScript { StartScript(text: text) }

  /// The most bytes of a script: EC2 takes 16 KiB, of which the lines around it need some.
  private static let maximumBytes = 15_000

  /// The script as an instance runs it, which says in the end whether all is well.
  ///
  /// - Parameters:
  ///   - group: The group that the instance is of.
  ///   - command: The path of cfn-signal; nil where nothing is said.
  ///   - check: What must answer before all is well; nothing where nil.
  ///   - declaration: Where mistakes are reported.
  /// - Returns: The script, encoded; nil where there's nothing to run.
  func userData(of group: Resource, signalingBy command: String?, until check: String?, _ declaration: Declaration)
    -> StringValue?
  {
    let known = text?.node.literalText ?? ""
    if known.utf8.count > Self.maximumBytes {
      declaration.report(
        "a start script must be short", property: "start",
        expected: "\(Count.grouped(Self.maximumBytes)) bytes or fewer",
        given: Count.grouped(known.utf8.count), hint: "let it fetch a longer one from a bucket")
    }
    if known.hasPrefix("#!"), !known.prefix(while: { $0 != "\n" }).hasSuffix("sh") {
      declaration.report(
        "a start script runs in bash", property: "start", expected: "commands of bash",
        given: "\"\(known.prefix { $0 != "\n" })\"", hint: "let it call the other program")
    }
    let begin: StringValue = "#!/bin/bash\nset -euo pipefail\n"
    let commands: StringValue = text.map { "\($0)\n" } ?? ""
    guard let command else { return text == nil ? nil : ("\(begin)\(commands)" as StringValue).base64Encoded }
    let name = StringValue(node: TemplateNode(.name(group.anchor)))
    let signal: StringValue =
      "\(command) --exit-code $? --stack \(.stackName) --resource \(name) --region \(.region)"
    let wait = check.map { "until \($0); do sleep 5; done\n" } ?? ""
    return ("\(begin)trap '\(signal)' EXIT\n\(commands)\(wait)" as StringValue).base64Encoded
  }
}
