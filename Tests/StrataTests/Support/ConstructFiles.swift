import Foundation

/// The sources of the constructs, as far as a few patterns read them.
enum ConstructFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Constructs")

  /// The lines of all files.
  private static let files: [[Substring]] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? String(contentsOf: folder.appending(path: path), encoding: .utf8))?.split(separator: "\n")
    }
  }()

  /// The names of all public constructs.
  static let constructs: Set<String> = {
    let names = files.joined().compactMap { line -> String? in
      guard let match = line.prefixMatch(of: #/public struct (\w+): ([^{]*)/#),
        match.2.split(separator: ",").contains(where: { $0.trimmingCharacters(in: .whitespaces) == "Construct" })
      else { return nil }
      return String(match.1)
    }
    return Set(names)
  }()

  /// The names of all public permissions, such as `Bucket.reading`; those that a protocol only asks for are left out.
  static let permissions: Set<String> = {
    var names: Set<String> = []
    for lines in files {
      var owner = ""
      for line in lines {
        if let match = line.prefixMatch(of: #/(?:public |final )*(?:struct|class|enum|extension|protocol) ([\w.]+)/#) {
          owner = String(match.1)
        } else if let match = line.prefixMatch(of: #/  public (?:var|let) (\w+): Permission\b/#) {
          names.insert("\(owner).\(match.1)")
        }
      }
    }
    return names
  }()
}
