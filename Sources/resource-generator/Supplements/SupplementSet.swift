import Foundation
import StrataJSON

/// The supplements of all types, read from the directory `extensions`.
struct SupplementSet {
  private var byType: [String: [SupplementSchema]] = [:]

  /// The schemas that supplement a type's own.
  func schemas(of type: String) -> [SupplementSchema] { byType[type] ?? [] }

  /// The types that are supplemented.
  var types: [String] { byType.keys.sorted(by: utf8Precedes) }

  init(_ supplements: [Supplement], leavingOut leftOut: Set<String>, directory: URL) throws(GeneratorError) {
    for supplement in supplements {
      let file = directory.appending(path: supplement.file)
      let schema = try supplement.changed(SchemaSet.object(file), file: file.path)
      for place in supplement.places {
        byType[place.type, default: []].append(
          SupplementSchema(path: place.path, file: file.path, schema: schema))
      }
    }
    try Self.checkNothingIsMissed(
      known: leftOut.union(supplements.map(\.file) + ListedValues.all.map(\.file)), directory: directory)
  }

  /// Checks that what becomes of every file is known, so that a new one is never lost in silence.
  private static func checkNothingIsMissed(known: Set<String>, directory: URL) throws(GeneratorError) {
    let found = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
    for file in found.sorted(by: utf8Precedes) where file.hasSuffix(".json") && !known.contains(file) {
      let url = directory.appending(path: file)
      let schema = try SchemaSet.object(url)
      if schema["cfnGather"] != nil || schema["us-east-1"] != nil { continue }
      throw GeneratorError(file: url.path, "the file is unknown; say in Supplement+All.swift what becomes of it")
    }
  }
}

/// A schema that supplements that of a type.
struct SupplementSchema {
  /// The path among the properties at which it holds; `*` is any element.
  let path: [String]
  /// The file it was read from, for messages.
  let file: String
  let schema: JSONObject
}
