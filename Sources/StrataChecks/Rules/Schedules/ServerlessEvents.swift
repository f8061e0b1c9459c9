import StrataJSON
import StrataTemplate

/// What invokes a function or a state machine of the serverless transform.
///
/// See [EventSource](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html).
enum ServerlessEvents {
  /// The events of a resource, with the types and properties that are written out.
  static func events(of resource: TemplateResource) -> [(type: String, properties: PlacedValue)] {
    resource.all("Events").flatMap { events in
      (events.value.object ?? [:]).keys.flatMap { events.all($0) }.flatMap { event in
        event.all("Properties").compactMap { properties in
          event.value["Type"]?.string.map { (type: $0, properties: properties) }
        }
      }
    }
  }
}
