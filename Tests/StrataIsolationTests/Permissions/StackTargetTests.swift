import StrataIsolation
import StrataJSON
import Testing

/// Stacks themselves, which whoever updates or deletes one reaches.
@Suite struct StackTargetTests {
  private func verdicts(_ statements: JSONValue...) -> [String] {
    let world = SampleWorlds.world(
      staging: ["Deploy": role(statements)], production: ["Jobs": ["Type": "AWS::SQS::Queue"]])
    return PermissionProver(world).verdicts.map { "\($0.word): \($0.sentence)" }
  }

  @Test func theOthersStackIsReached() {
    #expect(
      verdicts(allow("cloudformation:UpdateStack", "arn:aws:cloudformation:*:*:stack/shop-*/*")) == [
        "open: role shop-staging/Deploy may cloudformation:UpdateStack "
          + "arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-production/…, which is of the stack "
          + "shop-production, by statement 1 of shop-staging/Deploy"
      ])
  }

  @Test func onesOwnIsNot() {
    #expect(
      verdicts(allow("cloudformation:*", "arn:aws:cloudformation:*:*:stack/shop-staging/*")) == [
        "resource-text: statement 1 of shop-staging/Deploy names nothing of production"
      ])
  }

  @Test func aDenialClosesIt() {
    let found = verdicts(
      allow("cloudformation:DeleteStack", "arn:aws:cloudformation:*:*:stack/shop-*/*"),
      deny("cloudformation:*", "arn:aws:cloudformation:*:*:stack/shop-production/*"))
    #expect(found == ["deny: a Deny covers all that is allowed of shop-production"])
  }

  @Test func actionsOfTheWholeAccountReachItToo() {
    let found = verdicts(allow("cloudformation:SetTypeConfiguration", "*"))
    #expect(
      found.first?.hasPrefix("open: role shop-staging/Deploy may cloudformation:SetTypeConfiguration") == true,
      "\(found)")
  }
}
