import StrataFiles
public import StrataJSON
import StrataLanguage
public import StrataPipeline
import StrataText

/// The content of `manifest.json` beside an app's templates: what was written, and what deploying it takes.
public struct Manifest: Sendable {
  /// The name of the manifest's file.
  public static let fileName = "manifest.json"

  /// The ending of the name of each template's file, behind that of its stack.
  public static let templateSuffix = ".template.json"

  /// The version of the form below; a reader refuses any other.
  static let formatVersion: Int64 = 1

  /// The manifest as JSON.
  ///
  /// `stacks` is in the order of deployment. Of each stack it has the file with its size and SHA-256, the stacks that come before it, the
  /// account and region it is meant for, the environment that it belongs to and those that have parts in it, its parameters, the
  /// capabilities to acknowledge, the packages of code that its functions use, and the templates that it has beside its
  /// own.
  public let json: JSONValue

  /// The files of stacks that an earlier run wrote, and that stay as they are.
  let keptFiles: Set<String>

  /// Makes the manifest of what was synthesized.
  public init(_ app: AppSummary) {
    self.init(app, keeping: .none, of: nil)
  }

  /// Makes the manifest of what was synthesized and of what stays beside it.
  ///
  /// - Parameters:
  ///   - app: The app that was synthesized.
  ///   - others: The environments that it wasn't synthesized for, whose own stacks stay.
  ///   - earlier: The earlier manifest, in which those are; nil where there is none.
  init(_ app: AppSummary, keeping others: OtherEnvironments, of earlier: [UInt8]?) {
    let made = app.stacks.map(Self.json)
    let before = earlier.flatMap { try? Self.stacks(of: Self.current($0)) } ?? []
    keptFiles = Set(
      others.stacks(of: before, besides: made).flatMap(Self.written).compactMap { $0["template"]?.string })
    json = [
      "format": .integer(Self.formatVersion),
      "app": .string(app.app),
      "stacks": .array(others.merged(made, into: before)),
    ]
  }

  private static func json(of stack: StackSummary) -> JSONValue {
    var object: JSONObject = ["name": .string(stack.name), "template": .string(stack.fileName)]
    object["sha256"] = .string(stack.sha256)
    object["bytes"] = .integer(Int64(stack.byteCount))
    object["resources"] = .integer(Int64(stack.resourceCount))
    object["outputs"] = .integer(Int64(stack.outputCount))
    object["dependencies"] = strings(stack.dependencies)
    object["account"] = stack.env?.account.map(JSONValue.string)
    object["region"] = stack.env?.region.map(JSONValue.string)
    object["environment"] = stack.environment.map(JSONValue.string)
    object["environments"] = strings(stack.environments)
    object["parameters"] = .array(stack.parameters.map { parameter($0.key, $0.value) })
    object["capabilities"] = strings(stack.capabilities.map(\.rawValue))
    // Left out where there are none, as in manifests of earlier versions.
    object["packages"] = stack.packages.isEmpty ? nil : .array(packages(stack.packages))
    object["nested"] = stack.nested.isEmpty ? nil : .array(stack.nested.map(json))
    return .object(object)
  }

  private static func json(of nested: NestedSummary) -> JSONValue {
    [
      "name": .string(nested.name), "template": .string(nested.fileName), "sha256": .string(nested.sha256),
      "bytes": .integer(Int64(nested.byteCount)), "resources": .integer(Int64(nested.resourceCount)),
    ]
  }

  /// What has a template of those of a stack: the stack itself, and those in it.
  private static func written(of stack: JSONValue) -> [JSONValue] {
    [stack] + (stack["nested"]?.array ?? [])
  }

  private static func parameter(_ name: String, _ declared: JSONValue) -> JSONValue {
    var object: JSONObject = ["name": .string(name)]
    object["type"] = declared["Type"]
    let isHidden = declared["NoEcho"]?.bool == true
    object["default"] = isHidden ? nil : declared["Default"]
    object["isRequired"] = .bool(declared["Default"] == nil)
    object["isHidden"] = isHidden ? true : nil
    return .object(object)
  }

