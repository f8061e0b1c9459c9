import Testing

@testable import StrataGraph

@Suite struct XMLTextTests {
  @Test func whatIsMarkupElsewhereIsTextHere() {
    #expect(
      XMLText.escaped("<script>alert(\"a\" & 'b')</script>")
        == "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;")
  }

  @Test func whatFilesCannotHoldIsShownByItsNumber() {
    #expect(XMLText.escaped("a\0b\u{FFFF}\u{2066}") == "a\\0b\\u{FFFF}\\u{2066}")
  }

  @Test func otherScriptsStayAsTheyAre() { #expect(XMLText.escaped("تقارير 報告 é") == "تقارير 報告 é") }

  @Test func namesOfClassesAreOfLettersDigitsAndHyphens() {
    #expect(XMLText.className("Private subnet\"2") == "private-subnet-2")
  }
}
