import StrataFiles
import StrataJSON
import StrataText

extension RecordChain {
  /// Reads one record, and finds out whether it's what was written, by itself.
  func record(_ name: RecordName, in folder: DirectoryHandle) throws(RecordProblem) -> ReleaseRecord {
    let path = "\(self.path)/\(name)"
    let content: [UInt8]?
    do throws(SystemError) {
      content = try folder.readFile("\(name)", limit: Self.limit)
    } catch {
      throw RecordProblem(.unusable, path, "the record can't be read: \(error.reason)", hint: "see: ls -l \(path)")
    }
    let restore = "take it back as it was: git checkout -- \(path)"
    guard let bytes = content else {
      throw RecordProblem(
        .edited, path, "this is no record: it is larger than any", expected: "at most \(Self.limit >> 20) MiB",
        hint: restore)
    }
    let digest = SHA256.hexDigest(of: bytes)
    guard digest.hasPrefix(name.prefix) else {
      throw RecordProblem(
        .edited, path, "the record was edited after it was written",
        expected: "a digest that begins with \(name.prefix)",
        given: String(digest.prefix(RecordName.digits)), hint: restore)
    }
    let members = try members(of: bytes, path)
    let kind = try kind(of: members, path)
    let record: ReleaseRecord
    do throws(RecordFormatError) {
      record = try ReleaseRecord(members, kind, bytes: bytes, digest: digest)
    } catch {
      throw RecordProblem(
        .damaged, path, "\(error.place) isn't as a record has it", expected: error.expected, given: error.given,
        hint: "this tool doesn't write such a record; \(restore)")
    }
    guard record.number == name.number else {
      throw RecordProblem(
        .edited, path, "the record's number isn't that of its file", expected: "\(record.number)",
        given: "\(name.number)", hint: "give the file its name again: \(record.name)")
    }
    guard record.system == system, record.environment == environment else {
      throw RecordProblem(
        .foreign, path, "the record is of something else", expected: "\(environment) of \(system)",
        given: "\(record.environment) of \(record.system)",
        hint: record.system == system
          ? "move it back to the folder of \(record.environment)"
          : "each system needs a folder of its own for its records")
    }
    return record
  }

  private func members(of bytes: [UInt8], _ path: String) throws(RecordProblem) -> RecordMembers {
    do throws(JSONSyntaxError) {
      if let object = try JSONValue(parsing: bytes).object { return RecordMembers(object) }
    } catch {
      throw RecordProblem(
        .damaged, "\(path):\(error.line):\(error.column)", "the record isn't JSON: \(error.message)",
        hint: "this tool doesn't write such a record; see who did: git log -- \(path)")
    }
    throw RecordProblem(
      .damaged, path, "the record isn't an object", hint: "this tool doesn't write such a record; git log -- \(path)")
  }

  private func kind(of members: RecordMembers, _ path: String) throws(RecordProblem) -> ReleaseEvent.Kind {
    let format = members.content["format"]
    let update = "use that version, which is given in the record as \"tool\"; nothing is changed here"
    guard let number = format?.integer, number >= 1 else {
      throw RecordProblem(
        .damaged, path, "the record has no format", expected: "\(ReleaseRecord.format)",
        given: format.map { (try? $0.text(layout: .compact)) ?? "" } ?? "nothing",
        hint: "this tool doesn't write such a record; see who did: git log -- \(path)")
    }
    guard number <= Int64(ReleaseRecord.format) else {
      throw RecordProblem(
        .newer, path, "a newer version wrote the record", expected: "format \(ReleaseRecord.format)",
        given: "format \(number)", hint: update)
    }
    let word = members.content["kind"]?.string ?? ""
    guard let kind = ReleaseEvent.Kind(rawValue: word) else {
      throw RecordProblem(
        .newer, path, "the record is of a kind that this version doesn't know",
        expected: ReleaseEvent.Kind.allCases.map(\.rawValue).joined(separator: ", "), given: displayable(word),
        hint: update)
    }
    return kind
  }
}
