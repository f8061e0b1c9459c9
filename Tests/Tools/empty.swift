/// A program that does nothing, which the start of the tool is compared with.
@main enum Empty {
  static func main() {}
}
