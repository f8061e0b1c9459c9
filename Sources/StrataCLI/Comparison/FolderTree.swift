import StrataFiles
import StrataJSON
import StrataLanguage
import StrataTemplateFiles
import StrataText

/// The files in a folder and the folders in it that are templates by their names.
///
/// What begins with a dot is left out; a folder that a symbolic link names isn't gone into.
struct FolderTree {
  /// The folder, for people.
  let path: String
  /// The paths of the files below the folder, sorted.
  let files: [String]

  /// Lists a folder.
  init(path: String) throws(CommandError) {
    self.path = path.count > 1 ? path.removing(suffix: "/") : path
    var files: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let place = folder.isEmpty ? self.path : Self.joined(self.path, folder)
      do throws(SystemError) {
        let directory = try DirectoryHandle(path: SystemPath(place))
        for name in try directory.entryNames() where !name.hasPrefix(".") {
          let below = folder.isEmpty ? name : "\(folder)/\(name)"
          switch try directory.status(of: name)?.kind {
          case .directory?: folders.append(below)
          case .regular?: files.append(below)
          case .symbolicLink?:
            // The file that it names may be anywhere.
            let status = try SystemPath(Self.joined(place, name)).status(followsLinks: true)
            if status?.kind == .regular { files.append(below) }
          case .other?, nil: break
          }
        }
      } catch {
        throw CommandError("\(displayable(place)) can't be read: \(error.reason)")
      }
    }
    self.files = files.filter { file in OperandName.endings.contains(where: file.hasSuffix) }.sorted(by: utf8Precedes)
  }

  /// The path of a file in it, as it's opened.
  func path(of file: String) -> String { Self.joined(path, file) }

  /// The content of a file in it; nil where it's larger than any template.
  func read(_ file: String) throws(CommandError) -> [UInt8]? {
    do throws(SystemError) {
      return try FileReader.readFile(at: SystemPath(path(of: file)), limit: TemplateFile.readableBytes)
    } catch {
      throw CommandError("\(displayable(path(of: file))) can't be read: \(error.reason)")
    }
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
