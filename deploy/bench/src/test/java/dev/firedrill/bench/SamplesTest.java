package dev.firedrill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void aPercentileIsATimeThatWasMeasured() {
    Samples samples = new Samples();
    IntStream.rangeClosed(1, 40).map(i -> 41 - i).forEach(samples::add);
    assertThat(samples.percentile(50)).isEqualTo(20);
    assertThat(samples.percentile(95)).isEqualTo(38);
    assertThat(samples.percentile(100)).isEqualTo(40);
  }

  @Test
  void aSingleTimeIsEveryPercentile() {
    Samples samples = new Samples();
    samples.add(7);
    assertThat(samples.percentile(1)).isEqualTo(7);
    assertThat(samples.percentile(95)).isEqualTo(7);
  }

  @Test
  void nothingMeasuredIsNoFigure() {
    assertThatThrownBy(() -> new Samples().percentile(50)).hasMessageContaining("nothing");
  }
}
