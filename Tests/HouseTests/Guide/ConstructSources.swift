/// The sources of constructs, read.
struct ConstructSources {
  /// A file with its declarations.
  struct File {
    let path: String
    let code: SwiftCode
    let declarations: [SwiftDeclaration]
  }

  /// The folders that hold constructs.
  static let folders = ["Sources/Constructs/"]

  let files: [File]
  /// The names of the constructs: the types that say they are one.
  let constructs: Set<String>

  init(_ sources: [(path: String, text: String)]) {
    files = sources.map { source in
      let code = SwiftCode(source.text)
      return File(path: source.path, code: code, declarations: DeclarationReader.declarations(in: code))
    }
    let all = files.flatMap(\.declarations)
    constructs = Set(all.filter { $0.conformances.contains("Construct") }.map(\.path))
  }

  /// The constructs of the library.
  static let library = ConstructSources(
    SourceFile.all.filter { file in folders.contains { file.path.hasPrefix($0) } }.map { ($0.path, $0.text) })

  /// Whether a type stands for something that exists already.
  static func isImported(_ type: String) -> Bool { type.hasPrefix("Imported") }

  /// Whether it's an initializer by which something is declared: that of a construct, in a scope.
  func declares(_ declaration: SwiftDeclaration) -> Bool {
    declaration.kind == .initializer && declaration.isPublic && constructs.contains(declaration.owner)
  }

  /// Everything that people can see, each with its file.
  ///
  /// What a public protocol asks for is as public as it is.
  var visible: [(file: File, declaration: SwiftDeclaration)] {
    files.flatMap { file in
      let protocols = Set(file.declarations.filter { $0.kind == .protocol && $0.isPublic }.map(\.path))
      return file.declarations.filter { $0.isPublic || protocols.contains($0.owner) }.map { (file, $0) }
    }
  }

  /// The initializers and functions that people can call.
  var callable: [(file: File, declaration: SwiftDeclaration)] {
    visible.filter { $0.declaration.kind == .initializer || $0.declaration.kind == .function }
  }

  /// The public types that are constructs or stand for what exists already, each with its file.
  var types: [(file: File, declaration: SwiftDeclaration)] {
    visible.filter { _, type in
      type.kind.isType && type.kind != .protocol && (constructs.contains(type.path) || Self.isImported(type.name))
    }
  }

  /// The members of a type, wherever they're declared.
  func members(of type: String) -> [SwiftDeclaration] {
    files.flatMap { $0.declarations.filter { $0.owner == type } }
  }
}
