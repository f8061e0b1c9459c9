import StrataDiff
import StrataFiles
import StrataJSON
import StrataOutput
import StrataText

/// The templates of two folders, paired by their paths below them.
struct FolderPairs {
  /// The templates that were before, by their paths.
  private(set) var old: [String: JSONValue] = [:]
  /// The templates that are there now, by their paths.
  private(set) var new: [String: JSONValue] = [:]
  /// What is to be said of files that aren't compared.
  private(set) var notes: [String] = []

  private enum Content {
    case template(JSONValue)
    /// JSON or YAML that is no template, or what is too large to be one.
    case other
    /// What can't be read, which may be a template that somebody broke.
    case unreadable(CommandError)
  }

  /// Reads and pairs all templates.
  ///
  /// - Throws: ``CommandError`` where there are none, for a file that differs and can't be read, and for one that is a
  ///   template in one of the folders alone.
  init(old: FolderTree, new: FolderTree) throws(CommandError) {
    let (before, after) = (Set(old.files), Set(new.files))
    var (left, unreadable): ([String], [String]) = ([], [])
    for file in before.union(after).sorted(by: utf8Precedes) {
      let bytes: [[UInt8]?] = [
        before.contains(file) ? try old.read(file) : nil, after.contains(file) ? try new.read(file) : nil,
      ]
      let isSame = before.contains(file) && after.contains(file) && bytes[0] == bytes[1]
      let contents = [
        before.contains(file) ? Self.content(bytes[0], old.path(of: file), isSame) : nil,
        after.contains(file) ? Self.content(bytes[1], new.path(of: file), isSame) : nil,
      ]
      if isSame {
        switch contents[0] {
        case .template(let template)?: (self.old[file], self.new[file]) = (template, template)
        case .unreadable?: unreadable.append(file)
        default: if !Self.isManifest(file, bytes[0]) { left.append(file) }
        }
        continue
      }
      switch (contents[0], contents[1]) {
      case (.unreadable(let error)?, _), (_, .unreadable(let error)?): throw error
      case (.template(let before)?, .template(let after)?): (self.old[file], self.new[file]) = (before, after)
      case (.template(let before)?, nil): self.old[file] = before
      case (nil, .template(let after)?): self.new[file] = after
      case (.template?, .other?): throw Self.oneAlone(new.path(of: file), besides: old.path(of: file))
      case (.other?, .template?): throw Self.oneAlone(old.path(of: file), besides: new.path(of: file))
      default:
        if !Self.isManifest(file, bytes[0] ?? bytes[1]) { left.append(file) }
      }
    }
    if self.old.isEmpty, self.new.isEmpty {
      throw CommandError(
        "neither \(displayable(old.path)) nor \(displayable(new.path)) has a template",
        hint: "a template's name ends in \(OperandName.alternatives(OperandName.endings)), and it has Resources")
    }
    for (folder, templates) in [(old, self.old), (new, self.new)] where templates.isEmpty {
      notes.append("\(displayable(folder.path)) has no template")
    }
    if !left.isEmpty { notes.append(Self.note(on: left, "isn't a template", "aren't templates")) }
    if !unreadable.isEmpty {
      notes.append(Self.note(on: unreadable, "can't be read and is the same", "can't be read and are the same"))
    }
  }

  /// What a file is; nothing is wrong with one that is the same in both folders and no template.
  private static func content(_ bytes: [UInt8]?, _ place: String, _ isSame: Bool) -> Content {
    guard let bytes else { return .other }
    do throws(CommandError) {
      guard let template = try SavedTemplate.readIfOne(displayable(place), bytes: bytes) else { return .other }
      if isSame, (try? TemplateDifference(from: template, to: template)) == nil { return .other }
      return .template(template)
    } catch {
      return .unreadable(error)
    }
  }

  /// Whether a file is the record of what was written beside it.
  private static func isManifest(_ file: String, _ bytes: [UInt8]?) -> Bool {
    guard file.split(separator: "/").last.map(String.init) == Manifest.fileName, let bytes else { return false }
    return (try? Manifest.templates(in: bytes)) != nil
  }

  private static func oneAlone(_ place: String, besides other: String) -> CommandError {
    CommandError(
      "\(SavedTemplate.noResources(displayable(place))), and \(displayable(other)) is one",
      hint: "mend it, or take it out of both folders")
  }

  /// The number of names that are said.
  private static let mostNames = 5

  private static func note(on files: [String], _ one: String, _ several: String) -> String {
    let names = files.prefix(mostNames).map(displayable).joined(separator: ", ")
    let rest = files.count > mostNames ? " and \(Count.of(files.count - mostNames, "other"))" : ""
    return "left out: \(names)\(rest), which \(files.count == 1 ? one : several)"
  }
}
