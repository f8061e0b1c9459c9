import StrataResourceModel

/// Gives things names in Swift: no two the same, none a word of the language or a name that the code needs itself.
struct ConstantNames {
  private var taken: Set<String>

  /// - Parameter reserved: Names that nothing gets.
  init(reserved: Set<String>) {
    taken = reserved
  }

  /// Makes a name of a logical id: `DBInstance` becomes `dbInstance`, and `default` or `2Jobs` what says its kind.
  ///
  /// - Parameters:
  ///   - id: The logical id.
  ///   - kind: The kind of the thing in a word, which comes after a name that's taken.
  /// - Returns: The name.
  mutating func name(_ id: String, kind: String) -> String {
    var base = Names.property(String(id.unicodeScalars.filter(\.isASCII).map(Character.init)))
    if base.isEmpty || base.first?.isNumber == true { base = kind.lowercased() + base }
    if Names.escaped(base) != base || taken.contains(base) { base += kind }
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }

  /// Makes a name with which types begin of a stack's: `shop-dev` becomes `ShopDev`.
  mutating func typeName(_ stack: String) -> String {
    let base = Names.type(stack)
    var name = base
    var number = 2
    while !taken.isDisjoint(with: Self.family(of: name)) {
      name = "\(base)_\(number)"
      number += 1
    }
    taken.formUnion(Self.family(of: name))
    return name
  }

  /// The names of a stack's types and files, which of large ones are several, and all in lower case.
  private static func family(of name: String) -> [String] {
    let name = name.lowercased()
    let stem = String(name.prefix(name.count - name.reversed().prefix { $0.isNumber }.count))
    return [name, name + "inputs", name + "outputs", name + "resources"] + (stem.hasSuffix("resources") ? [stem] : [])
  }
}
