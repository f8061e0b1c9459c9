import Strata
import StrataFunctions
import StrataHttpApis
import StrataTables

/// Declares a table of items, a function that reads and writes them, and the API that leads to it.
func declareItems(in scope: Scope, _ profile: SampleFunctionsProfile) {
  let items = Table(
    "Items", in: scope, partitionKey: "id", deletionPolicy: profile.keepsItems ? .retain : .delete)
  // What outgrows this file is taken from others by code: .package(…).
  let code = """
    import json, os, boto3

    table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

    def answer(status, value):
        return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(value)}

    def handler(event, context):
        if event["rawPath"] == "/health":
            return answer(200, "well")
        key = {"id": event["pathParameters"]["id"]}
        if event["requestContext"]["http"]["method"] == "PUT":
            table.put_item(Item={**key, "text": event.get("body", "")})
        item = table.get_item(Key=key).get("Item")
        return answer(200, item["text"]) if item else answer(404, "there is no such item")

    """
  let function = Function(
    "Function", in: scope, code: .inline(code, runtime: .python313), environment: ["TABLE": items.name],
    permissions: [items.readingAndWriting], timeout: .seconds(10), memory: .mebibytes(256))

  // Requests are signed with credentials of AWS, but for the one that asks whether the API is well.
  let api = HttpApi(
    "Api", in: scope, authorizer: .iam,
    throttling: .perSecond(Double(profile.requestsPerSecond), burst: 2 * profile.requestsPerSecond))
  api.route("GET /items/{id}", to: function)
  api.route("PUT /items/{id}", to: function)
  api.route("GET /health", to: function, authorizer: .anyone)
  scope.output("Url", api.url, description: "Where the API answers")
}
