import StrataFiles
import StrataJSON
import StrataScaffolding
import StrataText

/// The compiler of the toolchain that is in the `PATH`.
struct SwiftCompiler: Equatable {
  /// The version, such as `6.3.1`.
  let version: PackageVersion
  /// The platform that it compiles for, such as `x86_64-unknown-linux-gnu`.
  let platform: String

  /// Whether it compiles for macOS or another platform of Apple's.
  var isForApple: Bool { platform.contains(bytesOf: "-apple-") }

  /// The compiler itself, asked.
  ///
  /// - Parameter console: The console that runs it.
  /// - Throws: ``CommandError`` where there is none, or it doesn't tell.
  init(_ console: Console) throws {
    let result: ChildProcess.Result
    do {
      result = try console.run(ChildProcess(arguments: ["swiftc", "-print-target-info"]))
    } catch {
      throw CommandError("the compiler can't be asked for its version: \(error)", hint: Self.hint)
    }
    guard result.status == 0, let told = try? JSONValue(parsing: result.output), let compiler = SwiftCompiler(told)
    else { throw CommandError("swiftc doesn't tell its version by -print-target-info", hint: Self.hint) }
    self = compiler
  }

  private static let hint = "a bundle is made by Swift 6.2 or later, whose swift and swiftc must be in the PATH"

  /// Describes a compiler.
  init(version: PackageVersion, platform: String) {
    (self.version, self.platform) = (version, platform)
  }

  /// Reads what a compiler tells of itself, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  init?(_ told: JSONValue) {
    let words = told["compilerVersion"]?.string?.split(separator: " ").map(String.init) ?? []
    guard let place = words.firstIndex(of: "version"), place + 1 < words.count,
      let platform = told["target"]?["unversionedTriple"]?.string
    else { return nil }
    // The first of a line of releases has no third number.
    guard let version = PackageVersion(words[place + 1]) ?? PackageVersion(words[place + 1] + ".0") else { return nil }
    (self.version, self.platform) = (version, platform)
  }
}
