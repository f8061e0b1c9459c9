/// The files of a module, and which of them name types of which others.
struct FileGraph {
  /// The paths of the files.
  let files: [String]

  /// The files whose types each file names, with one of those names.
  private(set) var edges: [[Int: String]]

  /// Draws the graph of files, given by their paths.
  init(_ sources: [(path: String, text: String)]) {
    files = sources.map(\.path)
    let codes = sources.map { SwiftCode($0.text) }
    let types = DeclaredTypes(codes.map(DeclarationReader.declarations))
    edges = codes.enumerated().map { index, code in
      var named: [Int: String] = [:]
      for name in Self.names(in: code) {
        for (file, type) in types.places(of: name, in: index) where file != index { named[file] = named[file] ?? type }
      }
      return named
    }
  }

  /// The names in code, each with what hangs on it by dots; what a dot alone precedes is a member and no type.
  private static func names(in code: SwiftCode) -> Set<String> {
    var names: Set<String> = []
    var name: [UInt8] = []
    for byte in code.code + [0x20] {
      if CodeScanner.isWord(byte) || byte == UInt8(ascii: ".") && name.first != UInt8(ascii: ".") {
        name.append(byte)
      } else {
        if let first = name.first, first != UInt8(ascii: ".") { names.insert(String(decoding: name, as: UTF8.self)) }
        name = []
      }
    }
    return names
  }

  /// The largest set of files each of which leads to every other, by way of others; empty where no file leads back.
  var largestCycle: [Int] {
    components.filter { $0.count > 1 }.max { $0.count < $1.count }?.sorted() ?? []
  }

  /// The edges between files of a set, in words.
  func description(of cycle: [Int]) -> String {
    cycle.flatMap { file in
      edges[file].filter { cycle.contains($0.key) }.sorted { $0.key < $1.key }.map { other, type in
        "\(files[file]) names \(type) of \(files[other])"
      }
    }.joined(separator: "\n")
  }

  /// The sets of files that lead to each other, by Tarjan's way.
  private var components: [[Int]] {
    var search = ComponentSearch(edges.map { $0.keys.sorted() })
    for file in files.indices { search.visit(file) }
    return search.found
  }
}

/// The types that files declare, and how a name finds them.
private struct DeclaredTypes {
  /// The file of each type, by the type's whole name.
  private var files: [String: Int] = [:]
  /// The types that each file declares or extends, within which their own types need no prefix.
  private var opened: [Set<String>] = []

  init(_ declarations: [[SwiftDeclaration]]) {
    for (file, declarations) in declarations.enumerated() {
      let types = declarations.filter(\.kind.isType)
      for type in types where type.modifiers.isDisjoint(with: ["private", "fileprivate"]) {
        files[type.path] = files[type.path] ?? file
      }
      opened.append(Set((types + declarations.filter { $0.kind == .extension }).map(\.path)))
    }
  }

  /// The files that a name in a file leads to: that of the type, and that of the type within it.
  func places(of name: String, in file: Int) -> [(file: Int, type: String)] {
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first else { return [] }
    let inner = opened[file].map { "\($0).\(first)" }.filter { files[$0] != nil }.sorted()
    let starts = inner.isEmpty ? [first] : inner
    return starts.flatMap { start in
      (1...parts.count).compactMap { count in
        let path = ([start] + parts[1..<count]).joined(separator: ".")
        return files[path].map { ($0, path) }
      }
    }
  }
}

/// Tarjan's search for strongly connected components.
///
/// See [Depth-first search and linear graph algorithms](https://doi.org/10.1137/0201010).
private struct ComponentSearch {
  private let edges: [[Int]]
  private var order: [Int: Int] = [:]
  private var lowest: [Int: Int] = [:]
  private var stack: [Int] = []
  private(set) var found: [[Int]] = []

  init(_ edges: [[Int]]) {
    self.edges = edges
  }

  mutating func visit(_ node: Int) {
    if order[node] != nil { return }
    let number = order.count
    order[node] = number
    var low = number
    stack.append(node)
    for next in edges[node] {
      if order[next] == nil {
        visit(next)
        low = min(low, lowest[next] ?? low)
      } else if stack.contains(next) {
        low = min(low, order[next] ?? low)
      }
    }
    lowest[node] = low
    guard low == number, let start = stack.lastIndex(of: node) else { return }
    found.append(Array(stack[start...]))
    stack.removeSubrange(start...)
  }
}
