import Strata
import StrataFunctions
import StrataModels
import StrataParameters

/// The module ai-services: the function that asks a model about documents.
struct AIServices {
  @discardableResult init(_ profile: SmartStackProfile, _ storage: Storage, in scope: Scope) {
    let model = BedrockModel(.literal(profile.model))
    let processor = Function(
      "Processor", in: scope, code: .inline(Self.program, runtime: .python313),
      environment: [
        "MODEL": model.id, "DOCUMENTS": storage.documents.name, "RESULTS": storage.results.name,
        "SETTINGS": storage.settings.path,
      ],
      permissions: [
        model.invoking, storage.documents.reading, storage.results.writing, storage.settings.reading,
      ], timeout: .minutes(1), memory: .mebibytes(256), reservedConcurrency: 5, isTraced: true,
      retention: profile.logs, description: "Asks a model for a summary of each document",
      name: scope.name("ai-processor"))
    processor.receive("Jobs", from: storage.jobs, batch: 1)
    FunctionAlarms("Alarms", in: scope, of: processor, notify: [storage.alerts], failures: profile.failures)
  }

  /// A job is `{"document": KEY}`.
  private static let program = """
    import json, os
    import boto3

    s3, bedrock = boto3.client("s3"), boto3.client("bedrock-runtime")


    def handler(event, context):
        failed = []
        for record in event["Records"]:
            try:
                key = json.loads(record["body"])["document"]
                text = s3.get_object(Bucket=os.environ["DOCUMENTS"], Key=key)["Body"].read(100_000).decode()
                answer = bedrock.converse(
                    modelId=os.environ["MODEL"],
                    messages=[{"role": "user", "content": [{"text": "Summarize this in three sentences:\\n" + text}]}])
                summary = answer["output"]["message"]["content"][0]["text"]
                s3.put_object(Bucket=os.environ["RESULTS"], Key=key + ".txt", Body=summary.encode())
            except Exception as error:
                print(json.dumps({"level": "ERROR", "message": type(error).__name__, "id": record["messageId"]}))
                failed.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failed}
    """
}
