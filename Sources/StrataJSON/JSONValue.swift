// No Foundation here: a program that writes one document and exits spends most of its time starting. Median wall time
// of 150 runs on x86-64 Linux with a dynamic and a static standard library, nearly all of it CPU time: 3.1 and 1.9 ms
// with the standard library alone, 4.2 and 2.4 ms with FoundationEssentials, 6.7 and 2.4 ms with Foundation (a static
// link keeps only what is used of it).

/// A JSON value: a scalar, an array of values, or an object of named values.
///
/// Integers, doubles and other numbers are kept apart: `1` never becomes `1.0`. Strings and keys are equal when their
/// UTF-8 bytes are, so a composed and a decomposed "é" differ.
public enum JSONValue: Sendable {
  /// The literal `null`.
  case null

  /// The literal `true` or `false`.
  case bool(Bool)

  /// A number written without a fraction or an exponent, in the range of `Int64`.
  case integer(Int64)

  /// A number written with a fraction or an exponent.
  ///
  /// NaN and the infinities can be held, but not written.
  case double(Double)

  /// A number that neither `Int64` nor `Double` holds exactly.
  case number(JSONNumber)

  /// A string of Unicode scalars.
  case string(String)

  /// An ordered list of values.
  case array([JSONValue])

  /// A list of members with unique keys, in order.
  case object(JSONObject)
}
