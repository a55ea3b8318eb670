package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.postgres.Blocked;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Failure;
import dev.migralint.postgres.HeldLocks;
import dev.migralint.postgres.HeldUp;
import dev.migralint.postgres.Lock;
import dev.migralint.postgres.Loss;
import dev.migralint.postgres.Target;
import dev.migralint.postgres.Work;
import dev.migralint.sql.Name;
import dev.migralint.sql.TypeName;
import dev.migralint.words.EffectWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An effect in JSON: the same keys for a finding and for a statement of the plan. */
public final class EffectJson {
  private final JsonGenerator json;

  /** Writes into the object that the generator has open. */
  public EffectJson(JsonGenerator json) {
    this.json = json;
  }

  /** The lines that people read. */
  public void lines(Effect effect, String path) throws IOException {
    json.writeArrayFieldStart("effects");
    for (EffectWords.Line line : EffectWords.lines(effect, path)) {
      json.writeStartObject();
      json.writeStringField("label", line.label());
      json.writeStringField("words", line.words());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** All that the effect holds, as fields of the present object. */
  public void fields(Effect effect) throws IOException {
    json.writeArrayFieldStart("locks");
    for (Lock lock : effect.tableLocks()) {
      json.writeStartObject();
      string("table", lock.on());
      lock(lock);
      held("held", lock.held());
      held("mayHold", lock.mayHold());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("indexLocks");
    for (Lock lock : effect.locks()) {
      if (!lock.isOnTable()) {
        json.writeStartObject();
        string("index", lock.on());
        string("table", lock.table());
        lock(lock);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("waits");
    for (Map.Entry<Target, Blocked> wait : effect.waits().entrySet()) {
      json.writeStartObject();
      string("table", wait.getKey());
      json.writeBooleanField("reads", wait.getValue().reads());
      json.writeBooleanField("writes", wait.getValue().writes());
      targets("because", because(effect, wait.getKey()));
      json.writeEndObject();
    }
    json.writeEndArray();
    targets("rewrites", effect.rewritten());
    targets("scans", effect.scanned());
    targets("indexBuilds", effect.builtIndexes());
    json.writeArrayFieldStart("work");
    for (Work work : effect.work()) {
      write(work);
    }
    json.writeEndArray();
    json.writeBooleanField("refusesTransaction", effect.refusesTransaction());
    json.writeBooleanField("failsIfRows", !effect.failures().isEmpty());
    strings("failsIf", EffectWords.failures(effect));
    json.writeArrayFieldStart("failures");
    for (Failure failure : effect.failures()) {
      write(failure);
    }
    json.writeEndArray();
    strings("losesData", effect.losses().stream().map(EffectWords::loss).toList());
    json.writeArrayFieldStart("losses");
    for (Loss loss : effect.losses()) {
      json.writeStartObject();
      json.writeStringField("kind", word(loss.kind()));
      string("table", loss.table());
      json.writeStringField("column", orNull(loss.column().map(Name::sql)));
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("unknowns", EffectWords.uncertain(effect));
  }

  private void lock(Lock lock) throws IOException {
    json.writeStringField("mode", lock.mode().sql());
    json.writeStringField("blocks", word(lock.blocks()));
  }

  private void held(String field, Optional<HeldLocks.Held> held) throws IOException {
    if (held.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeStringField("mode", held.get().mode().sql());
    json.writeStringField("path", held.get().path());
    json.writeNumberField("line", held.get().line());
    json.writeEndObject();
  }

  /** The relations and indexes whose locks make others wait for a table. */
  private static List<Target> because(Effect effect, Target table) {
    List<Target> locked =
        new ArrayList<>(
            effect.locks().stream()
                .filter(lock -> lock.table().equals(table) && lock.blocks().writes())
                .map(Lock::on)
                .toList());
    effect.heldUp().stream()
        .filter(held -> held.partition().equals(table))
        .map(HeldUp::parent)
        .forEach(locked::add);
    return locked;
  }

  private void write(Work work) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", word(work.kind()));
    json.writeStringField("reason", word(work.reason()));
    string("table", work.table());
    json.writeStringField("index", orNull(work.index().map(index -> index.qualified().sql())));
    json.writeBooleanField("certain", work.isCertain());
    json.writeEndObject();
  }

  private void write(Failure failure) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", word(failure.kind()));
    string("table", failure.table());
    strings("columns", failure.columns().stream().map(Name::sql).toList());
    json.writeStringField(
        "referencedTable", orNull(failure.referenced().map(table -> table.qualified().sql())));
    json.writeStringField("type", orNull(failure.type().map(TypeName::sql)));
    json.writeBooleanField("mayBeRuledOut", failure.mayBeRuledOut());
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void string(String field, Target target) throws IOException {
    json.writeStringField(field, target.qualified().sql());
  }

  private void targets(String field, List<Target> targets) throws IOException {
    strings(field, targets.stream().map(target -> target.qualified().sql()).toList());
  }

  private void strings(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
