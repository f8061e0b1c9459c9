import BenchlingWebhook
import StrataEnvironments
import StrataLanguage
import StrataTesting
import Testing

/// The environments of the sample profiles: prod, then dev.
func samples() throws -> [Environment<WebhookProfile>] {
  let store = try benchlingWebhook.store(.samples).store
  return try [("prod", "default"), ("dev", "dev")].enumerated().map { order, names in
    Environment(names.0, order: order, profile: try store.profile(names.1, as: WebhookProfile.self))
  }
}

func app(_ environments: [Environment<WebhookProfile>]) -> App {
  App("benchling-webhook") { declareBenchlingWebhook($0, environments) }
}

func synthesize(_ environments: [Environment<WebhookProfile>]) throws -> Template {
  try #require(app(environments).synthesize()["BenchlingWebhookStack"]).template
}

func both() throws -> Template { try synthesize(samples()) }

func prodAlone() throws -> Template { try synthesize([samples()[0]]) }
