import BenchlingWebhook
import StrataTesting
import Testing

func synthesize(_ environments: [WebhookEnvironment]) throws -> Template {
  try #require(benchlingWebhook(environments).synthesize()["BenchlingWebhookStack"]).template
}

func both() throws -> Template { try synthesize(WebhookEnvironment.samples) }

func prodAlone() throws -> Template { try synthesize([WebhookEnvironment.samples[0]]) }
