package import StrataJSON
import StrataText

/// The templates that stand together, among which those of nested stacks and stack sets are found.
package struct NestedTemplates: Sendable {
  /// A template in a file.
  package struct File: Sendable {
    /// The path, in the form in which all files of a collection have it.
    package let path: String
    /// The template.
    package let json: JSONValue
    private let bytes: [UInt8]?

    /// Names a template.
    ///
    /// - Parameters:
    ///   - path: The path of its file.
    ///   - json: The template.
    ///   - bytes: The content of the file; that of a synthesized template's unless given.
    package init(path: String, json: JSONValue, bytes: [UInt8]? = nil) {
      (self.path, self.json, self.bytes) = (path, json, bytes)
    }

    /// The digests by which addresses name the file: of its bytes, and of the template in one line, which some tools take.
    fileprivate var digests: [String] {
      let texts = [bytes ?? (try? Template(json).bytes()), try? json.bytes(keyOrder: .given, layout: .compact)]
      return texts.compactMap { $0.map(SHA256.hexDigest) }
    }
  }

  private let files: [String: File]
  private let byDigest: Lazily<[String: [File]]>
  private let parse: @Sendable (String) -> JSONValue?

  /// Takes templates that stand together.
  ///
  /// - Parameters:
  ///   - files: The templates.
  ///   - parse: Reads a template that stands as text in another, or says nil; JSON unless given.
  package init(
    _ files: [File], parsing parse: @escaping @Sendable (String) -> JSONValue? = { try? JSONValue(parsing: $0) }
  ) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    byDigest = Lazily {
      Dictionary(files.flatMap { file in file.digests.map { ($0, [file]) } }, uniquingKeysWith: +)
    }
    self.parse = parse
  }

  /// No templates but those that stand as text in others.
  package static let none = NestedTemplates([])

  /// The outcome of looking for the template of a nested stack.
  package enum Lookup: Sendable {
    case found(File)
    /// It isn't known what is nested, for a reason, as in `its address is known only at deployment`.
    case unknown(String)
  }

  /// Looks for the template of a nested stack, a stack set or a serverless application.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - path: The path of the file that it's declared in.
  /// - Returns: The template, or why it isn't known.
  package func template(of resource: TemplateResource, in path: String) -> Lookup {
    if let body = resource["TemplateBody"] { return written(body, as: "\(path)#\(resource.logicalID)") }
    guard let kind = NestedStack.Kind(resource.type), let address = resource[kind.address] else {
      return .unknown("it names no template")
    }
    if let file = Self.asset(of: resource, kind, in: path).flatMap({ files[$0] }) { return .found(file) }
    let parts = PartialText(address).parts
    guard case .literal(let ending)? = parts.last else {
      return .unknown("its \(kind.address) is known only at deployment")
    }
    if let local = Self.local(resource, kind, in: path) {
      return files[local].map(Lookup.found) ?? .unknown("there is no \(ending) beside \(path)")
    }
    if let digest = Self.digest(in: ending) {
      // Of copies, the one beside it is meant.
      let copies = byDigest.made[digest] ?? []
      let file = copies.first { Self.folder(of: $0.path) == Self.folder(of: path) } ?? copies.first
      return file.map(Lookup.found)
        ?? .unknown("no template beside \(path) has the digest \(digest.prefix(Self.shownDigits))…")
    }
    return .unknown("its \(kind.address) names no file beside \(path)")
  }

  /// The path of the file with the template of a nested stack; nil where it isn't known.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - path: The path of the file that it's declared in.
  /// - Returns: The path, whether or not there's such a file.
  package func path(of resource: TemplateResource, in path: String) -> String? {
    if case .found(let file) = template(of: resource, in: path) { return file.path }
    return NestedStack.Kind(resource.type).flatMap { Self.local(resource, $0, in: path) }
  }

  /// The files that the resources of a template name as the templates of their stacks.
  ///
  /// - Parameters:
  ///   - contents: The template.
  ///   - path: The path of its file.
  /// - Returns: The paths of those named by a path, and whether some are named by digests.
  package static func named(in contents: TemplateContents, at path: String) -> (paths: [String], hasDigests: Bool) {
    var found: (paths: [String], hasDigests: Bool) = ([], false)
    for kind in NestedStack.Kind.allCases {
      for resource in contents.resources(of: kind.rawValue) {
        found.paths += [asset(of: resource, kind, in: path), local(resource, kind, in: path)].compactMap(\.self)
        guard case .literal(let ending)? = resource[kind.address].flatMap({ PartialText($0).parts.last }) else {
          continue
        }
        if digest(in: ending) != nil { found.hasDigests = true }
      }
    }
    return found
  }

  private static let shownDigits = 12
  private static let digestLength = 64

  /// A template that stands as text, or as an object, in another.
  private func written(_ body: JSONValue, as path: String) -> Lookup {
    let json = body.string.map(parse) ?? (body.isFunction ? nil : body)
    guard let json, json["Resources"]?.object != nil else {
      return .unknown("its TemplateBody is \(body.isFunction ? "known only at deployment" : "no template")")
    }
    return .found(File(path: path, json: json))
  }

  /// The path of the file that what put the template into a bucket names in the resource's metadata.
  private static func asset(of resource: TemplateResource, _ kind: NestedStack.Kind, in path: String) -> String? {
    guard let metadata = resource.object["Metadata"], metadata["aws:asset:property"]?.string == kind.address else {
      return nil
    }
    return metadata["aws:asset:path"]?.string.map { joined(path, $0) }
  }

  /// The path of the file that an address is, which isn't one in a bucket.
  static func local(_ resource: TemplateResource, _ kind: NestedStack.Kind, in path: String) -> String? {
    guard let address = resource[kind.address].map(PartialText.init)?.literal, !address.isEmpty,
      !address.contains(bytesOf: "://")
    else { return nil }
    return joined(path, address)
  }

  /// The SHA-256 that the last part of an address begins with: `…/<digest>.template.json`.
  private static func digest(in address: String) -> String? {
    let name = address.split(separator: "/").last ?? ""
    let digits = name.utf8.prefix(digestLength)
    let end = name.utf8.dropFirst(digestLength).first
    guard digits.count == digestLength, end == nil || end == UInt8(ascii: "."), digits.allSatisfy(\.isHexDigit) else {
      return nil
    }
    return String(decoding: digits, as: UTF8.self).lowercased()
  }

  /// The names of the folders that a file is in.
  private static func folder(of path: String) -> [String] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The path of a file that another one names from where it stands.
  private static func joined(_ path: String, _ relative: String) -> String {
    if relative.hasPrefix("/") { return relative }
    var names = folder(of: path)
    for name in relative.split(separator: "/").map(String.init) where name != "." {
      if name == "..", let last = names.last, last != ".." {
        names.removeLast()
      } else {
        names.append(name)
      }
    }
    return names.joined(separator: "/")
  }
}

extension UInt8 {
  /// Whether it's the byte of a hexadecimal digit.
  fileprivate var isHexDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}
