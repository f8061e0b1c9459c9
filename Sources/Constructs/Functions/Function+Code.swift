internal import StrataLambda
import StrataText

extension Function {
  /// The architecture of the processors that code is made for.
  public enum Architecture: String, Sendable, Hashable, CaseIterable {
    /// 64 bits as made by Arm, cheaper on Lambda.
    case arm64
    /// 64 bits as made by Intel and AMD.
    case x86 = "x86_64"
  }

  /// The language that code is run by.
  ///
  /// See [Lambda runtimes](https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html).
  public enum Runtime: String, Sendable, Hashable, CaseIterable {
    /// A program of its own, such as one in Swift, on Amazon Linux 2023.
    case providedAL2023 = "provided.al2023"
    /// JavaScript by Node.js 22.
    case nodejs22 = "nodejs22.x"
    /// JavaScript by Node.js 24.
    case nodejs24 = "nodejs24.x"
    /// Python 3.12.
    case python312 = "python3.12"
    /// Python 3.13.
    case python313 = "python3.13"
    /// Python 3.14.
    case python314 = "python3.14"
    /// Java 21.
    case java21
    /// Java 25.
    case java25
    /// .NET 8.
    case dotnet8
    /// .NET 10.
    case dotnet10
    /// Ruby 3.4.
    case ruby34 = "ruby3.4"

    /// Whether Lambda takes the text of a program.
    fileprivate var takesText: Bool { rawValue.hasPrefix("nodejs") || rawValue.hasPrefix("python") }
  }

  /// The code of a function: a package, a zip file in S3, an image in ECR, or a few lines of text.
  ///
  /// A new file needs another key or version, and a new image another tag or digest: what stays the same in the template
  /// is no change.
  public struct Code: Sendable {
    private enum Kind: Sendable {
      case object(bucket: StringValue, key: StringValue, version: StringValue?, Runtime, handler: StringValue)
      case image(StringValue, command: [StringValue])
      case text(String, Runtime, handler: StringValue)
      case package(String, PackageSource, Runtime, handler: StringValue, CallSite)
    }

    private let kind: Kind

