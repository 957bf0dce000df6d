package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

/** How an event is written, by the words of the standard (WHATWG HTML, section 9.2.5). */
class MessageTest {

  @Test
  void eachLineOfItsDataIsOneOfItsOwn() {
    assertThat(text(new Message("7.1", "run", "<p>\n\nü\r\n</p>\r\r")))
        .isEqualTo("event:run\nid:7.1\ndata:<p>\ndata:\ndata:ü\ndata:</p>\ndata:\n\n");
  }

  /** Without a line of data a browser tells nobody of the event. */
  @Test
  void aSpaceAtItsBeginningIsKeptAndNothingIsALine() {
    assertThat(text(new Message("", "run", " a\nb"))).isEqualTo("event:run\ndata:  a\ndata:b\n\n");
    assertThat(text(new Message("", "run", ""))).isEqualTo("event:run\ndata:\n\n");
  }

  @Test
  void whatCannotBeResumedHasNoId() {
    assertThat(text(Message.BEAT)).isEqualTo("event:beat\ndata:alive\n\n");
  }

  @Test
  void itIsWrittenOnceForAll() {
    Message message = new Message("1", "run", "<p></p>");
    assertThat(message.wire()).isSameAs(message.wire());
  }

  private static String text(Message message) {
    DataWithMediaType written = message.wire().iterator().next();
    return new String((byte[]) written.getData(), StandardCharsets.UTF_8);
  }
}
