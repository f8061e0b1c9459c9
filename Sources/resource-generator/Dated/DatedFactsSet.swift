import Foundation
import StrataJSON

/// What changes with the world, as it was on the day of the schemas: types that end, runtimes with their days, and values that
/// some properties can have.
struct DatedFactsSet {
  private var lines: [(name: String, text: String)] = []

  /// Reads what there is.
  ///
  /// - Parameters:
  ///   - types: All types.
  ///   - schemas: The directory of the schemas, with `version.json` and `extensions` in it.
  ///   - runtimes: The file of Lambda's runtimes and their days.
  ///   - lists: The lists of values that are taken.
  /// - Throws: The fault in a file.
  init(
    _ types: [SchemaType], schemas: URL, runtimes: URL, lists: [ListedValues] = ListedValues.all
  ) throws(GeneratorError) {
    try addDate(schemas.appending(path: "version.json"))
    for type in types {
      guard let lifecycle = type.schema["lifecycle"] else { continue }
      guard let status = lifecycle["status"]?.string else {
        throw GeneratorError(file: type.file, pointer: "/lifecycle", "expected a status")
      }
      try add("lifecycle \(type.name)", [status, lifecycle["date"]?.string ?? "-"], file: type.file)
    }
    try addRuntimes(runtimes)
    try addValues(lists, Set(types.map(\.name)), schemas.appending(path: "extensions"))
    lines.sort { utf8Precedes($0.name, $1.name) }
  }

  private mutating func addDate(_ file: URL) throws(GeneratorError) {
    guard let date = try SchemaSet.object(file)["schema_date"]?.string, date.utf8.count >= 10 else {
      throw GeneratorError(file: file.path, pointer: "/schema_date", "expected a date")
    }
    try add("date", [String(date.prefix(10))], file: file.path)
  }

  private mutating func addRuntimes(_ file: URL) throws(GeneratorError) {
    for runtime in try SchemaSet.object(file) {
      let keys = ["deprecated", "create-block", "update-block", "successor"]
      guard let object = runtime.value.object, object.keys.allSatisfy(keys.contains) else {
        throw GeneratorError(file: file.path, pointer: "/\(runtime.key)", "expected an object of \(keys)")
      }
      try add("runtime \(runtime.key)", keys.map { object[$0]?.string ?? "-" }, file: file.path)
    }
  }

  private mutating func addValues(
    _ lists: [ListedValues], _ types: Set<String>, _ directory: URL
  ) throws(GeneratorError) {
    var places: [String: [String]] = [:]
    for values in lists {
      let file = directory.appending(path: values.file)
      for (name, list) in try values.lists(in: SchemaSet.object(file), file: file.path) {
        try add("values \(name)", list.sorted(by: utf8Precedes), file: file.path)
      }
      for place in values.places {
        guard types.contains(place.type) else {
          throw GeneratorError(file: file.path, "there is no type \(place.type), which ListedValues.swift names")
        }
        let key = [values.key, values.narrowing].compactMap { $0.map { ":\($0)" } }.joined()
        places[place.type, default: []].append("\(place.path.joined(separator: "/"))=\(values.name)\(key)")
      }
    }
    for (type, texts) in places { try add("places \(type)", texts, file: directory.path) }
  }

  private mutating func add(_ name: String, _ words: [String], file: String) throws(GeneratorError) {
    let isPlain = words.allSatisfy { word in !word.isEmpty && word.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
    guard isPlain else { throw GeneratorError(file: file, "expected words without spaces for \(name)") }
    lines.append((name, words.joined(separator: " ")))
  }

  /// A line for each fact: its name, a tab, and the words that say it.
  var text: String { lines.map { "\($0.name)\t\($0.text)\n" }.joined() }
}