  /// Each package once, by its name.
  private static func packages(_ uses: [PackageUse]) -> [JSONValue] {
    Dictionary(uses.map { ($0.wish.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
      .sorted { $0.key < $1.key }.map { name, sha256 in
        ["name": .string(name), "sha256": sha256.map(JSONValue.string) ?? .null]
      }
  }

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  /// The environments in the stacks of an earlier manifest, each once, in the order in which they are named.
  static func environments(in bytes: [UInt8]) -> [WrittenEnvironment] {
    let stacks = (try? JSONValue(parsing: bytes))?["stacks"]?.array ?? []
    var found: [WrittenEnvironment] = []
    for stack in stacks {
      let owner = stack["environment"]?.string
      for name in stack["environments"]?.array?.compactMap(\.string) ?? [] {
        let isOwn = name == owner
        if let place = found.firstIndex(where: { $0.name == name }) {
          if !isOwn { found[place].hasOwnStacksOnly = false }
        } else {
          found.append(WrittenEnvironment(name: name, hasOwnStacksOnly: isOwn))
        }
      }
    }
    return found
  }

  /// The files that an earlier manifest names, each with its SHA-256.
  ///
  /// - Throws: ``ManifestError`` if the bytes are no manifest of this version.
  static func writtenFiles(in bytes: [UInt8]) throws(ManifestError) -> [WrittenFile] {
    try stacks(of: current(bytes)).flatMap(written).map { stack throws(ManifestError) in
      guard let name = stack["template"]?.string, let digest = stack["sha256"]?.string else {
        throw ManifestError(description: "a stack in it has no template or sha256")
      }
      // What it names may be removed.
      guard name.hasSuffix(templateSuffix) else {
        throw ManifestError(
          description: "it names \"\(displayable(name))\", and a template's name ends in \(templateSuffix)")
      }
      return WrittenFile(name: name, digest: digest)
    }
  }

  /// The app that an earlier manifest is of, and the files of its stacks by their names.
  ///
  /// - Throws: ``ManifestError`` if the bytes are no manifest of this version, or name a file elsewhere.
  public static func templates(
    in bytes: [UInt8]
  ) throws(ManifestError) -> (app: String, files: [(stack: String, file: String)]) {
    let manifest = try current(bytes)
    guard let app = manifest["app"]?.string else { throw ManifestError(description: "it doesn't name its app") }
    let files = try stacks(of: manifest).map { stack throws(ManifestError) in
      guard let name = stack["name"]?.string, let file = stack["template"]?.string else {
        throw ManifestError(description: "a stack in it has no name or template")
      }
      if let problem = FileName.problem(of: file) {
        throw ManifestError(description: "it names \"\(displayable(file))\", which \(problem)")
      }
      return (stack: name, file: file)
    }
    return (app, files)
  }

  /// The accounts and regions that an earlier manifest's stacks were meant for, by the stacks' names.
  ///
  /// - Parameter bytes: The manifest.
  /// - Returns: What it says of each stack, where it says anything.
  /// - Throws: ``ManifestError`` if the bytes are no manifest of this version.
  package static func places(
    in bytes: [UInt8]
  ) throws(ManifestError) -> [String: (account: String?, region: String?)] {
    Dictionary(
      try stacks(of: current(bytes)).compactMap { stack in
        stack["name"]?.string.map { ($0, (stack["account"]?.string, stack["region"]?.string)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func current(_ bytes: [UInt8]) throws(ManifestError) -> JSONValue {
    let manifest: JSONValue
    do { manifest = try JSONValue(parsing: bytes) } catch { throw ManifestError(description: "\(error)") }
    guard let format = manifest["format"]?.integer else {
      throw ManifestError(description: "it has no format; this isn't a manifest that was written here")
    }
    guard format == formatVersion else {
      throw ManifestError(description: "its format is \(format), not \(formatVersion); another version wrote it")
    }
    return manifest
  }

  private static func stacks(of manifest: JSONValue) -> [JSONValue] { manifest["stacks"]?.array ?? [] }
}

/// The reason why a file isn't a manifest that can be relied on.
public struct ManifestError: Error, CustomStringConvertible {
  /// The fault in it.
  public let description: String
}
