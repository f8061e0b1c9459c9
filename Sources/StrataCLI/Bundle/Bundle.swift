import StrataFiles
import StrataJSON
import StrataScaffolding

/// A bundle that was made: a folder with a package, beside which is noted what it's of.
struct Bundle: Equatable {
  /// The folder, from the root on.
  let folder: String
  /// What was built, by which it's known whether it's still the same.
  let source: BundleSource.Stamp
  /// The version of what was built.
  let version: String
  /// The compiler that built it.
  let compiler: SwiftCompiler
  /// The names of the products, sorted.
  let products: [String]
  /// Whether all services are in it.
  let isWhole: Bool

  /// The file that it's noted in.
  static let note = "bundle.json"

  /// The folder of the package, in that of the bundle.
  static let package = "strata"

  /// The path of the package, from the root on.
  var packagePath: String { "\(folder)/\(Self.package)" }

  /// The bundle for machines, and as it's noted.
  var json: JSONValue {
    [
      "folder": .string(folder), "version": .string(version), "compiler": .string("\(compiler.version)"),
      "platform": .string(compiler.platform), "source": .string(source.folder), "stamp": .string(source.text),
      "whole": .bool(isWhole), "products": .array(products.map(JSONValue.string)),
    ]
  }

  /// Describes a bundle.
  init(
    folder: String, source: BundleSource.Stamp, version: String, compiler: SwiftCompiler, products: [String],
    isWhole: Bool
  ) {
    (self.folder, self.source, self.version) = (folder, source, version)
    (self.compiler, self.products, self.isWhole) = (compiler, products, isWhole)
  }

  /// Reads what is noted in a folder; nil where nothing is that can be read.
  init?(in folder: String) {
    let path = SystemPath("\(folder)/\(Self.note)")
    guard let bytes = (try? FileReader.readFile(at: path, limit: FileReader.usualLimit)) ?? nil,
      let json = try? JSONValue(parsing: bytes), let version = json["version"]?.string,
      let compiler = json["compiler"]?.string.flatMap({ PackageVersion($0) }), let platform = json["platform"]?.string,
      let source = json["source"]?.string, let stamp = json["stamp"]?.string
    else { return nil }
    self.init(
      folder: folder, source: BundleSource.Stamp(folder: source, text: stamp), version: version,
      compiler: SwiftCompiler(version: compiler, platform: platform),
      products: json["products"]?.array?.compactMap(\.string) ?? [],
      isWhole: json["whole"]?.bool ?? false)
  }
}
