import Testing

@testable import StrataReport

@Suite struct HTMLWriterTests {
  private func written(_ body: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter()
    body(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func textIsNeverMarkup() {
    #expect(
      written { $0.element("p", text: #"<script>"a" & 'b'</script>"#) }
        == #"<p>&lt;script&gt;"a" &amp; 'b'&lt;/script&gt;</p>"#)
  }

  @Test func valuesOfAttributesEndNowhere() {
    #expect(
      written { $0.void("input", .value("value", #""><img src=x>&"#), .flag("hidden")) }
        == #"<input value="&quot;&gt;&lt;img src=x&gt;&amp;" hidden>"#)
  }

  @Test func whatTurnsTextAroundIsShownAsItsNumber() {
    #expect(written { $0.name("safe\u{202E}gnp.exe\n\0") } == #"<bdi>safe\u{202E}gnp.exe\n\0</bdi>"#)
    #expect(written { $0.name("a\u{7}b") } == #"a\u{07}b"#)
    #expect(written { $0.name("תור 🚢") } == "<bdi>תור 🚢</bdi>")
  }

  @Test func elementsStandWithinEachOther() {
    let text = written { html in
      html.element("ul", .classes("plain"), .id("list")) { html in
        for number in 1...2 { html.element("li", text: "\(number)") }
      }
    }
    #expect(text == #"<ul class="plain" id="list"><li>1</li><li>2</li></ul>"#)
  }
}
