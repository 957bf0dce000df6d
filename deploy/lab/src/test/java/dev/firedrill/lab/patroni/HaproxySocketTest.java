package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.LabFailure;
import org.junit.jupiter.api.Test;

class HaproxySocketTest {

  @Test
  void theStatusIsFoundByItsColumnsName() {
    assertThat(
            HaproxySocket.writerStatus(
                """
                # pxname,svname,scur,status,weight
                writer,FRONTEND,3,PAUSED,
                members,pg-1,3,UP,1
                """))
        .isEqualTo("PAUSED");
  }

  @Test
  void anotherProxyIsNotTheWriter() {
    assertThatThrownBy(
            () -> HaproxySocket.writerStatus("# pxname,svname,status\na,FRONTEND,OPEN\n"))
        .isInstanceOf(LabFailure.class);
  }
}