    /// A package of a program that Lambda starts, as one in Swift.
    ///
    /// `synth package` makes it of the built program and writes down its content, in a lock file that is committed;
    /// synthesis reads that alone, and `synth deploy` puts the package into the environment's own bucket.
    ///
    /// ```swift
    /// Function("Api", in: scope, code: .package("api", executable: "Handler/.build/release/Api"))
    /// ```
    ///
    /// - Parameters:
    ///   - name: The package's name, 1 to 64 letters, digits, hyphens and underscores: the same name is the same package.
    ///   - path: The path of the program, relative to the caller's file. It gets the name `bootstrap`.
    ///   - file: The file of the caller.
    ///   - line: The line of the caller.
    /// - Returns: The code.
    public static func package(_ name: String, executable path: String, file: String = #filePath, line: Int = #line)
      -> Code
    {
      Code(
        kind: .package(
          name, .executable(path).beside(file: file), .providedAL2023, handler: "bootstrap",
          CallSite(file: file, line: line)))
    }

    /// A package of all that is in a folder.
    ///
    /// - Parameters:
    ///   - name: The package's name, 1 to 64 letters, digits, hyphens and underscores: the same name is the same package.
    ///   - path: The path of the folder, relative to the caller's file.
    ///   - runtime: The language that it's run by; a program of its own unless given.
    ///   - handler: The place in the code that is called, 128 characters at most; `bootstrap`, as programs of their own are
    ///     named, unless given.
    ///   - file: The file of the caller.
    ///   - line: The line of the caller.
    /// - Returns: The code.
    public static func package(
      _ name: String, folder path: String, runtime: Runtime = .providedAL2023, handler: StringValue = "bootstrap",
      file: String = #filePath, line: Int = #line
    ) -> Code {
      Code(
        kind: .package(
          name, .folder(path).beside(file: file), runtime, handler: handler, CallSite(file: file, line: line)))
    }

    /// A package that something else made, such as the Swift runtime's own packaging.
    ///
    /// - Parameters:
    ///   - name: The package's name, 1 to 64 letters, digits, hyphens and underscores: the same name is the same package.
    ///   - path: The path of the zip file, relative to the caller's file.
    ///   - runtime: The language that it's run by; a program of its own unless given.
    ///   - handler: The place in the code that is called, 128 characters at most; `bootstrap`, as programs of their own are
    ///     named, unless given.
    ///   - file: The file of the caller.
    ///   - line: The line of the caller.
    /// - Returns: The code.
    public static func package(
      _ name: String, zip path: String, runtime: Runtime = .providedAL2023, handler: StringValue = "bootstrap",
      file: String = #filePath, line: Int = #line
    ) -> Code {
      Code(
        kind: .package(name, .zip(path).beside(file: file), runtime, handler: handler, CallSite(file: file, line: line))
      )
    }

    /// A zip file in S3, which is there before the function is deployed.
    ///
    /// - Parameters:
    ///   - key: The file's key, 1 to 1,024 bytes, best with the version of the code in it.
    ///   - bucket: The name of the bucket, in the function's own region.
    ///   - version: The version of the object in a bucket that keeps versions; the latest at the time of deployment unless
    ///     given.
    ///   - runtime: The language that it's run by; a program of its own unless given.
    ///   - handler: The place in the code that is called, 128 characters at most; `bootstrap`, as programs of their own are
    ///     named, unless given.
    /// - Returns: The code.
    public static func object(
      _ key: StringValue, in bucket: StringValue, version: StringValue? = nil, runtime: Runtime = .providedAL2023,
      handler: StringValue = "bootstrap"
    ) -> Code {
      let key = key.checked { text in
        (1...1_024).contains(text.utf8.count)
          ? nil : .name("S3 has no such key", expected: "1 to 1,024 bytes", given: text)
      }
      return Code(kind: .object(bucket: bucket, key: key, version: version, runtime, handler: handler))
    }

    /// An image in a repository of Amazon ECR in the function's own region, by its tag.
    ///
    /// In the function's own account Lambda adds itself to the repository's policy, which whoever deploys must be
    /// permitted to change. See
    /// [ECR permissions](https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions).
    ///
    /// - Parameters:
    ///   - repository: The repository.
    ///   - tag: The tag, 1 to 128 letters, digits, underscores, dots and hyphens.
    ///   - command: The command that the image is started with; its own unless given.
    /// - Returns: The code.
    public static func image(
      _ repository: some ImageRepository, tag: StringValue, command: [StringValue] = []
    ) -> Code {
      Code(kind: .image("\(repository.uri):\(tag.checkedTag)", command: command))
    }

    /// An image in a repository of Amazon ECR in the function's own region, by the digest of its content.
    ///
    /// - Parameters:
    ///   - repository: The repository.
    ///   - digest: The digest, `sha256:` and 64 hexadecimal digits.
    ///   - command: The command that the image is started with; its own unless given.
    /// - Returns: The code.
    public static func image(
      _ repository: some ImageRepository, digest: StringValue, command: [StringValue] = []
    ) -> Code {
      Code(kind: .image("\(repository.uri)@\(digest.checkedDigest)", command: command))
    }

    /// The text of a program, in JavaScript or Python alone.
    ///
    /// - Parameters:
    ///   - text: The text, at least a character, and as much as the template holds: 1,000,000 bytes with all else.
    ///   - runtime: The language that it's run by.
    ///   - handler: The function that is called, in the file `index` that Lambda makes of the text; `index.handler` unless
    ///     given.
    /// - Returns: The code.
    ///
    /// See [Code](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html).
    public static func inline(_ text: String, runtime: Runtime, handler: StringValue = "index.handler") -> Code {
      Code(kind: .text(text, runtime, handler: handler))
    }

    /// The code as a function has it.
    struct Properties {
      let code: Lambda.Function.Code
      var runtime: Runtime?
      var handler: StringValue?
      var command: ListValue<StringValue>?
    }

    /// The code as a function has it, with mistakes where Lambda takes no such.
    func properties(_ declaration: Declaration, for architecture: Architecture) -> Properties {
      switch kind {
      case .package(let name, let source, let runtime, let handler, let site):
        let wish = PackageUse.Wish(
          name: name, source: source, runtime: runtime.rawValue, handler: handler.node.literalText,
          architecture: architecture.rawValue)
        if !wish.hasName {
          declaration.report(
            "a package can't have this name", property: "code", expected: PackageUse.Wish.nameRule, given: "\"\(name)\""
          )
        }
        let place = declaration.scope.use(wish, said: site, at: declaration.site)
        return Properties(
          code: .init(s3Bucket: place.bucket, s3Key: place.key), runtime: runtime, handler: handler.checkedHandler)
      case .object(let bucket, let key, let version, let runtime, let handler):
        return Properties(
          code: .init(s3Bucket: bucket, s3Key: key, s3ObjectVersion: version), runtime: runtime,
          handler: handler.checkedHandler)
      case .image(let uri, let command):
        return Properties(code: .init(imageUri: uri), command: command.isEmpty ? nil : ListValue(command))
      case .text(let text, let runtime, let handler):
        if !runtime.takesText {
          declaration.report(
            "Lambda takes the text of a program in JavaScript or Python alone", property: "code",
            expected: "a runtime such as .nodejs22 or .python313", given: ".\(runtime)",
            hint: "have the program built, and say .object(_:in:)")
        }
        if text.isEmpty {
          declaration.report("a program must have a text", property: "code", expected: "text", given: "\"\"")
        }
        return Properties(
          code: .init(zipFile: .literal(text)), runtime: runtime.takesText ? runtime : .nodejs22,
          handler: handler.checkedHandler.checked { text in
            text.hasPrefix("index.")
              ? nil
              : .name(
                "Lambda calls a function in the file index", expected: "a name such as index.handler", given: text)
          })
      }
    }
  }
}

extension StringValue {
  /// The value, with a mistake where Lambda has no such handler.
  fileprivate var checkedHandler: StringValue {
    checked { text in
      (1...128).contains(text.count) && !text.contains(where: \.isWhitespace)
        ? nil
        : .name("Lambda refuses this handler", expected: "1 to 128 characters without spaces", given: text)
    }
  }
}

extension Function.Architecture: Decodable, ProfileChoice {
  /// Reads the name of an architecture, such as `arm64`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}

extension Function.Runtime: Decodable, ProfileChoice {
  /// Reads the name of a runtime, such as `nodejs22`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
