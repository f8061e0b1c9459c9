/// The languages in which states select and transform data.
///
/// See [Transforming data](https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
enum StateLanguage: String, CaseIterable {
  case jsonPath = "JSONPath"
  case jsonata = "JSONata"
}
