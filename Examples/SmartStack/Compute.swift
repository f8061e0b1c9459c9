import Strata
import StrataDatabases
import StrataFunctions
import StrataHttpApis

/// The module compute: the API in Swift, and the function that brings the database's tables up to date.
struct Compute {
  init(_ profile: SmartStackProfile, _ storage: Storage, _ database: Databases, in scope: Scope) {
    let function = Function(
      "Api", in: scope, code: .package("api", executable: "../../.build/handler/bootstrap"),
      environment: ["ENVIRONMENT": .literal(scope.environment ?? ""), "ORDERS": profile.orders],
      timeout: .seconds(10), memory: .mebibytes(256), architecture: .x86, isTraced: true, retention: profile.logs,
      description: "Answers requests about orders", name: scope.name("api"))
    let alarms = FunctionAlarms("ApiAlarms", in: scope, of: function, notify: [storage.alerts], failures: profile.failures)
    let live = FunctionAlias("live", in: scope, of: function, rollout: profile.rollout, rollingBackOn: alarms.alarms)

    let api = HttpApi("Http", in: scope, throttling: .perSecond(50, burst: 100), timeout: .seconds(15), retention: profile.logs)
    // Whoever has the address may ask: there is nothing about persons in it.
    for route in ["GET /health", "GET /orders/{id}", "POST /quotes"] { api.route(route, to: live, authorizer: .anyone) }
    HttpApiAlarms("HttpAlarms", in: scope, of: api, notify: [storage.alerts], failures: profile.failures)

    let migrations = Function(
      "Migrations", in: scope, code: .inline(Self.program, runtime: .python313),
      environment: ["CLUSTER": database.main.arn, "SECRET": database.main.secret.arn],
      permissions: [database.main.querying()], timeout: .minutes(5), reservedConcurrency: 1, retention: profile.logs,
      description: "Brings the database's tables up to date, before a deployment's new code needs them",
      name: scope.name("migrations"))
    FunctionAlarms("MigrationAlarms", in: scope, of: migrations, notify: [storage.alerts])
    scope.output("Url", api.url)
    scope.output("Migrations", migrations.name)
  }

  /// Each statement once, in order, those that ran being noted in the database itself.
  private static let program = """
    import os
    import boto3

    data = boto3.client("rds-data")
    MIGRATIONS = [
        "CREATE TABLE documents (key text PRIMARY KEY, received timestamptz NOT NULL DEFAULT now())",
        "CREATE TABLE summaries (key text PRIMARY KEY REFERENCES documents, model text NOT NULL, made timestamptz NOT NULL)",
    ]


    def run(sql, transaction=None):
        more = {"transactionId": transaction} if transaction else {}
        return data.execute_statement(
            resourceArn=os.environ["CLUSTER"], secretArn=os.environ["SECRET"], database="smartstack", sql=sql, **more)


    def handler(event, context):
        run("CREATE TABLE IF NOT EXISTS migrations (number int PRIMARY KEY)")
        done = run("SELECT count(*) FROM migrations")["records"][0][0]["longValue"]
        for number in range(done, len(MIGRATIONS)):
            begun = data.begin_transaction(
                resourceArn=os.environ["CLUSTER"], secretArn=os.environ["SECRET"], database="smartstack")["transactionId"]
            run(MIGRATIONS[number], begun)
            run(f"INSERT INTO migrations VALUES ({number})", begun)
            data.commit_transaction(
                resourceArn=os.environ["CLUSTER"], secretArn=os.environ["SECRET"], transactionId=begun)
        return {"before": done, "now": len(MIGRATIONS)}
    """
}
