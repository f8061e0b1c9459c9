import Foundation
import Testing

@testable import StrataScaffolding

/// What a new package has in it, held against the packages that are compiled and tested beside.
@Suite struct NewPackageTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Packages")

  static func package(_ shape: PackageShape) throws -> NewPackage {
    let version = try #require(PackageVersion("0.1.0"))
    return NewPackage(
      PackageName(unchecked: "sample-\(shape.rawValue)"), shape: shape,
      on: .releases(url: "https://example.com/strata.git", from: version))
  }

  /// `STRATA_RECORD=1` writes them anew.
  @Test(arguments: PackageShape.allCases)
  func thePackageIsTheCommittedOne(shape: PackageShape) throws {
    let folder = Self.folder.appending(path: shape.rawValue)
    let files = try Self.package(shape).files
    if ProcessInfo.processInfo.environment["STRATA_RECORD"] == "1" {
      try? FileManager.default.removeItem(at: folder)
      for file in files {
        let url = folder.appending(path: file.path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
    }
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let committed = paths.filter { path in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isDirectory)
        && !isDirectory.boolValue
    }
    #expect(committed.sorted() == files.map(\.path).sorted())
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file.path), encoding: .utf8)
      #expect(text == file.text, "\(file.path)")
    }
  }

  @Test func filesAreNamedAfterThePackage() throws {
    let package = NewPackage(
      PackageName(unchecked: "my-shop"), shape: .queue, on: .folder(path: "../strata", name: "strata"))
    #expect(
      package.files.map(\.path) == [
        ".github/workflows/templates.yml", ".gitignore", "Package.swift", "README.md",
        "Sources/MyShop/MyShop.swift", "Sources/MyShop/MyShopProfile.swift", "Sources/MyShop/MyShopStack.swift",
        "Sources/MyShop/Profiles/production.json", "Sources/MyShop/Profiles/staging.json",
        "Sources/MyShopTool/Tool.swift", "Tests/MyShopTests/MyShopTests.swift",
      ])
  }

  @Test(arguments: PackageShape.allCases)
  func filesAreTextThatEndsInALine(shape: PackageShape) throws {
    for file in try Self.package(shape).files {
      #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"), "\(file.path)")
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.filter { $0.hasSuffix(" ") || $0.contains("\t") } == [], "\(file.path)")
    }
  }

  /// The names in it are all of the package, whatever it's called: none of the sample's is left.
  @Test(arguments: PackageShape.allCases)
  func aNameIsAllThatDiffers(shape: PackageShape) throws {
    let other = NewPackage(
      PackageName(unchecked: "x"), shape: shape, on: try Self.package(shape).dependency)
    let pairs = zip(try Self.package(shape).files, other.files)
    let title = shape.rawValue.prefix(1).uppercased() + shape.rawValue.dropFirst()
    for (sample, file) in pairs {
      let renamed = sample.text.replacing("Sample\(title)", with: "X").replacing("sample\(title)", with: "x")
        .replacing("sample-\(shape.rawValue)", with: "x")
      #expect(renamed == file.text, "\(file.path)")
    }
  }
}
