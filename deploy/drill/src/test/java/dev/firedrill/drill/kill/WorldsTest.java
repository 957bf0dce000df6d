package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.procedure.Ending;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every runbook brings a world, on which its deaths can be tried. */
class WorldsTest {

  private final List<LedgerWorld> worlds = Worlds.unplayed();

  @Test
  void everyRunbookHasAWorld() {
    assertThat(worlds.stream().map(LedgerWorld::runbook).distinct())
        .containsExactlyInAnyOrderElementsOf(Worlds.runbooks());
  }

  @Test
  void noTwoWorldsHaveOneName() {
    assertThat(worlds).extracting(LedgerWorld::name).doesNotHaveDuplicates();
  }

  @Test
  void noTargetIsOfTwoPlots() {
    assertThat(Switchboard.of(worlds)).isNotEmpty();
    List<LedgerWorld> twice = List.of(worlds.getFirst(), worlds.getFirst());
    assertThatThrownBy(() -> Switchboard.of(twice)).hasMessageContaining("two plots are about");
  }

  @Test
  void everyPlotIsAboutATargetOfTheInventory() {
    assertThat(worlds)
        .allSatisfy(world ->
            assertThat(world.targets(Path.of("secrets")))
                .containsOnlyKeys(file(world.recovers()), file(world.stops())));
  }

  @Test
  void oneRunRecoversAndTheOtherStopsWithoutWhatThereIsNoWayBackFrom() {
    assertThat(worlds)
        .allSatisfy(world -> {
          assertThat(world.recovers().ending()).isEqualTo(Ending.RECOVERED);
          assertThat(world.stops().ending()).isIn(Ending.ABORTED, Ending.REFUSED);
          assertThat(world.stops().struck()).isEqualTo(world.recovers().struck());
          assertThat(world.recovers().effects()).hasSameSizeAs(world.recovers().verbs());
        });
  }

  private static String file(Plot plot) {
    return plot.request().target().value() + ".yaml";
  }
}
